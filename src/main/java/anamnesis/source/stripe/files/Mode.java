package anamnesis.source.stripe.files;

/// Whether money was moved, or somebody tried out how it would be.
enum Mode {
  LIVE,
  TEST,
  /// Stripe says it of most, and not of a refund or of a movement of the balance.
  UNSAID;

  /// @param livemode as the object says it: `true`, `false`, or nothing
  static Mode of(String livemode) {
    return switch (livemode) {
      case "true" -> LIVE;
      case "false" -> TEST;
      default -> UNSAID;
    };
  }

  Mode or(Mode otherwise) {
    return this == UNSAID ? otherwise : this;
  }
}
