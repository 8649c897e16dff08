package anamnesis.casefile;

/// What a command left of a file when it was cut off before its entry.
///
/// @param hash that it gave it; empty where it took it away
/// @param foundBy the number of the first entry that came after; [Long#MAX_VALUE] while none did
record Left(String hash, long foundBy) {
  private static final long NOBODY = Long.MAX_VALUE;

  /// A hash, and behind a colon the number, once there is one. Whoever can write the note can write
  /// anything there.
  static Left read(String words) {
    int colon = words.indexOf(':');
    if (colon < 0) {
      return new Left(words, NOBODY);
    }
    String number = words.substring(colon + 1);
    boolean told = number.matches("[0-9]{1,18}");
    return new Left(words.substring(0, colon), told ? Long.parseLong(number) : NOBODY);
  }

  String words() {
    return foundBy == NOBODY ? hash : hash + ":" + foundBy;
  }

  Left found(long entry) {
    return foundBy == NOBODY ? new Left(hash, entry) : this;
  }
}
