package anamnesis.tabletop;

import anamnesis.casefile.Json;
import anamnesis.tabletop.stripe.Entry;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Checkout sessions: the first visit is booked and paid on Stripe's own page, which asks for more
/// than a card.
record Sessions(Catalogue catalogue, Era era) {
  private static final List<String> PHARMACIES =
      List.of("Harbour Pharmacy", "Marlow Drugs", "Alder Street Pharmacy");

  Entry of(Payment payment) {
    ObjectNode json = booked(payment);
    return new Entry(payment.account().redacted() ? Redacted.of(json) : json);
  }

  static String id(Payment payment) {
    return payment.beside("cs_test_");
  }

  /// Sent only to who asks for them.
  List<Entry> lines(Payment payment) {
    ObjectNode json = Json.object();
    json.put("id", payment.beside("li_")).put("object", "item").put("amount_discount", 0);
    json.put("amount_subtotal", payment.amount()).put("amount_tax", 0);
    json.put("amount_total", payment.amount()).put("currency", payment.currency());
    json.put("description", payment.description());
    json.set("price", catalogue.price(payment.description(), payment.amount(), payment.currency()));
    return List.of(new Entry(json.put("quantity", 1)));
  }

  private ObjectNode booked(Payment payment) {
    boolean paid = payment.succeeded();
    ObjectNode json = Json.object();
    json.put("id", id(payment)).put("object", "checkout.session");
    json.put("amount_subtotal", payment.amount()).put("amount_total", payment.amount());
    boolean named = !payment.at().isBefore(era.firstWeekOver());
    json.put("client_reference_id", named ? payment.patient().key() : null);
    json.putObject("consent")
        .put("promotions", payment.amount() % 2 == 0 ? "opt_in" : null)
        .put("terms_of_service", paid ? "accepted" : null);
    json.putObject("consent_collection")
        .put("promotions", "auto")
        .put("terms_of_service", "required");
    json.put("created", payment.at().getEpochSecond() - 240).put("currency", payment.currency());
    json.putArray("custom_fields").add(pharmacy(payment));
    json.put("customer", payment.account().id());
    json.set("customer_details", Customers.reached(payment.account()));
    json.putNull("customer_email").put("expires_at", payment.at().getEpochSecond() + 86_160);
    json.putNull("invoice").put("livemode", false).putObject("metadata");
    json.put("mode", "payment").put("payment_intent", payment.intent());
    json.put("payment_status", paid ? "paid" : "unpaid").putNull("setup_intent");
    return json.put("status", paid ? "complete" : "expired").putNull("subscription");
  }

  private static ObjectNode pharmacy(Payment payment) {
    int which = Math.floorMod(payment.intent().hashCode(), PHARMACIES.size());
    ObjectNode json = Json.object();
    json.put("key", "pharmacy");
    json.putObject("label").put("custom", "Your pharmacy").put("type", "custom");
    json.put("optional", false);
    json.putObject("text").put("value", PHARMACIES.get(which));
    return json.put("type", "text");
  }
}
