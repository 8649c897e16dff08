package anamnesis.shell;

import anamnesis.Refusal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// A path on this machine, as a person types it.
final class LocalPath {
  private LocalPath() {}

  static Path of(String written) {
    if (written.contains("://")) {
      throw new Refusal(
          "that is an address, and no path on this machine", "name a folder or a file");
    }
    try {
      return Path.of(written);
    } catch (InvalidPathException e) {
      throw new Refusal("that is no path on this machine", "name a folder or a file", e);
    }
  }
}
