package anamnesis.source.stripe;

import anamnesis.casefile.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads objects out of bytes, each byte once: as trees, with what is looked for in every object
/// noted on the way.
final class Parsing {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONGEST_ID = 5_000;
  private static final String REDACTED = "[redacted]";

  private final JsonParser parser;
  private long begin;
  private boolean sound = true;
  private boolean redacted;
  private List<String> names = new ArrayList<>();
  private List<Inside> inside = new ArrayList<>();

  private Parsing(JsonParser parser, long begin) {
    this.parser = parser;
    this.begin = begin;
  }

  /// A key that stands twice in one object spoils that object, and not the page.
  static JsonParser open(byte[] json) {
    return Json.mapper()
        .reader()
        .without(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .createParser(json);
  }

  /// The one object that these bytes are.
  static Element of(byte[] json) {
    try (JsonParser parser = open(json)) {
      parser.nextToken();
      Element element = element(parser);
      return parser.nextToken() == null ? element : element.unsound();
    }
  }

  /// The object that the parser stands on, read to its end.
  static Element element(JsonParser parser) {
    return new Parsing(parser, parser.currentTokenLocation().getByteOffset()).element();
  }

  /// What is unsound leads nowhere, and neither do the lists in the snapshot of an event.
  private Element element() {
    JsonNode root = value(false);
    String id = id(root.path("id"));
    boolean leads = sound && !root.path("object").asString("").equals("event");
    return new Element(
        id, root, sound, redacted, sound ? names : List.of(), leads ? inside : List.of());
  }

  /// A number is no id, and neither is a text that is longer than any that can be kept.
  private static String id(JsonNode id) {
    return id.isString() ? id(id.asString()) : "";
  }

  static String id(String text) {
    return text.length() <= LONGEST_ID ? text : "";
  }

  private JsonNode value(boolean within) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(within);
      case START_ARRAY -> array();
      case VALUE_STRING -> text(parser.getString());
      case VALUE_NUMBER_INT -> number();
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  /// @param within whether it stands in another: only there is a list a list of something
  private ObjectNode object(boolean within) {
    ObjectNode object = NODES.objectNode();
    List<Inside.Part> parts = new ArrayList<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      boolean data = parser.nextToken() == JsonToken.START_ARRAY && within && name.equals("data");
      JsonNode value = data ? parts(parts) : value(true);
      sound &= object.replace(name, value) == null;
    }
    if (within && object.path("object").asString("").equals("list")) {
      inside.add(Inside.of(object, parts));
    }
    return object;
  }

  private ArrayNode array() {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(true));
    }
    return array;
  }

  private ArrayNode parts(List<Inside.Part> parts) {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      long from = parser.currentTokenLocation().getByteOffset();
      Element part = element(parser);
      int length = Math.toIntExact(parser.currentLocation().getByteOffset() - from);
      parts.add(new Inside.Part(Math.toIntExact(from - begin), length, part));
      array.add(part.root());
      sound &= part.sound();
      redacted |= part.redacted();
      names.addAll(part.names());
    }
    return array;
  }

  private JsonNode text(String text) {
    redacted |= text.length() >= REDACTED.length() && text.strip().equalsIgnoreCase(REDACTED);
    if (Names.isOne(text)) {
      names.add(text);
    }
    return NODES.stringNode(text);
  }

  private JsonNode number() {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }
}
