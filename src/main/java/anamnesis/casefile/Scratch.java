package anamnesis.casefile;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// Where a command lays aside, inside the case, what does not fit into the memory: never in the
/// system's folder for such things, which others may read and which outlives a kill.
///
/// What a kill leaves of it is told by custody as unfinished.
public final class Scratch implements AutoCloseable {
  static final String FOLDER = "gathering";

  private final Path folder;
  private final long memory;
  private final AtomicLong files = new AtomicLong();

  /// Whoever holds the case begins with what the last one left taken away.
  ///
  /// @param memory how many bytes one sorting may hold
  Scratch(Path root, long memory) throws IOException {
    this.folder = root.resolve(FOLDER);
    this.memory = memory;
    sweep();
  }

  public Run run() throws IOException {
    PrivateFiles.folder(folder);
    return new Run(folder.resolve("aside-%s.part".formatted(files.incrementAndGet())));
  }

  /// @param share by how much the memory is divided
  public Sorting sorting(int share) {
    return new Sorting(this, memory / share);
  }

  @Override
  public void close() throws IOException {
    sweep();
    leave(folder);
  }

  private void sweep() throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "aside-*.part")) {
        for (Path file : left) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /// Takes the folder away once nothing stands in it.
  static void leave(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException others) {
      // Notes stand there still, and whoever forgets them leaves last.
    }
  }
}
