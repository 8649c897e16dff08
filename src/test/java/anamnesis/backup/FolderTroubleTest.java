package anamnesis.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import anamnesis.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders with links in them, and disks that fail.
class FolderTroubleTest {
  private static final Path FIXTURES = Path.of("src/test/resources/anamnesis/backup");

  /// Whoever may open it is refused its first byte: a disk that fails, on every Linux.
  private static final Path FAILS = Path.of("/proc/self/mem");

  @TempDir Path tmp;
  private Path folder;

  @BeforeEach
  void a_folder() throws IOException {
    folder = Files.createDirectory(tmp.resolve("backups"));
  }

  @Test
  void a_link_to_the_folder_is_the_folder() throws IOException {
    put("a.sql");
    Path link = Files.createSymbolicLink(tmp.resolve("current"), folder);

    assertThat(read(link)).extracting(Copy::path).containsExactly("a.sql");
  }

  @Test
  void what_is_linked_from_elsewhere_is_looked_into_and_nothing_twice() throws IOException {
    Path other = Files.createDirectory(tmp.resolve("other-disk"));
    Files.copy(FIXTURES.resolve("plain.sql"), other.resolve("b.sql"));
    Files.createSymbolicLink(other.resolve("round"), other);
    put("a.sql");
    Files.createDirectory(folder.resolve("last"));
    Files.createSymbolicLink(folder.resolve("last/latest.sql"), Path.of("../a.sql"));
    Files.createSymbolicLink(folder.resolve("linked"), other);
    Files.createSymbolicLink(folder.resolve("round"), folder);

    assertThat(read(folder))
        .extracting(Copy::path)
        .containsExactlyInAnyOrder("a.sql", "linked/b.sql");
  }

  @Test
  void a_file_that_the_disk_keeps_back_hides_no_other() throws IOException {
    put("a.sql");
    Files.createSymbolicLink(folder.resolve("failing.sql"), FAILS);
    Path night = Files.createDirectory(folder.resolve("night"));
    try (var files = Files.list(FIXTURES.resolve("formats/folder"))) {
      for (Path file : files.toList()) {
        Files.copy(file, night.resolve(file.getFileName()));
      }
    }
    Files.createSymbolicLink(night.resolve("9999.dat"), FAILS);

    assertThat(read(folder))
        .extracting(Copy::path, Copy::state)
        .containsExactlyInAnyOrder(
            tuple("a.sql", State.GOOD),
            tuple("failing.sql", State.UNREADABLE),
            tuple("night", State.UNREADABLE));
  }

  private void put(String name) throws IOException {
    Files.copy(FIXTURES.resolve("plain.sql"), folder.resolve(name));
  }

  private static List<Copy> read(Path place) throws IOException {
    return Copies.in(place).read(Progress.SILENT);
  }
}
