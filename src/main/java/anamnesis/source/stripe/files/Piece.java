package anamnesis.source.stripe.files;

import java.time.Instant;

/// A stretch of a document that is one object of Stripe.
///
/// @param object what it is, as `payment_intent`; empty where it says so itself
/// @param day of which it speaks
/// @param snapshot whether it is what an event showed
record Piece(String object, int from, int to, Instant day, boolean snapshot, Mode mode) {
  /// All of a document.
  static Piece whole(byte[] json, Instant day, Mode mode) {
    return new Piece("", 0, json.length, day, false, mode);
  }
}
