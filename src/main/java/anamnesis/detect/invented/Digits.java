package anamnesis.detect.invented;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What is a number in a text.
final class Digits {
  private static final int MOST = 18;

  private Digits() {}

  /// The text as a whole number that is not negative, or -1.
  static long whole(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > MOST) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /// Its digits, with nothing between.
  static String only(String text) {
    byte[] digits = new byte[text.length()];
    int size = 0;
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit >= '0' && digit <= '9') {
        digits[size++] = (byte) digit;
      }
    }
    return new String(digits, 0, size, StandardCharsets.ISO_8859_1);
  }
}
