package anamnesis.tabletop;

import java.time.Instant;

/// What somebody paid, or tried to.
///
/// @param intent Stripe's payment intent, and the portal's own id of the payment
/// @param patient whom it was for
/// @param amount in minor units, of US dollars
/// @param answered the questions of the intake form that came with it, commas between; else empty
record Payment(
    String intent,
    Person patient,
    Account account,
    Instant at,
    int amount,
    String description,
    End end,
    String answered) {
  boolean succeeded() {
    return end == End.PAID || end == End.PAID_AT_SECOND_TRY;
  }

  /// How it ended.
  enum End {
    PAID,
    PAID_AT_SECOND_TRY,
    FAILED,
    CANCELED
  }
}
