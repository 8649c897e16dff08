package anamnesis.backup;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Looks for a byte among many, eight at a time: a dump is mostly bytes that are none of those that
/// part it.
final class Seek {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;

  private Seek() {}

  /// @return where the first tab is, else the end
  static int tab(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - 8; at += 8) {
      long found = zeros((long) WORDS.get(bytes, at) ^ ('\t' * ONES));
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    while (at < to && bytes[at] != '\t') {
      at++;
    }
    return at;
  }

  /// @return where the first line end or NUL is, else the end
  static int end(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - 8; at += 8) {
      long word = (long) WORDS.get(bytes, at);
      long found = zeros(word ^ ('\n' * ONES)) | zeros(word);
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    while (at < to && bytes[at] != '\n' && bytes[at] != 0) {
      at++;
    }
    return at;
  }

  /// The highest bit of each byte that is zero; of those above the lowest such one it may be wrong.
  private static long zeros(long word) {
    return (word - ONES) & ~word & TOPS;
  }
}
