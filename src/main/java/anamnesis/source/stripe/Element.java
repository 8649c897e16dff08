package anamnesis.source.stripe;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// One object of Stripe, as it was read.
///
/// @param id empty if it has none
/// @param root nothing if it could not be read
/// @param sound whether it says each thing once
/// @param redacted whether a value of it was overwritten
/// @param names what in it may be ids of other objects
/// @param inside the lists that stand in it
record Element(
    String id,
    JsonNode root,
    boolean sound,
    boolean redacted,
    List<String> names,
    List<Inside> inside) {
  static final long UNDATED = Long.MIN_VALUE;

  Element {
    names = List.copyOf(names);
    inside = List.copyOf(inside);
  }

  /// Of which nothing is known but what it is called.
  static Element named(String id) {
    return new Element(id, MissingNode.getInstance(), false, false, List.of(), List.of());
  }

  Element unsound() {
    return new Element(id, root, false, redacted, names, inside);
  }

  /// What it says that it is.
  String object() {
    return text("object");
  }

  /// The second in which it was made; [#UNDATED] if it does not say.
  long created() {
    JsonNode created = root.path("created");
    return created.canConvertToLong() && created.isIntegralNumber() ? created.longValue() : UNDATED;
  }

  /// Whether somebody had it erased. Since the version of 2026-06-24 it says so itself; until then
  /// only the values tell that were overwritten.
  boolean isErased() {
    return redacted || root.path("redaction").isObject();
  }

  boolean isDeleted() {
    return root.path("deleted").asBoolean(false);
  }

  String text(String field) {
    return root.path(field).asString("");
  }
}
