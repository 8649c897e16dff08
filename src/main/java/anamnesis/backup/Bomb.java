package anamnesis.backup;

import java.io.IOException;

/// What was packed to fill a disk, not to be read.
final class Bomb extends IOException {
  private static final long serialVersionUID = 1L;

  Bomb(String words) {
    super(words);
  }
}
