package anamnesis.tabletop;

import anamnesis.casefile.Json;
import anamnesis.tabletop.stripe.Entry;
import anamnesis.tabletop.stripe.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Charges: every time a card was asked, whether it paid or not.
final class Charges {
  private static final int SECOND_TRY = 94;
  private final Map<String, List<Reversals.Refund>> refunds = new HashMap<>();
  private final Set<String> disputed = new HashSet<>();

  Charges(Reversals reversals) {
    for (Reversals.Refund refund : reversals.refunds()) {
      refunds.computeIfAbsent(refund.payment().intent(), intent -> new ArrayList<>()).add(refund);
    }
    reversals.disputes().forEach(dispute -> disputed.add(dispute.payment().intent()));
  }

  /// Oldest first; none for a payment that was called off before a card was asked.
  List<Entry> of(Payment payment) {
    return switch (payment.end()) {
      case PAID -> List.of(asked(payment, 1, true));
      case FAILED -> List.of(asked(payment, 1, false));
      case PAID_AT_SECOND_TRY -> List.of(asked(payment, 1, false), asked(payment, 2, true));
      case CANCELED -> List.of();
    };
  }

  /// What was given back of a payment, the newest first.
  List<ObjectNode> refunds(Payment payment) {
    return back(payment).stream().map(Reverses::refund).toList();
  }

  static long at(Payment payment, int attempt) {
    return payment.at().getEpochSecond() + (attempt - 1L) * SECOND_TRY;
  }

  private Entry asked(Payment payment, int attempt, boolean paid) {
    ObjectNode json = charged(payment, attempt, paid);
    if (paid) {
      reversed(json, payment);
    }
    if (payment.account().redacted()) {
      return new Entry(Redacted.of(json));
    }
    String url = "/v1/charges/%s/refunds".formatted(payment.charge(attempt));
    return new Entry(
        json,
        old -> {
          old.put("invoice", Invoices.bills(payment) ? payment.beside("in_") : null);
          old.set("refunds", Page.within(url, paid ? refunds(payment) : List.of()));
        });
  }

  private List<Reversals.Refund> back(Payment payment) {
    return refunds.getOrDefault(payment.intent(), List.of());
  }

  private void reversed(ObjectNode json, Payment payment) {
    int back = back(payment).stream().mapToInt(Reversals.Refund::amount).sum();
    json.put("amount_refunded", back).put("refunded", back == payment.amount());
    json.put("disputed", disputed.contains(payment.intent()));
  }

  private static ObjectNode charged(Payment payment, int attempt, boolean paid) {
    Account account = payment.account();
    ObjectNode json = Json.object();
    json.put("id", payment.charge(attempt)).put("object", "charge");
    json.put("amount", payment.amount()).put("amount_captured", paid ? payment.amount() : 0);
    json.put("amount_refunded", 0);
    json.put("balance_transaction", paid ? Balances.id(payment.charge(attempt)) : null);
    json.set("billing_details", Customers.reached(account));
    json.put("captured", paid).put("created", at(payment, attempt));
    json.put("currency", payment.currency()).put("customer", account.id());
    json.put("description", payment.description()).put("disputed", false);
    json.put("failure_code", paid ? null : "card_declined");
    json.put("failure_message", paid ? null : "Your card was declined.");
    json.put("livemode", false).putObject("metadata");
    return ended(json, payment, paid);
  }

  private static ObjectNode ended(ObjectNode json, Payment payment, boolean paid) {
    Account account = payment.account();
    json.set(
        "outcome",
        Json.node(
            Map.of(
                "network_status",
                paid ? "approved_by_network" : "declined_by_network",
                "type",
                paid ? "authorized" : "issuer_declined")));
    json.put("paid", paid).put("payment_intent", payment.intent());
    json.put("payment_method", Cards.id(account));
    json.set("payment_method_details", Cards.details(account.card()));
    json.put("receipt_email", account.holder().reach().email());
    json.put("receipt_number", paid ? Balances.receipt(payment) : null);
    json.put("refunded", false).putNull("review").putNull("shipping");
    return json.put("status", paid ? "succeeded" : "failed");
  }
}
