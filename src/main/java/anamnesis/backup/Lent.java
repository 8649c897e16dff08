package anamnesis.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that stays open when whoever it was lent to is done with it.
final class Lent extends FilterInputStream {
  Lent(InputStream in) {
    super(in);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return in.read(into, offset, length);
  }

  @Override
  public void close() {
    // Its owner closes it.
  }
}
