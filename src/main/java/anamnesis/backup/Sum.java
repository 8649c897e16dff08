package anamnesis.backup;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/// A sum of hashes modulo 2 to the 256th: what all rows of a table say, in whatever order.
final class Sum {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final long[] words = new long[4];

  /// @param hash of 32 bytes
  void add(byte[] hash) {
    long carry = 0;
    for (int i = 3; i >= 0; i--) {
      long word = (long) WORDS.get(hash, 8 * i);
      long sum = words[i] + word + carry;
      boolean over =
          carry == 0 ? Long.compareUnsigned(sum, word) < 0 : Long.compareUnsigned(sum, word) <= 0;
      words[i] = sum;
      carry = over ? 1 : 0;
    }
  }

  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(words[0])
        + hex.toHexDigits(words[1])
        + hex.toHexDigits(words[2])
        + hex.toHexDigits(words[3]);
  }
}
