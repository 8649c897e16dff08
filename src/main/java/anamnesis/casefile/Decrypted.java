package anamnesis.casefile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// What comes out of an envelope: that it breaks there is told apart from a disk that is full where
/// it goes to.
final class Decrypted extends FilterInputStream {
  Decrypted(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      return super.read(into, offset, length);
    } catch (IOException e) {
      throw new Broken(e);
    }
  }

  /// The envelope itself is damaged.
  static final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    Broken(IOException cause) {
      super(cause);
    }
  }
}
