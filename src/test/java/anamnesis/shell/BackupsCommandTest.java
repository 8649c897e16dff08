package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BackupsCommandTest {
  @TempDir Path folder;

  @Test
  void each_copy_says_when_it_was_taken_what_it_is_and_what_is_in_it() throws IOException {
    Files.writeString(folder.resolve("portal-2026-04-05T03-17-00Z.sql"), ScanCommandTest.dump(151));
    Outcome outcome = backups();
    assertThat(outcome.exit()).isEqualTo(Exit.DONE);
    assertThat(outcome.text())
        .containsExactly(
            "2026-04-05 03:17:00 UTC  22 h ago  portal-2026-04-05T03-17-00Z.sql",
            "  ok       plain, 1,247 bytes, 151 rows in 1 table",
            "",
            "In the newest good copy, portal-2026-04-05T03-17-00Z.sql",
            "  public.patient                       151 rows",
            "",
            "1 copy, 1 good, 0 bad" + " ".repeat(51) + "exit 0");
    JsonNode copy = outcome.json().path("copies").path(0);
    assertThat(copy.propertyNames())
        .contains(
            "path",
            "format",
            "takenAt",
            "complete",
            "problem",
            "bytes",
            "uncompressedBytes",
            "sha256",
            "contentHash",
            "tables");
    assertThat(copy.path("takenAt").asString()).isEqualTo("2026-04-05T03:17:00Z");
    assertThat(copy.path("problem").isNull()).isTrue();
    assertThat(copy.path("tables").path(0).path("rows").asLong()).isEqualTo(151);
    assertThat(copy.path("tables").path(0).has("newest")).isTrue();
  }

  @Test
  void one_bad_copy_is_a_finding_and_so_is_none_at_all() throws IOException {
    assertThat(backups().exit()).isEqualTo(Exit.FOUND);
    Files.writeString(folder.resolve("good-2026-04-05.sql"), ScanCommandTest.dump(3));
    assertThat(backups().exit()).isEqualTo(Exit.DONE);
    Files.writeString(folder.resolve("bad-2026-04-04.sql"), "");
    Outcome outcome = backups();
    assertThat(outcome.exit()).isEqualTo(Exit.FOUND);
    assertThat(outcome.text()).contains("  bad      plain, 0 bytes", "           empty: 0 bytes");
    assertThat(outcome.text()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void what_tells_no_length_has_none() throws IOException {
    Files.copy(
        Path.of("src/test/resources/anamnesis/backup/catalogues/rds-snapshots.json"),
        folder.resolve("rds.json"));
    assertThat(backups().text())
        .contains("  bad      rds automated snapshot")
        .noneMatch(line -> line.contains(" -1 "));
  }

  private Outcome backups() throws IOException {
    return new BackupsCommand().run(new CallForTests(null, Map.of(), folder.toString()));
  }
}
