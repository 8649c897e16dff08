package anamnesis.evidence;

import java.util.Arrays;

/// Words as bytes that sort as the words do.
///
/// Java sorts text by its units of sixteen bits, and UTF-8 does not. Here each unit is written by
/// itself, one higher than it is, so that a zero ends a word and a shorter one comes first.
final class Sorted {
  private static final int LONGEST_UNIT = 3;

  private byte[] bytes = new byte[64];
  private int size;

  static byte[] name(String kind, String id) {
    return new Sorted().word(kind).word(id).bytes();
  }

  Sorted word(String word) {
    for (int i = 0; i < word.length(); i++) {
      unit(word.charAt(i) + 1);
    }
    put(0);
    return this;
  }

  /// @param number not negative
  Sorted number(long number) {
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      put((int) (number >>> shift));
    }
    return this;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void unit(int unit) {
    if (unit < 0x80) {
      put(unit);
    } else if (unit < 0x800) {
      put(0xC0 | (unit >> 6));
      put(0x80 | (unit & 0x3F));
    } else {
      put(0xE0 | (unit >> 12));
      put(0x80 | ((unit >> 6) & 0x3F));
      put(0x80 | (unit & 0x3F));
    }
  }

  private void put(int b) {
    if (size + LONGEST_UNIT > bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    bytes[size++] = (byte) b;
  }
}
