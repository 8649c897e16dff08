package anamnesis.tabletop;

import anamnesis.casefile.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Charges: every time a card was asked, whether it paid or not.
final class Charges {
  private static final int SECOND_TRY = 94;

  private Charges() {}

  /// Oldest first; none for a payment that was called off before a card was asked.
  static List<ObjectNode> of(Payment payment) {
    return switch (payment.end()) {
      case PAID -> List.of(asked(payment, 1, true));
      case FAILED -> List.of(asked(payment, 1, false));
      case PAID_AT_SECOND_TRY -> List.of(asked(payment, 1, false), asked(payment, 2, true));
      case CANCELED -> List.of();
    };
  }

  private static ObjectNode asked(Payment payment, int attempt, boolean paid) {
    Account account = payment.account();
    ObjectNode json = Json.object();
    String id = "ch_" + payment.intent().substring(3, 26) + attempt;
    json.put("id", id).put("object", "charge").put("amount", payment.amount());
    json.put("amount_captured", paid ? payment.amount() : 0).put("amount_refunded", 0);
    ObjectNode billing = json.putObject("billing_details");
    billing.set("address", Books.address(account.holder().reach().home()));
    billing.put("email", account.holder().reach().email()).put("name", account.name());
    billing.put("phone", account.holder().reach().phone());
    json.put("created", payment.at().getEpochSecond() + (attempt - 1L) * SECOND_TRY);
    json.put("currency", "usd").put("customer", account.id());
    json.put("description", payment.description());
    if (paid) {
      json.putNull("failure_code");
    } else {
      json.put("failure_code", "card_declined");
    }
    json.put("livemode", false).putObject("metadata");
    json.put("paid", paid).put("payment_intent", payment.intent());
    json.set("payment_method_details", card(account.card()));
    return json.put("refunded", false).put("status", paid ? "succeeded" : "failed");
  }

  private static ObjectNode card(Account.Card card) {
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
}
