package anamnesis.backup;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One and the same database, as pg_dump writes it in every format.
class FormatsTest {
  private static final Path FIXTURES = Path.of("src/test/resources/anamnesis/backup");

  @TempDir Path folder;

  @Test
  void every_format_holds_the_same_rows_and_has_the_same_content_hash() throws IOException {
    Copy plain = read(FIXTURES.resolve("plain.sql"));
    List<Copy> others = Copies.in(FIXTURES.resolve("formats")).read(Progress.SILENT);

    assertThat(others)
        .extracting(Copy::format)
        .containsExactlyInAnyOrder(
            "custom",
            "custom",
            "custom",
            "directory",
            "tar",
            "plain+bzip2",
            "plain+lz4",
            "plain+xz",
            "plain+zstd");
    assertThat(others).allSatisfy(copy -> assertThat(copy.trouble()).as(copy.path()).isEmpty());
    assertThat(others).allMatch(Copy::good);
    assertThat(others).extracting(Copy::tables).containsOnly(plain.tables());
    assertThat(others).extracting(Copy::sequences).containsOnly(plain.sequences());
    assertThat(others).extracting(Copy::contentHash).containsOnly(plain.contentHash());
  }

  /// By pg_dump 17 and 18 of servers that took in the script of 15. Archives 1.12 and 1.13 are the
  /// one of 15 without what 1.14 added: nothing as old as they runs here.
  @Test
  void every_version_holds_the_same_rows_and_has_the_same_content_hash() throws IOException {
    Copy plain = read(FIXTURES.resolve("plain.sql"));
    List<Copy> others = Copies.in(FIXTURES.resolve("versions")).read(Progress.SILENT);

    assertThat(others).hasSize(11);
    assertThat(others).allSatisfy(copy -> assertThat(copy.trouble()).as(copy.path()).isEmpty());
    assertThat(others).extracting(Copy::tables).containsOnly(plain.tables());
    assertThat(others).extracting(Copy::contentHash).containsOnly(plain.contentHash());
    assertThat(others)
        .filteredOn(copy -> copy.path().startsWith("18"))
        .allMatch(copy -> copy.origin().server().startsWith("18."));
    assertThat(others)
        .filteredOn(copy -> copy.format().equals("custom"))
        .allMatch(copy -> copy.origin().database().equals("portal"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "custom.dump",
        "unpacked.dump",
        "inserts.dump",
        "portal.tar",
        "plain.sql.bzip2",
        "plain.sql.lz4",
        "plain.sql.xz",
        "plain.sql.zstd"
      })
  void no_cut_of_it_is_ever_taken_for_whole(String name) throws IOException {
    byte[] whole = Files.readAllBytes(FIXTURES.resolve("formats").resolve(name));
    Path file = folder.resolve(name);
    // Behind its last part, a tar has a script that only a person reads, and zeros.
    int needed = name.endsWith(".tar") ? 10_500 : whole.length;
    for (int length = 0; length < needed; length += 211) {
      Files.write(file, Arrays.copyOf(whole, length));
      Copy copy = read(file);
      assertThat(copy.good()).as("cut after %d of %d bytes", length, whole.length).isFalse();
      assertThat(copy.trouble()).isPresent();
    }
  }

  @Test
  void a_folder_without_one_of_its_parts_names_the_table_that_is_missing() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("nightly"));
    try (Stream<Path> parts = Files.list(FIXTURES.resolve("formats/folder"))) {
      for (Path part : parts.toList()) {
        Files.copy(part, copy.resolve(part.getFileName()));
      }
    }
    Files.delete(copy.resolve("3368.dat.gz"));

    assertThat(read(copy).problem())
        .isEqualTo("cut short: the data of 1 of its tables are missing, the first public.patient");
  }

  private static Copy read(Path path) throws IOException {
    return Copies.in(path).read(Progress.SILENT).getFirst();
  }
}
