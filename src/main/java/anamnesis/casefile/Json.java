package anamnesis.casefile;

import anamnesis.Refusal;
import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The one way JSON is written and read here: the same value gives the same bytes on any machine.
public final class Json {
  /// Deeper than any witness nests, shallower than any stack.
  private static final int DEEPEST = 200;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private Json() {}

  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  public static String pretty(Object value) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }

  public static void write(OutputStream out, Object value) {
    MAPPER.writeValue(out, value);
  }

  public static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  public static <T> T as(JsonNode node, Class<T> type) {
    return MAPPER.treeToValue(node, type);
  }

  public static JsonNode tree(byte[] json) {
    return MAPPER.readTree(json);
  }

  public static JsonNode tree(String json) {
    return MAPPER.readTree(json);
  }

  public static JsonNode tree(InputStream json) {
    return MAPPER.readTree(json);
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static JsonNode node(Object value) {
    return MAPPER.valueToTree(value);
  }

  /// For those who read a stream token by token.
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /// A file that a person may have touched: said with its name, never with its content.
  static Refusal broken(String file, long line, JacksonException cause) {
    String why =
        switch (cause) {
          case StreamConstraintsException _ -> "it is deeper or longer than any that is written";
          case StreamReadException _ -> "it is no JSON";
          default -> "a value is not of its kind";
        };
    return broken(file, line, why);
  }

  static Refusal broken(String file, long line, String why) {
    return new Refusal(
        "%s, line %d, is not readable: %s".formatted(file, line, why),
        "run `anamnesis case verify` to see what changed since it was written");
  }
}
