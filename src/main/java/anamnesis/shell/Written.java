package anamnesis.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Results on their way out of the process, and whether they got there.
///
/// Whoever reads one line and goes (`| head -1`) has what they wanted; a full disk has not.
final class Written extends FilterOutputStream {
  private volatile String failure = "";

  Written(OutputStream out) {
    super(out);
  }

  /// The system's own words; empty if all of it was written.
  String failure() {
    return failure;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage());
      failure = why.equals("Broken pipe") ? "" : why;
      throw e;
    }
  }
}
