package anamnesis.source.stripe.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;

/// The bytes of a stream by their offset, as many as are looked at, and no more held.
final class Sight {
  private final InputStream in;
  private byte[] bytes = new byte[1 << 17];
  private long first;
  private int length;
  private long needed;
  private boolean over;
  private boolean brokeOff;

  Sight(InputStream in) {
    this.in = in;
  }

  /// @return the byte; -1 behind the last one
  int at(long offset) throws IOException {
    while (offset >= first + length) {
      if (!fill()) {
        return -1;
      }
    }
    return bytes[(int) (offset - first)] & 0xFF;
  }

  /// What stands before is not asked for again.
  void forget(long before) {
    needed = before;
  }

  byte[] stretch(long from, long to) {
    return Arrays.copyOfRange(bytes, (int) (from - first), (int) (to - first));
  }

  /// Whether what was packed ended before its end.
  boolean brokeOff() {
    return brokeOff;
  }

  private boolean fill() throws IOException {
    if (over) {
      return false;
    }
    if (length == bytes.length) {
      makeRoom();
    }
    int n = read();
    over = n < 0;
    length += Math.max(n, 0);
    return !over;
  }

  private int read() throws IOException {
    try {
      return in.read(bytes, length, bytes.length - length);
    } catch (EOFException | ZipException damaged) {
      brokeOff = true;
      return -1;
    }
  }

  private void makeRoom() {
    int gone = (int) Math.min(Math.max(needed - first, 0), length);
    if (gone > bytes.length / 2) {
      System.arraycopy(bytes, gone, bytes, 0, length - gone);
      first += gone;
      length -= gone;
    } else {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
  }
}
