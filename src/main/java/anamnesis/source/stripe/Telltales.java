package anamnesis.source.stripe;

import anamnesis.evidence.Telltale;
import anamnesis.evidence.Telltale.Condition;
import anamnesis.evidence.Telltale.Condition.Is;
import anamnesis.evidence.Telltale.Condition.IsNot;
import anamnesis.evidence.Telltale.Condition.Says;
import java.util.List;

/// What at Stripe tells that somebody was charged, refunded, subscribed, cancelled or disputed.
///
/// The shapes of all versions are meant: `status` came to charges and refunds after `paid`, what is
/// referred to may stand there whole, and a payment names its charge as `latest_charge` since
/// 2022-11-15, in `charges` before.
final class Telltales {
  private static final String CHARGED = "charged";
  private static final String CANCELLED = "cancelled";
  private static final String STATUS = "status";
  private static final List<String> CREATED = List.of("created");
  private static final List<String> AMOUNT = List.of("amount");

  /// One that never came about: its first invoice was not paid.
  private static final List<String> NEVER_BEGUN = List.of("incomplete", "incomplete_expired");

  /// Of a charge and its payment the charge speaks: a payment may be begun days before it is made.
  static final List<Telltale> ALL =
      List.of(
          money(
              "charge",
              CHARGED,
              List.of("payment_intent", "payment_intent.id"),
              List.of("amount_captured", "amount"),
              new IsNot(STATUS, List.of("failed", "pending")),
              new IsNot("paid", List.of("false")),
              new IsNot("captured", List.of("false"))),
          new Telltale(
              "stripe.payment_intent",
              CHARGED,
              List.of("id"),
              List.of("latest_charge.created", "charges.data.0.created", "created"),
              List.of("amount_received", "amount"),
              "currency",
              List.of(new Is(STATUS, List.of("succeeded")))),
          money(
              "refund",
              "refunded",
              List.of(),
              AMOUNT,
              new IsNot(STATUS, List.of("failed", "canceled"))),
          money("dispute", "disputed", List.of(), AMOUNT),
          plan("subscribed", List.of("created", "start_date"), new IsNot(STATUS, NEVER_BEGUN)),
          plan(CANCELLED, List.of("canceled_at", "ended_at"), new Is(STATUS, List.of("canceled"))),
          // Somebody has cancelled, and it goes on to the end of what is paid.
          plan(
              CANCELLED,
              List.of("canceled_at"),
              new IsNot(STATUS, List.of("canceled", "incomplete_expired")),
              new Says("canceled_at")));

  private Telltales() {}

  private static Telltale money(
      String object, String word, List<String> of, List<String> amount, Condition... conditions) {
    return new Telltale(
        "stripe." + object, word, of, CREATED, amount, "currency", List.of(conditions));
  }

  private static Telltale plan(String word, List<String> at, Condition... conditions) {
    return new Telltale(
        "stripe.subscription", word, List.of(), at, List.of(), "", List.of(conditions));
  }
}
