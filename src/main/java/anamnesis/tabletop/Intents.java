package anamnesis.tabletop;

import anamnesis.casefile.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Payment intents: one for each thing that somebody meant to pay.
final class Intents {
  private Intents() {}

  /// @param attempts its charges, oldest first
  static ObjectNode of(Payment payment, List<ObjectNode> attempts, Era era) {
    ObjectNode json = Json.object();
    json.put("id", payment.intent()).put("object", "payment_intent");
    json.put("amount", payment.amount());
    json.put("amount_received", payment.succeeded() ? payment.amount() : 0);
    json.put("capture_method", "automatic");
    json.put("created", payment.at().getEpochSecond()).put("currency", "usd");
    json.put("customer", payment.account().id()).put("description", payment.description());
    if (attempts.isEmpty()) {
      json.putNull("latest_charge");
    } else {
      json.put("latest_charge", attempts.getLast().get("id").asString());
    }
    json.put("livemode", false);
    json.set("metadata", metadata(payment, era));
    json.put("receipt_email", payment.account().holder().reach().email());
    return json.put("status", status(payment.end()));
  }

  /// In the first week nobody wrote down for whom a payment was: it was for the payer's own care.
  private static ObjectNode metadata(Payment payment, Era era) {
    ObjectNode metadata = Json.object();
    if (!payment.at().isBefore(era.firstWeekOver())) {
      metadata.put("patient_id", payment.patient().key());
    }
    if (!payment.answered().isEmpty()) {
      metadata.put("intake_answered", payment.answered());
    }
    return metadata;
  }

  private static String status(Payment.End end) {
    return switch (end) {
      case PAID, PAID_AT_SECOND_TRY -> "succeeded";
      case FAILED -> "requires_payment_method";
      case CANCELED -> "canceled";
    };
  }
}
