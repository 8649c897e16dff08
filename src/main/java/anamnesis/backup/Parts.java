package anamnesis.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The files of a copy that is a folder.
@FunctionalInterface
interface Parts {
  /// Nothing if there is none of that name.
  Optional<InputStream> open(String name) throws IOException;

  static Parts in(Path folder) {
    return name -> {
      Path file = folder.resolve(name);
      return Files.isRegularFile(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
    };
  }
}
