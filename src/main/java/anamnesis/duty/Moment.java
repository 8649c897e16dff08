package anamnesis.duty;

/// The moments from which clocks run. They are three, for the laws begin to count at different
/// ones.
public enum Moment {
  /// When it happened.
  INCIDENT,
  /// The first day on which it was known, or would have been known with reasonable diligence (45
  /// CFR 164.404(a)(2)).
  DISCOVERY,
  /// When one became reasonably certain (EDPB Guidelines 9/2022).
  AWARENESS
}
