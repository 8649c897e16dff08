package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Json;
import anamnesis.database.PostgresForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The drill as a person runs it, on real dumps and real servers.
class DrillCommandTest {
  private static final Path FIXTURES = Path.of("src/test/resources/anamnesis/backup");
  private static final Path CLINIC = Path.of("src/test/resources/anamnesis/posture/clinic");
  private static final String YESTERDAY = "2026-04-05T03-17-00Z";

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
    taken(FIXTURES.resolve(fixture), YESTERDAY);
    holdsAll(filled());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"clinic.sql.gz", "clinic.dump", "clinic-inserts.sql.gz", "clinic-root.sql.gz"})
  void what_a_real_application_has_comes_back_too(String fixture) throws IOException {
    taken(CLINIC.resolve(fixture), YESTERDAY);
    JsonNode drill = filled();
    holdsAll(drill);
    assertThat(drill.path("restored").asLong()).isEqualTo(242);
    assertThat(drill.path("leftOut").propertyNames())
        .contains("grants", "large objects", "event triggers", "publications");
    assertThat(drill.path("notes").values())
        .extracting(JsonNode::asString)
        .anyMatch(note -> note.startsWith("its times are written as a clock in America/"))
        .anyMatch(note -> note.startsWith("large objects of the copy were not brought back"));
  }

  @Test
  void a_function_may_name_a_table_that_an_archive_makes_after_it() throws IOException {
    taken(CLINIC.resolve("function.dump"), YESTERDAY);
    holdsAll(filled());
  }

  @Test
  void a_weekly_test_says_no_copy_was_brought_back_that_was_not() throws IOException {
    taken(FIXTURES.resolve("schema.sql"), YESTERDAY);
    assertThat(drill("--weekly").out())
        .startsWith("Backup test of 2026-04-06: FAILED")
        .contains("which was not brought")
        .doesNotContain("gone by now");
  }

  @Test
  void a_dump_of_a_whole_server_comes_back_into_databases_of_its_own_and_nothing_stays()
      throws IOException {
    taken(CLINIC.resolve("cluster.sql.gz"), YESTERDAY);
    TheShell.Said said = drill();
    assertThat(said.out()).startsWith("PASSED     All that the copy holds came back");
    assertThat(said.out()).contains("242 rows in 12 tables", "Größe", "roles 6");
    assertThat(said.exit()).isZero();
    assertThat(home.resolve("drill/data")).doesNotExist();
    try (Stream<Path> left = Files.list(home.resolve("drill"))) {
      assertThat(left).extracting(Path::getFileName).containsExactly(Path.of("drill.lock"));
    }
    assertThat(said.out().lines().filter(line -> !line.contains("anamnesis drill --backups")))
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void a_copy_without_rows_fails() throws IOException {
    taken(FIXTURES.resolve("schema.sql"), YESTERDAY);
    fails("holds no row in any of 3 tables");
  }

  @Test
  void a_truncated_copy_fails() throws IOException {
    Path copy = taken(FIXTURES.resolve("plain.sql"), YESTERDAY);
    byte[] all = Files.readAllBytes(copy);
    Files.write(copy, Arrays.copyOf(all, all.length / 2));
    fails("cut short");
  }

  @Test
  void a_copy_of_last_month_fails_and_says_what_is_allowed() throws IOException {
    taken(FIXTURES.resolve("plain.sql"), "2026-03-05T03-17-00Z");
    taken(FIXTURES.resolve("plain.sql"), "2026-03-04T03-17-00Z");
    taken(FIXTURES.resolve("plain.sql"), "2026-03-03T03-17-00Z");
    String url = PostgresForTests.database("");
    JsonNode drill = Json.tree(into(url, "--format", "json").out());
    assertThat(drill.path("outcome").asString()).isEqualTo("failed");
    assertThat(reasons(drill))
        .containsExactly("it is 31 days old; allowed are 26 h, its copies being taken daily");
  }

  @Test
  void a_copy_of_another_database_fails() throws IOException {
    taken(FIXTURES.resolve("formats/custom.dump"), "2026-04-03T03-17-00Z");
    taken(FIXTURES.resolve("formats/custom.dump"), "2026-04-04T03-17-00Z");
    // An archive tells by itself when it was taken; a plain dump without --verbose does not.
    taken(CLINIC.resolve("clinic.sql.gz"), YESTERDAY, "portal-*.dump");
    JsonNode drill = Json.tree(into(PostgresForTests.database(""), "--format", "json").out());
    assertThat(drill.path("copy").asString()).isEqualTo("portal-" + YESTERDAY + ".dump");
    assertThat(reasons(drill))
        .anyMatch(reason -> reason.startsWith("it is of another database: of its"));
  }

  @Test
  void what_the_server_refuses_is_named_without_a_value() throws IOException {
    Path copy = taken(FIXTURES.resolve("plain.sql"), YESTERDAY);
    String dump = Files.readString(copy);
    Files.writeString(
        copy,
        dump.replace("1\tp_1\t2026-04-02 09:00:00\t120.50", "1\tp_1\t2026-04-02 09:00:00\tAda")
            .replace(
                "CREATE TABLE public.patient",
                "CREATE EXTENSION aged;\n\nCREATE TABLE public.patient"));
    String url = PostgresForTests.database("");
    TheShell.Said said = into(url);
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out())
        .contains("FAILED", "the extension aged is not on this server (state 0A000)")
        .contains("COPY public.\"Visit\": a value that its column does not take")
        .contains("(state 22P02)")
        .contains("public.Visit: 0 of 2 rows came back")
        .doesNotContain("Ada");
    assertThat(Files.readString(home.resolve("drills.jsonl"))).doesNotContain("Ada\"");
  }

  @Test
  void rows_that_a_trigger_changes_on_their_way_are_seen() throws IOException {
    Path copy = taken(FIXTURES.resolve("plain.sql"), YESTERDAY);
    String dump = Files.readString(copy);
    Files.writeString(
        copy,
        dump.replace(
            "--\n-- Data for Name: Visit;",
            """
            CREATE FUNCTION public.shout() RETURNS trigger LANGUAGE plpgsql
                AS $$ BEGIN NEW.first_name := upper(NEW.first_name); RETURN NEW; END $$;

            CREATE TRIGGER shout BEFORE INSERT ON public.patient FOR EACH ROW EXECUTE FUNCTION public.shout();

            --
            -- Data for Name: Visit;"""));
    JsonNode drill = Json.tree(into(PostgresForTests.database(""), "--format", "json").out());
    assertThat(reasons(drill)).containsExactly("public.patient: as many rows, and not the same");
  }

  @Test
  void a_next_number_that_is_taken_is_said() throws IOException {
    Path copy = taken(FIXTURES.resolve("plain.sql"), YESTERDAY);
    String dump = Files.readString(copy);
    Files.writeString(
        copy,
        dump.replace(
            "setval('public.\"Visit_visitId_seq\"', 2, true)",
            "setval('public.\"Visit_visitId_seq\"', 1, true)"));
    TheShell.Said said = into(PostgresForTests.database(""));
    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("public.Visit.visitId: the next number is 2, and there is one");
  }

  @Test
  void a_database_that_is_not_fresh_is_refused_and_so_is_an_agent() throws IOException {
    taken(FIXTURES.resolve("plain.sql"), YESTERDAY);
    String url = PostgresForTests.database("create table somebodys (id int)");
    TheShell.Said said = into(url);
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("is not fresh: it holds what is not ours");
    TheShell.Said agent =
        new TheShell(home)
            .unattended()
            .run("drill", "--backups", copies.toString(), "--into", url, "--confirm", name(url));
    assertThat(agent.exit()).isEqualTo(2);
    assertThat(agent.err()).contains("may not fill a database outside the case");
  }

  @Test
  void a_weekly_test_says_when_what_and_how_many_and_that_a_branch_was_left_behind()
      throws IOException {
    taken(FIXTURES.resolve("plain.sql"), YESTERDAY);
    String url = PostgresForTests.database("");
    TheShell.Said said = into(url, "--weekly");
    assertThat(said.exit()).isZero();
    assertThat(said.out())
        .isEqualTo(
            """
            Backup test of 2026-04-06: PASSED
              tested   the copy portal-2026-04-05T03-17-00Z.sql, taken 2026-04-05
                       03:17:00 UTC, brought back into
                       %s
                public.Visit                                        2 rows
                public.audit_log                                    0 rows
                public.patient                                      3 rows
              figures  RTO 0.0 s, RPO 4 d 13 h
            in the log of drills, signed                                            exit 0
            """
                .formatted(url));
    Files.writeString(
        copies.resolve("branches.json"),
        """
        {"branches": [{"name": "main", "created_at": "2025-01-01T00:00:00Z"},
          {"name": "backup-test-2026-04-06", "created_at": "2026-04-06T02:00:00Z"},
          {"name": "backup-test-2026-03-30", "created_at": "2026-03-30T08:00:00Z"}]}
        """);
    TheShell.Said left = into(PostgresForTests.database(""), "--weekly");
    assertThat(left.exit()).isEqualTo(1);
    assertThat(left.out())
        .startsWith("Backup test of 2026-04-06: FAILED")
        .contains("the branch backup-test-2026-03-30 was left behind")
        .doesNotContain("backup-test-2026-04-06");
  }

  @Test
  void a_branch_is_asked_and_held_against_the_newest_good_copy() throws IOException {
    taken(FIXTURES.resolve("plain.sql"), YESTERDAY);
    String url = PostgresForTests.database("");
    into(url);
    TheShell.Said said = drill("--branch", url);
    assertThat(said.exit()).as(said.out()).isZero();
    assertThat(said.out())
        .startsWith("PASSED     The branch answers, and holds what it should.")
        .contains("public.patient", "3 of          3  newest 2026-04-01 12:30");
    PostgresForTests.happen(url, "truncate public.patient cascade");
    TheShell.Said emptied = drill("--branch", url);
    assertThat(emptied.exit()).isEqualTo(1);
    assertThat(emptied.out()).contains("public.patient: 0 rows, where 3 are expected");
  }

  @Test
  void a_branch_that_answers_a_week_later_was_left_behind() throws IOException {
    String url =
        PostgresForTests.database("create table patient (id int); insert into patient values (1)");
    TheShell lastWeek = new TheShell(home, Instant.parse("2026-03-30T08:00:00Z"));
    assertThat(lastWeek.run("drill", "--branch", url, "--weekly").exit()).isZero();
    TheShell.Said said = new TheShell(home).run("drill", "--branch", url, "--weekly");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).contains("2026-03-30, was left behind");
  }

  @Test
  void a_branch_that_does_not_answer_is_no_restore() {
    TheShell.Said said =
        new TheShell(home).run("drill", "--branch", "postgresql://nobody@127.0.0.1:9/gone");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).contains("FAILED", "it does not answer");
  }

  @Test
  void a_log_that_was_changed_is_said_and_not_written_on() throws IOException {
    taken(FIXTURES.resolve("schema.sql"), YESTERDAY);
    drill();
    Path log = home.resolve("drills.jsonl");
    Files.writeString(log, Files.readString(log).replace("\"failed\"", "\"passed\""));
    TheShell.Said said = drill();
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("is not as it was written: line 1 was changed");
    TheShell.Said scan = new TheShell(home).run("scan", "--backups", copies.toString());
    assertThat(scan.out()).contains("the log of drills is not as it was written");
  }

  @Test
  void a_scan_says_that_the_last_drill_failed() throws IOException {
    taken(FIXTURES.resolve("schema.sql"), YESTERDAY);
    JsonNode never = Json.tree(scan().out());
    assertThat(finding(never).path("severity").asString()).isEqualTo("info");
    drill();
    JsonNode failed = Json.tree(scan().out());
    assertThat(finding(failed).path("severity").asString()).isEqualTo("critical");
    assertThat(finding(failed).path("statement").asString())
        .startsWith("the last drill failed, 2026-04-06: holds no row");
  }

  private TheShell.Said scan() {
    return new TheShell(home)
        .run("scan", "--backups", copies.toString(), "--format", "json", "--quiet");
  }

  private static JsonNode finding(JsonNode scan) {
    return scan.path("findings").values().stream()
        .filter(each -> each.path("detector").asString().equals("B13-never-restored"))
        .findFirst()
        .orElseThrow();
  }

  private void fails(String reason) {
    TheShell.Said said = drill("--format", "json");
    JsonNode drill = Json.tree(said.out());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(drill.path("outcome").asString()).isEqualTo("failed");
    assertThat(reasons(drill).getFirst()).startsWith(reason);
    assertThat(drill.path("restored").asLong()).isZero();
  }

  private static List<String> reasons(JsonNode drill) {
    return drill.path("reasons").values().stream().map(JsonNode::asString).toList();
  }

  private JsonNode filled() {
    TheShell.Said said = into(PostgresForTests.database(""), "--format", "json");
    assertThat(said.err()).isEmpty();
    assertThat(said.exit()).as(said.out()).isZero();
    return Json.tree(said.out());
  }

  private static void holdsAll(JsonNode drill) {
    assertThat(drill.path("outcome").asString()).isEqualTo("passed");
    assertThat(drill.path("tables").values())
        .isNotEmpty()
        .allMatch(table -> table.path("rows").equals(table.path("expected")))
        .allMatch(table -> table.path("content").asString().equals("same"));
  }

  private Path taken(Path fixture, String when) throws IOException {
    String name = fixture.getFileName().toString();
    String ending = name.contains(".") ? name.substring(name.indexOf('.')) : "";
    return taken(fixture, when, "portal-*" + ending);
  }

  /// Copies a fixture under a name that says when it was taken.
  private Path taken(Path fixture, String when, String named) throws IOException {
    Path to = copies.resolve(named.replace("*", when));
    try (Stream<Path> all = Files.walk(fixture)) {
      for (Path each : all.toList()) {
        Files.copy(each, each.equals(fixture) ? to : to.resolve(fixture.relativize(each)));
      }
    }
    Files.setLastModifiedTime(to, FileTime.from(Instant.parse("2026-04-05T03:17:00Z")));
    return to;
  }

  private TheShell.Said into(String url, String... more) {
    List<String> words = new ArrayList<>(List.of("--into", url, "--confirm", name(url), "--quiet"));
    words.addAll(List.of(more));
    return drill(words.toArray(String[]::new));
  }

  private static String name(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private TheShell.Said drill(String... more) {
    List<String> words = new ArrayList<>(List.of("drill", "--backups", copies.toString()));
    words.addAll(List.of(more));
    return new TheShell(home).run(words.toArray(String[]::new));
  }
}
