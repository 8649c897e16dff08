package anamnesis.source.stripe;

import anamnesis.casefile.Json;
import anamnesis.evidence.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;

/// One page of a list as it was received, and where in it each element stands.
final class Page {
  private final byte[] bytes;
  private final List<Spot> elements = new ArrayList<>();
  private @Nullable Boolean more;

  private Page(byte[] bytes) {
    this.bytes = bytes;
  }

  /// @param id of the element there; empty if it has none, or one that is no text
  record Spot(Place place, String id) {}

  static Page of(byte[] body) throws Silence {
    Page page = new Page(body);
    // A key that stands twice in one object spoils that object, and not the page.
    var reader = Json.mapper().reader().without(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    try (JsonParser parser = reader.createParser(page.bytes)) {
      page.read(parser);
    } catch (JacksonException cut) {
      throw unreadable();
    }
    return page;
  }

  byte[] bytes() {
    return bytes;
  }

  List<Spot> elements() {
    return elements;
  }

  boolean more() {
    return Boolean.TRUE.equals(more);
  }

  /// In the order of the page; those without an id left out.
  List<String> ids() {
    return elements.stream().map(Spot::id).filter(id -> !id.isBlank()).toList();
  }

  byte[] stretch(Spot element) {
    int from = Math.toIntExact(element.place().offset());
    return Arrays.copyOfRange(bytes, from, from + element.place().length());
  }

  /// Two numbers of unlike making that change with any byte of it.
  static long print(byte[] json) {
    CRC32C check = new CRC32C();
    check.update(json);
    Adler32 other = new Adler32();
    other.update(json);
    return (check.getValue() << 32) | other.getValue();
  }

  private void read(JsonParser parser) throws Silence {
    boolean list = false;
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw unreadable();
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      boolean again = name.equals("data") ? list : name.equals("has_more") && more != null;
      if (again) {
        throw unreadable();
      }
      if (name.equals("data") && value == JsonToken.START_ARRAY) {
        list = true;
        elements(parser);
      } else if (name.equals("has_more")) {
        more = value == JsonToken.VALUE_TRUE;
        if (!value.isBoolean()) {
          throw unreadable();
        }
      } else {
        parser.skipChildren();
      }
    }
    boolean trailing = parser.nextToken() != null;
    if (!list || more == null || trailing) {
      throw unreadable();
    }
  }

  private void elements(JsonParser parser) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      long from = parser.currentTokenLocation().getByteOffset();
      String id = id(parser);
      long to = parser.currentLocation().getByteOffset();
      elements.add(new Spot(Place.json(from, Math.toIntExact(to - from)), id));
    }
  }

  /// Reads an element to its end.
  private static String id(JsonParser parser) {
    String id = "";
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return id;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean named = parser.currentName().equals("id");
      if (parser.nextToken() == JsonToken.VALUE_STRING && named) {
        id = parser.getString();
      }
      parser.skipChildren();
    }
    return id;
  }

  static Silence unreadable() {
    return new Silence(
        Silence.Why.UNREADABLE, "Stripe kept answering with pages that are cut off or no list");
  }
}
