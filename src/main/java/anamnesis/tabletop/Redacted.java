package anamnesis.tabletop;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is left of an object when Stripe has redacted it: who it was of is overwritten, what was
/// paid is not (docs.stripe.com/privacy/redaction-integration).
final class Redacted {
  private static final String OVER = "[redacted]";
  private static final Set<String> PERSONAL =
      Set.of(
          "name",
          "email",
          "phone",
          "line1",
          "line2",
          "city",
          "postal_code",
          "state",
          "receipt_email",
          "customer_name",
          "customer_email",
          "customer_phone",
          "client_reference_id",
          "value");

  private Redacted() {}

  static ObjectNode of(ObjectNode whole) {
    ObjectNode copy = whole.deepCopy();
    overwrite(copy, false);
    return copy;
  }

  private static void overwrite(JsonNode node, boolean all) {
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyNames()) {
        JsonNode value = object.path(name);
        if (value.isString() && (all || PERSONAL.contains(name))) {
          object.put(name, OVER);
        } else {
          overwrite(value, name.equals("metadata"));
        }
      }
    } else {
      node.values().forEach(one -> overwrite(one, false));
    }
  }
}
