package anamnesis.tabletop;

import anamnesis.casefile.Json;
import anamnesis.tabletop.stripe.Entry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Payment intents: one for each thing that somebody meant to pay.
record Intents(Era era, Departed departed) {
  Entry of(Payment payment) {
    ObjectNode json = meant(payment);
    if (overwritten(payment)) {
      return new Entry(Redacted.of(json));
    }
    String invoice = Invoices.bills(payment) ? payment.beside("in_") : null;
    return new Entry(json, old -> old.put("invoice", invoice));
  }

  /// A child's payment is not the parent's to erase.
  private boolean overwritten(Payment payment) {
    return payment.account().redacted()
        && payment.patient().equals(payment.account().holder())
        && !departed.stands(payment);
  }

  private ObjectNode meant(Payment payment) {
    Account account = payment.account();
    ObjectNode json = Json.object();
    json.put("id", payment.intent()).put("object", "payment_intent");
    json.put("amount", payment.amount()).put("amount_capturable", 0);
    json.put("amount_received", payment.succeeded() ? payment.amount() : 0);
    boolean canceled = payment.end() == Payment.End.CANCELED;
    json.put("canceled_at", canceled ? payment.at().getEpochSecond() + 1800 : null);
    json.put("cancellation_reason", canceled ? "abandoned" : null);
    json.put("capture_method", "automatic").put("confirmation_method", "automatic");
    json.put("created", payment.at().getEpochSecond()).put("currency", payment.currency());
    json.put("customer", account.id()).put("description", payment.description());
    json.put("latest_charge", latest(payment)).put("livemode", false);
    json.set("metadata", metadata(payment));
    json.putNull("next_action").put("payment_method", canceled ? null : Cards.id(account));
    json.putArray("payment_method_types").add("card");
    json.put("receipt_email", account.redacted() ? null : account.holder().reach().email());
    json.putNull("review").putNull("setup_future_usage").putNull("shipping");
    return json.put("status", status(payment.end()));
  }

  private static @Nullable String latest(Payment payment) {
    return switch (payment.end()) {
      case PAID, PAID_AT_SECOND_TRY -> payment.paidCharge();
      case FAILED -> payment.charge(1);
      case CANCELED -> null;
    };
  }

  /// In the first week nobody wrote down for whom a payment was: it was for the payer's own care.
  private ObjectNode metadata(Payment payment) {
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
