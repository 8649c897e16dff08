package anamnesis.backup;

import java.io.IOException;

/// Bytes that cannot be what they say they are.
final class Damaged extends IOException {
  private static final long serialVersionUID = 1L;

  Damaged(String words) {
    super(words);
  }

  Damaged(String words, Throwable cause) {
    super(words, cause);
  }
}
