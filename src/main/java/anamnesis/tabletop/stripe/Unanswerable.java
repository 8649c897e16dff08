package anamnesis.tabletop.stripe;

/// A question that Stripe answers with an error.
final class Unanswerable extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Reply reply;

  Unanswerable(Reply reply) {
    this.reply = reply;
  }

  Reply reply() {
    return reply;
  }
}
