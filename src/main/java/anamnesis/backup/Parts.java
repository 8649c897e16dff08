package anamnesis.backup;

import java.io.FileInputStream;
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
      // Not through a channel, which whoever reads ahead would close by being interrupted.
      return Files.isRegularFile(file)
          ? Optional.of(new FileInputStream(file.toFile()))
          : Optional.empty();
    };
  }
}
