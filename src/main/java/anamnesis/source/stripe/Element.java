package anamnesis.source.stripe;

import tools.jackson.databind.JsonNode;

/// One object of Stripe, as it was read.
///
/// @param id empty if it has none
/// @param root nothing if it could not be read
record Element(String id, JsonNode root) {
  static final long UNDATED = Long.MIN_VALUE;

  /// The second in which it was made; [#UNDATED] if it does not say.
  long created() {
    JsonNode created = root.path("created");
    return created.canConvertToLong() && created.isIntegralNumber() ? created.longValue() : UNDATED;
  }

  boolean isDeleted() {
    return root.path("deleted").asBoolean(false);
  }

  String text(String field) {
    return root.path(field).asString("");
  }
}
