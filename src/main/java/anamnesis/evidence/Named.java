package anamnesis.evidence;

/// Whether a record can go by an id: it is written on shelves, into databases and on screens, and
/// must come back the same from each.
final class Named {
  /// More than the longest key of a bucket (1,024 bytes) or path of a file (4,096).
  private static final int LONGEST = 5_000;

  private Named() {}

  /// No control character, and no half of a character, which UTF-8 does not have.
  static boolean soundly(String id) {
    boolean sound = id.length() <= LONGEST && !id.isBlank();
    for (int i = 0, c; sound && i < id.length(); i += Character.charCount(c)) {
      c = id.codePointAt(i);
      sound = !Character.isISOControl(c) && !isHalf(c);
    }
    return sound;
  }

  private static boolean isHalf(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
