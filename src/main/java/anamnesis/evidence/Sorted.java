package anamnesis.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// Words as bytes that sort as the words do.
///
/// Java sorts text by its units of sixteen bits, and UTF-8 does not. Here each unit is written by
/// itself, one higher than it is, so that a zero ends a word and a shorter one comes first.
final class Sorted {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

  static byte[] name(String kind, String id) {
    return new Sorted().word(kind).word(id).bytes();
  }

  Sorted word(String word) {
    for (int i = 0; i < word.length(); i++) {
      unit(word.charAt(i) + 1);
    }
    bytes.write(0);
    return this;
  }

  /// @param number not negative
  Sorted number(long number) {
    bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  private void unit(int unit) {
    if (unit < 0x80) {
      bytes.write(unit);
    } else if (unit < 0x800) {
      bytes.write(0xC0 | (unit >> 6));
      bytes.write(0x80 | (unit & 0x3F));
    } else {
      bytes.write(0xE0 | (unit >> 12));
      bytes.write(0x80 | ((unit >> 6) & 0x3F));
      bytes.write(0x80 | (unit & 0x3F));
    }
  }
}
