package anamnesis.evidence;

/// Whether a record can go by an id: it is written on shelves, into databases and on screens, and
/// must come back the same from each.
final class Named {
  /// More than the longest key of a bucket (1,024 bytes) or path of a file (4,096).
  private static final int LONGEST = 5_000;

  private Named() {}

  /// No control character, and no half of a character, which UTF-8 does not have.
  static boolean soundly(String id) {
    return !id.isBlank()
        && id.length() <= LONGEST
        && id.codePoints().noneMatch(c -> Character.isISOControl(c) || isHalf(c));
  }

  private static boolean isHalf(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
