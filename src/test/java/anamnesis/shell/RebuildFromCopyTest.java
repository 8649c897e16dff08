package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A table that comes back out of a copy, by a mapping that somebody writes that night.
class RebuildFromCopyTest {
  private static final Path HERE = Path.of(System.getProperty("anamnesis.folder", "."));
  private static final String COPY =
      """
      --
      -- PostgreSQL database dump
      --
      COPY public.visit (id, patient_id, started_at) FROM stdin;
      1\tp_1\t2026-03-02 09:00:00+00
      2\tp_2\t2026-03-02 09:30:00+00
      \\.
      --
      -- PostgreSQL database dump complete
      --
      """;

  @TempDir private Path folder;
  private TheShell shell;
  private Path mapping;

  @BeforeEach
  void gather() throws IOException {
    shell = new TheShell(folder.resolve("home"));
    mapping = Files.createDirectory(folder.resolve("mine"));
    Path copy = Files.writeString(folder.resolve("nightly-2026-03-03.sql"), COPY);
    assertThat(run("case", "open", "night").exit()).isZero();
    TheShell.Said said = run("gather", "dump", copy.toString(), "--tables", "visit");
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(run("link").exit()).isZero();
    Files.writeString(mapping.resolve("schema.sql"), example("-- mappings/mine/schema.sql"));
  }

  @Test
  void the_readmes_example_brings_a_table_back() throws IOException {
    Files.writeString(mapping.resolve("visit.yaml"), example("# mappings/mine/visit.yaml"));

    TheShell.Said said = run("rebuild", "--mapping", mapping.toString());

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out())
        .startsWith("Rebuilt: 1 table, 2 rows into a fresh PostgreSQL of the case's own.")
        .contains("  public.visit              2         6         0         0         2\n");
  }

  @Test
  void a_table_that_no_copy_holds_is_refused_before_anything_is_written() throws IOException {
    String wrong = example("# mappings/mine/visit.yaml").replace("dump.public.v", "dump.public.V");
    Files.writeString(mapping.resolve("visit.yaml"), wrong);

    TheShell.Said said = run("rebuild", "--mapping", mapping.toString());

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err())
        .contains("there is nothing to rebuild from: no exhibit is a dump.public.Visit")
        .contains("was it meant to be dump.public.visit? Mend the mapping");
    Path night = folder.resolve("home/cases/night");
    assertThat(night.resolve("rows")).doesNotExist();
    assertThat(night.resolve("fresh")).doesNotExist();
  }

  @Test
  void one_such_table_beside_others_is_named_and_the_rebuild_is_incomplete() throws IOException {
    String right = example("# mappings/mine/visit.yaml");
    Files.writeString(mapping.resolve("visit.yaml"), right);
    Files.writeString(mapping.resolve("payment.yaml"), right.replace("visit", "payment"));
    String schema = example("-- mappings/mine/schema.sql");
    Files.writeString(
        mapping.resolve("schema.sql"), schema + schema.replace("table visit", "table payment"));

    TheShell.Said said = run("rebuild", "--dry-run", "--mapping", mapping.toString());

    assertThat(said.exit()).isEqualTo(3);
    assertThat(said.out())
        .contains("unheard      no exhibit is a dump.public.payment, which public.payment asks")
        .contains("there is dump.public.visit");
    TheShell.Said chosen =
        run("rebuild", "--dry-run", "--mapping", mapping.toString(), "--tables", "visit");
    assertThat(chosen.exit()).as("of what was asked for nothing is missing").isZero();
  }

  private TheShell.Said run(String... line) {
    return shell.run(line);
  }

  /// The lines of the README behind that one, up to the next empty one.
  private static String example(String first) throws IOException {
    return Files.readAllLines(HERE.resolve("README.md")).stream()
        .dropWhile(line -> !line.strip().equals(first))
        .takeWhile(line -> !line.isBlank())
        .map(line -> line.replaceFirst("^ {4}", ""))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
