package anamnesis.source.stripe.files;

import anamnesis.evidence.Place;

/// Hands in one object of Stripe, wherever it stands.
@FunctionalInterface
public interface Hand {
  /// @param object what it is, as `payment_intent`; empty where it says so itself
  void take(String object, String sha256, Place place, byte[] json);
}
