package anamnesis.tabletop;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// A payer's account.
///
/// @param name as the payer typed it
/// @param owner the patient who opened it for themself, if it says so; else empty
record Account(String id, Person holder, Instant created, String name, String owner, Card card) {
  /// Stripe lists it no more, and says of it only that it was deleted.
  boolean deleted() {
    return holder.quirk() == Quirk.DELETED_ACCOUNT;
  }

  /// What it said of its holder was overwritten, for good.
  boolean redacted() {
    return holder.quirk() == Quirk.ERASED;
  }

  /// @param fingerprint the same wherever the same card pays
  record Card(String brand, String last4, String fingerprint, int month, int year) {
    static Card drawn(Chance chance, int thisYear) {
      return new Card(
          chance.pick(List.of("visa", "visa", "mastercard", "amex", "discover")),
          String.format(Locale.ROOT, "%04d", chance.below(10_000)),
          chance.letters(16),
          chance.between(1, 12),
          thisYear + chance.between(1, 5));
    }
  }
}
