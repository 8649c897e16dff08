package anamnesis.detect.invented;

/// What the people of a table are, all in all.
public enum Standing {
  /// Proofs on a twentieth of them, or a million to one from two strands.
  SEEDED,
  /// A thousand to one.
  SUSPECT,
  /// Nothing speaks against them.
  REAL,
  /// Too few to say.
  UNKNOWN
}
