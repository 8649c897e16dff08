package anamnesis.tabletop;

import anamnesis.casefile.Json;
import anamnesis.tabletop.stripe.Entry;
import tools.jackson.databind.node.ObjectNode;

/// Payment methods and how they were saved: one card for each account, asked for once.
final class Cards {
  private Cards() {}

  static String id(Account account) {
    return "pm_" + account.id().substring("cus_".length());
  }

  /// Of an account that was deleted the card is nobody's any more.
  static Entry method(Account account) {
    ObjectNode json = Json.object();
    json.put("id", id(account)).put("object", "payment_method");
    json.put("allow_redisplay", "unspecified");
    json.set("billing_details", Customers.reached(account));
    json.set("card", details(account.card()).path("card"));
    json.put("created", account.created().getEpochSecond());
    json.put("customer", account.deleted() ? null : account.id());
    json.put("livemode", false).putObject("metadata");
    json.put("type", "card");
    return entry(account, json);
  }

  static Entry setup(Account account) {
    ObjectNode json = Json.object();
    json.put("id", "seti_" + account.id().substring("cus_".length()));
    json.put("object", "setup_intent").putNull("cancellation_reason");
    json.put("created", account.created().getEpochSecond() + 20);
    json.put("customer", account.id()).putNull("description").put("livemode", false);
    json.set("metadata", Customers.owner(account));
    json.put("payment_method", id(account)).putArray("payment_method_types").add("card");
    json.put("status", "succeeded").put("usage", "off_session");
    return entry(account, json);
  }

  static ObjectNode details(Account.Card card) {
    ObjectNode details = Json.object();
    details
        .putObject("card")
        .put("brand", card.brand())
        .put("country", "US")
        .put("exp_month", card.month())
        .put("exp_year", card.year())
        .put("fingerprint", card.fingerprint())
        .put("funding", "credit")
        .put("last4", card.last4());
    return details.put("type", "card");
  }

  private static Entry entry(Account account, ObjectNode json) {
    return new Entry(account.redacted() ? Redacted.of(json) : json);
  }
}
