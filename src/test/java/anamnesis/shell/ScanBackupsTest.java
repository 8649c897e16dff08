package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import anamnesis.backup.s3.LoopbackBucket;
import anamnesis.casefile.Case;
import anamnesis.database.PostgresForTests;
import anamnesis.detect.DetectorsForTests;
import anamnesis.detect.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Folders of real dumps, judged by every detector of the house through the real command.
class ScanBackupsTest {
  @TempDir Path folder;

  @Test
  void a_size_that_never_changes_while_the_content_vanished_on_day_three_is_critical()
      throws IOException {
    int size = dump(151, 0).length();
    for (int day = 1; day <= 7; day++) {
      String dump = dump(day < 3 ? 151 : 0, 0);
      nightly(30 + day, padded(dump, size));
    }
    Outcome outcome = scan(Map.of());
    assertThat(outcome.exit()).isEqualTo(Exit.FOUND);
    assertThat(severities(outcome))
        .containsEntry("B01", "critical")
        .containsEntry("B06", "critical");
    assertThat(outcome.json().toString())
        .contains("\"lastGood\":\"portal-2026-04-01-0317Z.sql\"")
        .contains("\"firstBad\":\"portal-2026-04-02-0317Z.sql\"");
    // The folder of a test has a long name, which takes a line of its own.
    assertThat(outcome.text()).hasSizeLessThanOrEqualTo(31).allMatch(line -> line.length() <= 80);
    assertThat(String.join(" ", outcome.text()).replaceAll("[ \\\\]+", " "))
        .contains("public.patient fell from 151 to 0 rows")
        .contains("when after 2026-04-01 03:17:00 UTC")
        .contains("before 2026-04-02 03:17:00 UTC")
        .contains("(also B04, B01, B02)")
        .contains(
            "1 protect it now: cp -p %s/portal-2026-04-01-0317Z.sql <another place>"
                .formatted(folder));
    assertThat(finding(outcome, "B06").path("next").asString())
        .endsWith(
            "anamnesis backups compare %s/%s %s/%s".formatted(folder, name(32), folder, name(33)));
  }

  @Test
  void seven_idle_dumps_are_not_critical_and_three_quiet_nights_are_nothing() throws IOException {
    for (int day = 1; day <= 7; day++) {
      nightly(30 + day, dump(151, day));
    }
    assertThat(severities(scan(Map.of())))
        .doesNotContainValue("critical")
        .containsEntry("B01", "warn");
    for (int day = 1; day <= 4; day++) {
      Files.delete(folder.resolve(name(30 + day)));
    }
    Outcome quiet = scan(Map.of());
    assertThat(severities(quiet).values()).containsOnly("info");
    assertThat(quiet.exit()).isEqualTo(Exit.DONE);
    assertThat(quiet.text().getFirst()).startsWith("INFO       Nothing wrong was found");
  }

  @Test
  void seeds_are_found_in_the_copies_by_their_own_rows_and_by_few_reads() throws IOException {
    for (int day = 1; day <= 8; day++) {
      nightly(29 + day, people(day < 4 ? "alderpost.com" : "example.com", day));
    }
    Outcome outcome = scan(Map.of());
    JsonNode seeds = finding(outcome, "B11");
    assertThat(seeds.path("severity").asString()).isEqualTo("critical");
    assertThat(seeds.path("measures").path("firstBad").asString()).isEqualTo(name(33));
    assertThat(seeds.path("measures").path("lastGood").asString()).isEqualTo(name(32));
    assertThat(seeds.path("measures").path("reads").asInt()).isLessThanOrEqualTo(5);
    assertThat(finding(outcome, "B10").path("next").asString())
        .isEqualTo("protect it now: cp -p %s/%s <another place>".formatted(folder, name(32)));
  }

  @Test
  void who_stood_there_before_the_invented_people_is_seen_between_two_copies() throws IOException {
    for (int day = 1; day <= 4; day++) {
      nightly(33 + day, people(day < 3 ? "alderpost.com" : "example.com", day));
    }
    String url =
        PostgresForTests.database(
            "create table patient(id text primary key, email text);"
                + " insert into patient select 'p_' || i, 'person' || i || '@example.com'"
                + " from generate_series(10, 86) i");
    Path home = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-home"));
    Case open = Case.begin(home.resolve("case"), "seeded");
    Outcome outcome =
        new ScanCommand(DetectorsForTests.all(), List.of())
            .run(
                new CallForTests(
                    open, Map.of("database", List.of(url), "backups", List.of(folder.toString()))));
    String compare = "anamnesis backups compare %s/%s %s/%s";
    assertThat(finding(outcome, "S04").path("next").asString())
        .endsWith("before: " + compare.formatted(folder, name(35), folder, name(36)));
    assertThat(outcome.text().getFirst()).startsWith("CRITICAL   public.patient ");
    // The case is the same wherever the copies lay.
    try (Stream<Finding> findings = Finding.shelf(open, "scan").read()) {
      assertThat(findings)
          .filteredOn(finding -> finding.detector().startsWith("S04"))
          .singleElement()
          .satisfies(
              finding ->
                  assertThat(finding.next())
                      .endsWith(
                          compare.formatted("<its folder>", name(35), "<its folder>", name(36))));
    }
    assertThat(Files.readString(home.resolve("case/advice.jsonl")))
        .doesNotContain(folder.toString());
  }

  @Test
  void a_window_that_closed_before_the_loss_is_told_with_the_race_that_cannot_be_won()
      throws IOException {
    for (int day = 1; day <= 7; day++) {
      nightly(30 + day, dump(day < 3 ? 151 : 0, day));
    }
    Outcome outcome = scan(Map.of("window", List.of("1d")));
    assertThat(severities(outcome)).containsEntry("B09", "critical").containsEntry("B16", "warn");
    Path own =
        Files.writeString(folder.resolve(".own.yaml"), "B16-window-race: {scan-every: 6h}\n");
    Outcome often = scan(Map.of("window", List.of("1d"), "thresholds", List.of(own.toString())));
    assertThat(severities(often)).doesNotContainKey("B16");
  }

  @Test
  void a_threshold_that_nobody_knows_is_refused_with_the_nearest() throws IOException {
    nightly(31, dump(3, 1));
    Path own = Files.writeString(folder.resolve(".own.yaml"), "B05-stale: {dayly: 30h}\n");
    assertThatThrownBy(() -> scan(Map.of("thresholds", List.of(own.toString()))))
        .isInstanceOf(Refusal.class)
        .hasMessage(".own.yaml: there is no threshold B05-stale.dayly")
        .extracting(refused -> ((Refusal) refused).hint())
        .isEqualTo("did you mean B05-stale.daily?");
  }

  @Test
  void a_database_named_as_a_backup_is_asked_and_is_none() throws IOException {
    String url = PostgresForTests.database("create table patient(id int primary key)");
    Outcome alone =
        new ScanCommand(DetectorsForTests.all(), List.of())
            .run(new CallForTests(null, Map.of("backups", List.of(url))));
    assertThat(severities(alone)).containsOnly(Map.entry("B08", "warn"));
    Outcome both =
        new ScanCommand(DetectorsForTests.all(), List.of())
            .run(new CallForTests(null, Map.of("database", List.of(url), "backups", List.of(url))));
    assertThat(severities(both)).containsEntry("B08", "critical");
    assertThat(both.json().toString()).contains("stands on the same server");
  }

  @Test
  void what_could_not_be_known_of_a_place_is_a_gap_and_never_ok() throws IOException {
    try (LoopbackBucket s3 = new LoopbackBucket()) {
      s3.put(name(36), "2026-04-05T03:17:00Z", dump(151, 1));
      s3.refused.put("lifecycle", 403);
      Map<String, List<String>> options = Map.of("backups", List.of("s3://portal-backups"));
      Outcome outcome =
          new ScanCommand(DetectorsForTests.all(), List.of())
              .run(new CallForTests(null, options).in(s3.environment()));

      assertThat(gaps(outcome))
          .contains(
              "B10-last-good-expiring: s3://portal-backups: when the bucket's rules delete a copy"
                  + " (AccessDenied: s3:GetLifecycleConfiguration)");
      assertThat(outcome.exit()).isEqualTo(Exit.INCOMPLETE);
      assertThat(outcome.text()).allMatch(line -> line.length() <= 80);
    }
  }

  @Test
  void a_window_that_tells_no_length_is_a_gap() throws IOException {
    nightly(36, dump(151, 1));
    Files.writeString(
        folder.resolve("rds.json"),
        """
        {"DBInstances": [{"DBInstanceIdentifier": "portal", "Engine": "postgres",
          "BackupRetentionPeriod": 7, "EarliestRestorableTime": "2030-01-01T00:00:00Z"}]}
        """);

    assertThat(gaps(scan(Map.of())))
        .contains(
            "B10-last-good-expiring: %s: how far back rds portal can be brought".formatted(folder));
  }

  private static List<String> gaps(Outcome outcome) {
    return outcome
        .json()
        .path("notEvaluated")
        .valueStream()
        .map(gap -> gap.path("detector").asString() + ": " + gap.path("reason").asString())
        .toList();
  }

  private Outcome scan(Map<String, List<String>> more) throws IOException {
    Map<String, List<String>> options = new HashMap<>(more);
    options.put("backups", List.of(folder.toString()));
    return new ScanCommand(DetectorsForTests.all(), List.of()).run(new CallForTests(null, options));
  }

  private static Map<String, String> severities(Outcome outcome) {
    Map<String, String> severities = new HashMap<>();
    outcome
        .json()
        .path("findings")
        .forEach(
            finding ->
                severities.put(
                    finding.path("detector").asString().substring(0, 3),
                    finding.path("severity").asString()));
    return severities;
  }

  private static JsonNode finding(Outcome outcome, String number) {
    for (JsonNode finding : outcome.json().path("findings")) {
      if (finding.path("detector").asString().startsWith(number)) {
        return finding;
      }
    }
    throw new AssertionError("no finding of " + number);
  }

  /// @param day of March; 32 is the first of April
  private void nightly(int day, String dump) throws IOException {
    Files.writeString(folder.resolve(name(day)), dump);
  }

  private static String name(int day) {
    return "portal-%s-0317Z.sql".formatted(java.time.LocalDate.of(2026, 2, 28).plusDays(day));
  }

  /// As `pg_dump` writes it, with its random token.
  private static String dump(int patients, int token) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < patients; i++) {
      rows.append("r_").append(1000 + i).append('\n');
    }
    return framed("public.patient (id)", rows.toString(), token)
        .replace(
            "\n--\n-- PostgreSQL database dump complete",
            "\nCOPY public.staff (id) FROM stdin;\n1\n2\n3\n\\.\n\n--\n-- PostgreSQL database dump complete");
  }

  private static String people(String domain, int token) {
    StringBuilder rows = new StringBuilder();
    for (int i = 10; i < 87; i++) {
      rows.append("p_%s\tperson%s@%s\n".formatted(i, i, domain));
    }
    return framed("public.patient (id, email)", rows.toString(), token);
  }

  private static String framed(String table, String rows, int token) {
    return "--\n-- PostgreSQL database dump\n--\n\n\\restrict kM4%s\n\n".formatted(token)
        + "COPY %s FROM stdin;\n%s\\.\n\n".formatted(table, rows)
        + "--\n-- PostgreSQL database dump complete\n--\n\n\\unrestrict kM4%s\n\n".formatted(token);
  }

  /// A comment takes the place of what is gone.
  private static String padded(String dump, int size) {
    int missing = size - dump.length() - 4;
    return missing < 0
        ? dump
        : dump.replaceFirst("\n\\\\restrict", "\n-- " + "x".repeat(missing) + "\n\\\\restrict");
  }
}
