package anamnesis.backup;

import java.io.OutputStream;
import java.util.Arrays;

/// Cuts what COPY sends into its rows, each without its line end. Nothing of a row is held once it
/// was told.
public final class CopyLines extends OutputStream {
  private final Told told;
  private byte[] open = new byte[1 << 12];
  private int size;

  public CopyLines(Told told) {
    this.told = told;
  }

  /// Who is told a row; the bytes are good until the next one.
  @FunctionalInterface
  public interface Told {
    void row(byte[] bytes, int from, int to);
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        if (size == 0) {
          told.row(bytes, from, i);
        } else {
          keep(bytes, from, i);
          told.row(open, 0, size);
          size = 0;
        }
        from = i + 1;
      }
    }
    keep(bytes, from, offset + length);
  }

  private void keep(byte[] bytes, int from, int to) {
    if (size + to - from > open.length) {
      open = Arrays.copyOf(open, Math.max(open.length * 2, size + to - from));
    }
    System.arraycopy(bytes, from, open, size, to - from);
    size += to - from;
  }
}
