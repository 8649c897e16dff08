package anamnesis.detect.invented;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What tells the records of a table apart, kept as small as it is.
final class Keys {
  private byte[] bytes = new byte[1 << 12];
  private int[] ends = new int[256];
  private int size;

  void add(String key) {
    byte[] text = key.getBytes(StandardCharsets.UTF_8);
    int from = size == 0 ? 0 : ends[size - 1];
    if (from + text.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, from + text.length));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    System.arraycopy(text, 0, bytes, from, text.length);
    ends[size++] = from + text.length;
  }

  String at(int record) {
    int from = record == 0 ? 0 : ends[record - 1];
    return new String(bytes, from, ends[record] - from, StandardCharsets.UTF_8);
  }
}
