package anamnesis.tabletop;

import anamnesis.casefile.Json;
import anamnesis.tabletop.stripe.Entry;
import tools.jackson.databind.node.ObjectNode;

/// Customers: whoever pays. What they were called and where they lived before is in the events.
final class Customers {
  private Customers() {}

  static Entry of(Account account) {
    ObjectNode json = written(account);
    return new Entry(account.redacted() ? Redacted.of(json) : json);
  }

  /// All that is said of one that was deleted.
  static Entry deleted(Account account) {
    ObjectNode json = Json.object();
    json.put("id", account.id()).put("object", "customer").put("deleted", true);
    return new Entry(json);
  }

  static ObjectNode written(Account account) {
    Reach reach = account.holder().reach();
    ObjectNode json = Json.object();
    json.put("id", account.id()).put("object", "customer");
    json.set("address", address(reach.home()));
    json.put("balance", 0).put("created", account.created().getEpochSecond());
    json.put("currency", "usd").putNull("default_source").put("delinquent", false);
    json.putNull("description").putNull("discount").put("email", reach.email());
    json.put("invoice_prefix", Balances.prefix(account));
    json.putObject("invoice_settings").put("default_payment_method", Cards.id(account));
    json.put("livemode", false);
    json.set("metadata", owner(account));
    json.put("name", account.name()).put("phone", reach.phone());
    json.putArray("preferred_locales");
    return json.putNull("shipping").put("tax_exempt", "none").putNull("test_clock");
  }

  /// Whose the account is, if that was written down.
  static ObjectNode owner(Account account) {
    ObjectNode metadata = Json.object();
    if (!account.owner().isEmpty()) {
      metadata.put("patient_id", account.owner());
    }
    return metadata;
  }

  /// How whoever holds the card is called and reached.
  static ObjectNode reached(Account account) {
    Reach reach = account.holder().reach();
    ObjectNode json = Json.object();
    json.set("address", address(reach.home()));
    return json.put("email", reach.email()).put("name", account.name()).put("phone", reach.phone());
  }

  static ObjectNode address(Home home) {
    return Json.object()
        .put("city", home.city())
        .put("country", "US")
        .put("line1", home.street())
        .putNull("line2")
        .put("postal_code", home.zip())
        .put("state", home.state());
  }
}
