package anamnesis.source.stripe;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// A list inside an object, as the lines of an invoice: Stripe shows ten of them there, and where
/// the rest is.
///
/// @param path where it is asked for; empty if it does not say
record Inside(String path, boolean more, List<Part> parts) {
  Inside {
    parts = List.copyOf(parts);
  }

  /// @param offset of its first byte, from the first of the object
  record Part(int offset, int length, Element element) {}

  static Inside of(JsonNode list, List<Part> parts) {
    return new Inside(list.path("url").asString(""), list.path("has_more").asBoolean(false), parts);
  }
}
