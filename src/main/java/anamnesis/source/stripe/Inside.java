package anamnesis.source.stripe;

import anamnesis.casefile.Json;
import anamnesis.evidence.Place;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/// A list inside an object, as the lines of an invoice: Stripe shows ten of them there, and where
/// the rest is.
///
/// @param path where it is asked for; empty if it does not say
/// @param places of what stands here, in the bytes of the object
record Inside(String path, boolean more, List<Place> places) {
  Inside {
    places = List.copyOf(places);
  }

  /// All lists of an object that has any; the snapshot in an event is not an object.
  static List<Inside> of(Element element, byte[] json) {
    if (!holdsAny(element.root()) || element.text("object").equals("event")) {
      return List.of();
    }
    List<Inside> found = new ArrayList<>();
    try (JsonParser parser = Json.mapper().createParser(json)) {
      parser.nextToken();
      object(parser, found, false);
    }
    return found;
  }

  private static boolean holdsAny(JsonNode node) {
    for (JsonNode child : node.values()) {
      boolean list = child.path("object").asString("").equals("list");
      if (list || holdsAny(child)) {
        return true;
      }
    }
    return false;
  }

  /// Reads an object to its end.
  private static void object(JsonParser parser, List<Inside> found, boolean within) {
    String path = "";
    boolean list = false;
    boolean more = false;
    List<Place> places = new ArrayList<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.VALUE_STRING && name.equals("object")) {
        list = parser.getString().equals("list");
      } else if (value == JsonToken.VALUE_STRING && name.equals("url")) {
        path = parser.getString();
      } else if (name.equals("has_more")) {
        more = value == JsonToken.VALUE_TRUE;
      } else if (value == JsonToken.START_ARRAY && name.equals("data") && within) {
        elements(parser, places);
      } else {
        container(parser, found);
      }
    }
    if (list && within) {
      found.add(new Inside(path, more, places));
    }
  }

  private static void container(JsonParser parser, List<Inside> found) {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      object(parser, found, true);
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        container(parser, found);
      }
    }
  }

  private static void elements(JsonParser parser, List<Place> places) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      long from = parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      long to = parser.currentLocation().getByteOffset();
      places.add(Place.json(from, Math.toIntExact(to - from)));
    }
  }
}
