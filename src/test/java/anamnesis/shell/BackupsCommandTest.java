package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.detect.DetectorsForTests;
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
            "In the newest readable copy, portal-2026-04-05T03-17-00Z.sql",
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

  @Test
  void a_copy_that_was_emptied_is_not_ok_though_it_can_be_read() throws IOException {
    put(1, "r@alderpost.com", 151);
    put(2, "r@alderpost.com", 151);
    put(3, "r@alderpost.com", 0);
    Outcome outcome = backups();
    assertThat(outcome.exit()).isEqualTo(Exit.FOUND);
    assertThat(outcome.text())
        .contains(
            "In the newest readable copy, portal-2026-04-03T03-17.sql",
            "  hurt     public.patient fell from 151 to 0 rows between 2026-04-02",
            "           last good  portal-2026-04-02T03-17.sql, 2026-04-02 03:17 UTC",
            Passage.spread("3 copies, 2 good, 1 hurt, 0 bad", "exit 1"));
    assertThat(outcome.json().path("lastGood").asString()).isEqualTo("portal-2026-04-02T03-17.sql");
    assertThat(outcome.json().path("newestReadable").asString())
        .isEqualTo("portal-2026-04-03T03-17.sql");
  }

  @Test
  void a_copy_of_invented_people_is_not_ok_though_no_row_is_missing() throws IOException {
    put(1, "r@alderpost.com", 40);
    put(2, "r@example.com", 40);
    put(3, "r@example.com", 40);
    Outcome outcome = backups();
    assertThat(outcome.exit()).isEqualTo(Exit.FOUND);
    assertThat(outcome.text())
        .anyMatch(line -> line.startsWith("  hurt     40 of 40 records of public.patient"))
        .contains("           last good  portal-2026-04-01T03-17.sql, 2026-04-01 03:17 UTC")
        .contains(Passage.spread("3 copies, 1 good, 2 hurt, 0 bad", "exit 1"));
    assertThat(outcome.json().path("copies").path(0).path("hurt")).isEmpty();
    assertThat(outcome.json().path("copies").path(1).path("hurt")).hasSize(1);
  }

  @Test
  void no_name_pushes_a_line_past_the_screen() throws IOException {
    String table = "public.a_table_whose_name_is_as_long_as_postgresql_allows_" + "x".repeat(12);
    String name = "a-copy-whose-name-goes-on-" + "and-on-".repeat(20) + "2026-04-05.sql";
    Files.writeString(
        folder.resolve(name), ScanCommandTest.dump(151).replace("public.patient", table));
    Files.writeString(folder.resolve("portal-2026-04-04.sql"), ScanCommandTest.dump(151));
    Outcome outcome = backups();
    assertThat(outcome.text()).allMatch(line -> line.length() <= 80).anyMatch(l -> l.contains("…"));
    assertThat(outcome.json().toString()).contains(table, name);
  }

  private void put(int day, String email, int rows) throws IOException {
    StringBuilder dump = new StringBuilder("--\n-- PostgreSQL database dump\n--\n\n");
    dump.append("COPY public.staff (id) FROM stdin;\n1\n\\.\n\n");
    dump.append("COPY public.patient (id, email) FROM stdin;\n");
    for (int i = 10; i < 10 + rows; i++) {
      dump.append("%s\t%s%s\n".formatted(i, i, email));
    }
    dump.append("\\.\n\n--\n-- PostgreSQL database dump complete\n--\n");
    Files.writeString(folder.resolve("portal-2026-04-0%sT03-17.sql".formatted(day)), dump);
  }

  private Outcome backups() throws IOException {
    return new BackupsCommand(DetectorsForTests.all())
        .run(new CallForTests(null, Map.of(), folder.toString()));
  }
}
