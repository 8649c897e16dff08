package anamnesis.evidence;

import anamnesis.casefile.Json;
import anamnesis.casefile.Shelf;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Of a line on a shelf of evidence, who said it and of what: what it takes to put lines in order,
/// read without the rest.
record Heading(String witness, String kind, String id) {
  /// A line that is not as it was written is refused by its shelf, with its number.
  static <T> Heading of(Shelf<T> shelf, Shelf.Line line) {
    try (JsonParser parser = Json.mapper().createParser(line.bytes())) {
      return read(parser);
    } catch (JacksonException broken) {
      shelf.read(line);
      throw broken;
    }
  }

  private static Heading read(JsonParser parser) {
    String witness = "";
    String kind = "";
    String id = "";
    parser.nextToken();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
      switch (text ? name : "") {
        case "witness" -> witness = parser.getString();
        case "kind" -> kind = parser.getString();
        case "id" -> {
          return new Heading(witness, kind, parser.getString());
        }
        default -> parser.skipChildren();
      }
    }
    return new Heading(witness, kind, id);
  }
}
