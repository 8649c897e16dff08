package anamnesis.tabletop.stripe;

import tools.jackson.databind.node.ObjectNode;

/// One object as Stripe has it written down.
///
/// @param json as it is sent since 2025-03-31, when payments and invoices ceased to name each other
/// @param before as it was sent until then
public record Entry(ObjectNode json, ObjectNode before) {
  /// One whose shape never changed.
  public Entry(ObjectNode json) {
    this(json, json);
  }

  public String id() {
    return json.path("id").asString();
  }

  public long created() {
    return json.path("created").asLong(0);
  }

  /// What a field says, in words; empty if it says nothing.
  String says(String field) {
    return json.path(field).asString("");
  }

  /// A copy that may be added to.
  ObjectNode sent(boolean old) {
    return old ? before.deepCopy() : json.deepCopy();
  }
}
