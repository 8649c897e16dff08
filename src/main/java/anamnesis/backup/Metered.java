package anamnesis.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Knows how many bytes were taken from it.
final class Metered extends FilterInputStream {
  private long taken;

  Metered(InputStream in) {
    super(in);
  }

  long taken() {
    return taken;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    taken += read < 0 ? 0 : 1;
    return read;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    taken += Math.max(0, read);
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
