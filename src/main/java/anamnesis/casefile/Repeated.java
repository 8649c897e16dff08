package anamnesis.casefile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Words that stand on line after line, as the name of a witness does: each is one text, however
/// often it is read. What was not met for a while is forgotten.
///
/// Without a lock: two threads may each make a word of their own, and both are right.
final class Repeated {
  private static final int SLOTS = 1 << 12;

  private final String[] words = new String[SLOTS];

  Repeated() {
    Arrays.fill(words, "");
  }

  /// @param ascii bytes of which each is a letter
  String of(byte[] ascii, int from, int length) {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + ascii[i];
    }
    int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    String known = words[slot];
    if (!same(known, ascii, from, length)) {
      known = new String(ascii, from, length, StandardCharsets.ISO_8859_1);
      words[slot] = known;
    }
    return known;
  }

  private static boolean same(String word, byte[] ascii, int from, int length) {
    if (word.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (word.charAt(i) != ascii[from + i]) {
        return false;
      }
    }
    return true;
  }
}
