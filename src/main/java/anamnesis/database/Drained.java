package anamnesis.database;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// Takes all that comes, even after the stream behind it has failed.
///
/// The driver's own way out of a COPY whose reader fails leaves answers unread on the wire, and the
/// next question gets them: so the rest is read and dropped, and the failure told afterwards.
final class Drained extends OutputStream {
  private final OutputStream out;
  private @Nullable IOException failure;

  Drained(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    if (failure == null) {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        failure = e;
      }
    }
  }

  void raise() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }
}
