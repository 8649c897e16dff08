package anamnesis.source.bucket;

/// A document that is there and cannot be had, and why: `AccessDenied`, `InvalidObjectState`.
final class Unread extends Exception {
  private static final long serialVersionUID = 1L;

  Unread(String why) {
    super(why, null, false, false);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
