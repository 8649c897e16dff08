package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The drill as a person runs it, on real dumps and a real server.
class DrillCommandTest {
  private static final Path FIXTURES = Path.of("src/test/resources/anamnesis/backup");

  @TempDir Path home;
  @TempDir Path copies;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain.sql",
        "inserts.sql",
        "columns.sql",
        "verbose.sql",
        "latin1.sql",
        "formats/custom.dump",
        "formats/unpacked.dump",
        "formats/inserts.dump",
        "formats/portal.tar",
        "formats/plain.sql.bzip2",
        "formats/plain.sql.lz4",
        "formats/plain.sql.xz",
        "formats/plain.sql.zstd",
        "formats/folder"
      })
  void every_format_comes_back_with_the_content_that_it_holds(String fixture) throws IOException {
    taken(fixture, "2026-04-05T03-17-00Z");
    TheShell.Said said = drill("--format", "json");
    JsonNode drill = Json.tree(said.out());
    assertThat(drill.path("outcome").asString()).as(said.out()).isEqualTo("passed");
    assertThat(drill.path("restored").asLong()).isPositive();
    for (JsonNode table : drill.path("tables")) {
      assertThat(table.path("rows")).isEqualTo(table.path("expected"));
      assertThat(table.path("content").asString()).isEqualTo("same");
    }
    assertThat(said.exit()).isZero();
    assertThat(home.resolve("drill/data")).doesNotExist();
  }

  /// Copies a fixture under a name that says when it was taken.
  private Path taken(String fixture, String when) throws IOException {
    Path from = FIXTURES.resolve(fixture);
    String ending = fixture.replaceFirst("^[^.]*", "");
    Path to = copies.resolve("portal-" + when + ending);
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path there = to.resolve(from.relativize(each).toString());
        Files.copy(each, from.equals(each) ? to : there);
      }
    }
    Files.setLastModifiedTime(to, FileTime.from(Instant.parse("2026-04-05T03:17:00Z")));
    return to;
  }

  private TheShell.Said drill(String... more) {
    List<String> words =
        new java.util.ArrayList<>(List.of("drill", "--backups", copies.toString()));
    words.addAll(List.of(more));
    return new TheShell(home).run(words.toArray(String[]::new));
  }
}
