package anamnesis.tabletop.stripe;

import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// One object as Stripe has it written down.
///
/// @param json as it is sent since 2025-03-31, when payments and invoices ceased to name each other
/// @param back changes a copy of it into what was sent until then
public record Entry(ObjectNode json, Consumer<ObjectNode> back) {
  /// One whose shape never changed.
  public Entry(ObjectNode json) {
    this(json, same -> {});
  }

  /// As it was sent until 2025-03-31.
  public ObjectNode before() {
    ObjectNode copy = json.deepCopy();
    back.accept(copy);
    return copy;
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
    return old ? before() : json.deepCopy();
  }
}
