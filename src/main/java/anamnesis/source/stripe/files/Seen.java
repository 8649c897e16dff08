package anamnesis.source.stripe.files;

import anamnesis.casefile.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;

/// An object or a list in a document, and where in its bytes it stands.
///
/// @param texts its plain values
/// @param parts the objects and lists in it; of a list by their numbers
record Seen(int from, int to, Map<String, String> texts, SequencedMap<String, Seen> parts) {
  /// @throws tools.jackson.core.JacksonException if it is no JSON
  static Seen in(byte[] json) {
    // A key that stands twice in one object spoils that object, and not what holds it.
    var reader = Json.mapper().reader().without(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    try (JsonParser parser = reader.createParser(json)) {
      parser.nextToken();
      return read(parser);
    }
  }

  String text(String name) {
    return texts.getOrDefault(name, "");
  }

  private static Seen read(JsonParser parser) {
    int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    boolean list = parser.currentToken() == JsonToken.START_ARRAY;
    Map<String, String> texts = new LinkedHashMap<>();
    SequencedMap<String, Seen> parts = new LinkedHashMap<>();
    int number = 0;
    while (!parser.nextToken().isStructEnd()) {
      String name = list ? String.valueOf(number++) : parser.currentName();
      JsonToken token = list ? parser.currentToken() : parser.nextToken();
      if (token.isStructStart()) {
        parts.put(name, read(parser));
      } else if (token != JsonToken.VALUE_NULL) {
        texts.put(name, parser.getString());
      }
    }
    int to = Math.toIntExact(parser.currentLocation().getByteOffset());
    return new Seen(from, to, texts, parts);
  }
}
