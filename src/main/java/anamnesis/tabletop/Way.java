package anamnesis.tabletop;

/// How a payment came about at Stripe.
enum Way {
  /// The portal charged the card on file.
  CARD,
  /// On Stripe's own page, with a basket and a box to tick.
  CHECKOUT,
  /// By an invoice of many lines.
  INVOICE,
  /// By the invoice of a subscription.
  PLAN;

  static final String PROGRAM = "Program, next month";
  static final String PANEL = "Lab panel";
  static final String FIRST_VISIT = "Initial visit";

  static Way of(String service) {
    return switch (service) {
      case FIRST_VISIT -> CHECKOUT;
      case PANEL -> INVOICE;
      case PROGRAM -> PLAN;
      default -> CARD;
    };
  }
}
