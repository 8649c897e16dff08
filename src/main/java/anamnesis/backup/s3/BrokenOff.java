package anamnesis.backup.s3;

import java.io.IOException;

/// A network, or the store behind it, that would not give the rest.
public final class BrokenOff extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenOff(String words, Throwable cause) {
    super(words, cause);
  }

  BrokenOff(String words) {
    super(words);
  }
}
