package anamnesis.source.stripe.files;

import java.util.Set;

/// Which of two events of one second came first. Stripe tells them to the second, and a payment is
/// often made and paid within one: what begins a thing comes before what changes it, and that
/// before what ends it.
final class Order {
  private static final Set<String> BEGINS = Set.of("created", "requires_action", "opened");

  private static final Set<String> ENDS =
      Set.of(
          "succeeded",
          "paid",
          "payment_succeeded",
          "payment_failed",
          "failed",
          "canceled",
          "completed",
          "expired",
          "captured",
          "refunded",
          "closed",
          "voided",
          "marked_uncollectible",
          "deleted");

  private Order() {}

  /// @param type as `payment_intent.succeeded`
  /// @return thousandths of the second
  static long within(String type) {
    String deed = type.substring(type.lastIndexOf('.') + 1);
    return BEGINS.contains(deed) ? 0 : ENDS.contains(deed) ? 2 : 1;
  }
}
