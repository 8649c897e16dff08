package anamnesis.tabletop;

import java.time.Instant;

/// What somebody paid, or tried to.
///
/// @param intent Stripe's payment intent, and the portal's own id of the payment
/// @param patient whom it was for
/// @param amount in minor units of the currency
/// @param currency in Stripe's small letters
/// @param answered the questions of the intake form that came with it, commas between; else empty
record Payment(
    String intent,
    Person patient,
    Account account,
    Instant at,
    int amount,
    String currency,
    String description,
    End end,
    String answered) {
  boolean succeeded() {
    return end == End.PAID || end == End.PAID_AT_SECOND_TRY;
  }

  /// At Stripe, by the id of the intent that it hangs on.
  private String tail() {
    return intent.substring(3);
  }

  /// @param attempt the first or the second time that the card was asked
  String charge(int attempt) {
    return "ch_" + tail().substring(0, 23) + attempt;
  }

  /// The charge that paid it, where one did.
  String paidCharge() {
    return charge(end == End.PAID_AT_SECOND_TRY ? 2 : 1);
  }

  /// The id of another of Stripe's objects that came with it.
  String beside(String prefix) {
    return prefix + tail();
  }

  Way way() {
    return Way.of(description);
  }

  /// The same in another currency.
  Payment in(String other, int amountThere) {
    return new Payment(
        intent, patient, account, at, amountThere, other, description, end, answered);
  }

  /// How it ended.
  enum End {
    PAID,
    PAID_AT_SECOND_TRY,
    FAILED,
    CANCELED
  }
}
