package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Json;
import anamnesis.database.PostgresForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanBaselineTest {
  private static final Instant FIRST = Instant.parse("2026-04-05T22:00:00Z");
  @TempDir Path home;
  private String url = "";

  @BeforeEach
  void a_small_practice() {
    url =
        PostgresForTests.database(
            """
            create table patient(id text primary key, first_name text, last_name text, birth_date date);
            insert into patient select 'p_' || i, 'Ava', 'Alder' || i, date '1960-01-01' + i * 97
              from generate_series(1, 151) i;
            create table consent(id text primary key);
            insert into consent values ('privacy'), ('video'), ('sms');
            """);
  }

  @Test
  void it_says_in_one_line_what_it_kept_and_where() throws IOException {
    TheShell.Said said = scan(FIRST, "--save-baseline");
    assertThat(said.out().lines().map(String::strip).toList().toString().replaceAll(",? +", " "))
        .contains("kept how 2 tables and 154 rows look no value of them in");
    assertThat(kept()).hasSize(1).allMatch(path -> path.toString().endsWith(".json"));
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 80 || line.contains("/"));
  }

  @Test
  void the_next_scan_takes_it_on_its_own_and_names_what_is_gone() {
    scan(FIRST, "--save-baseline");
    happen("delete from consent where id = 'sms'");
    TheShell.Said said = scan(FIRST.plusSeconds(604_800));
    assertThat(said.exit() & 1).isEqualTo(1);
    assertThat(said.out())
        .contains("public.consent: 2 rows, should be 3")
        .contains("compared with how it looked on 2026-04-05");
  }

  @Test
  void nothing_is_learnt_from_a_database_that_is_not_well() throws IOException {
    scan(FIRST, "--save-baseline");
    String before = Files.readString(kept().getFirst());
    happen("truncate patient");
    TheShell.Said said = scan(FIRST.plusSeconds(604_800), "--save-baseline");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err())
        .contains("refused: nothing is learnt from a database that is not well")
        .contains("P17-public.patient");
    assertThat(Files.readString(kept().getFirst())).isEqualTo(before);
  }

  @Test
  void what_is_odd_is_not_learnt_until_a_person_says_that_it_was_meant() {
    scan(FIRST, "--save-baseline");
    happen("delete from consent where id = 'sms'");
    TheShell.Said odd = scan(FIRST.plusSeconds(604_800), "--save-baseline");
    assertThat(odd.out()).contains("P17-public.consent speaks against it");
    TheShell.Said again = scan(FIRST.plusSeconds(2 * 604_800), "--save-baseline");
    assertThat(again.out()).contains("2 rows, should be 3");
    scan(FIRST.plusSeconds(3 * 604_800), "--save-baseline", "--accept", "P17-public.consent");
    TheShell.Said meant = scan(FIRST.plusSeconds(4 * 604_800));
    assertThat(meant.out()).startsWith("ok").contains("resolved public.consent");
  }

  @Test
  void an_agent_may_learn_and_not_say_what_was_meant() {
    TheShell.Said said =
        new TheShell(home, FIRST)
            .with("ANAMNESIS_ACTOR", "agent:helper")
            .run("scan", "--database", url, "--save-baseline", "--accept", "P17");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("may not say that a finding was meant");
    assertThat(
            new TheShell(home, FIRST)
                .with("ANAMNESIS_ACTOR", "agent:helper")
                .run("scan", "--database", url, "--save-baseline")
                .err())
        .doesNotContain("refused");
  }

  @Test
  void what_cannot_be_written_is_said_and_the_answer_stands() throws IOException {
    Path file = Files.createFile(home.resolve("no-folder")).resolve("portal.json");
    TheShell.Said said = scan(FIRST, "--save-baseline", file.toString());
    assertThat(said.out()).startsWith("ok").contains("NOT KEPT,", "exit 3");
    assertThat(said.exit()).isEqualTo(3);
  }

  @Test
  void a_scan_that_cannot_be_remembered_says_so_where_it_is_read() throws IOException {
    Files.createDirectory(home.resolve("scans.jsonl"));
    TheShell.Said said = scan(FIRST, "--quiet");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("NOT KEPT this scan");
  }

  @Test
  void tables_that_it_may_not_read_are_not_counted_as_looked_at() {
    happen("create role half_blind login; grant select on patient to half_blind");
    TheShell.Said said =
        new TheShell(home, FIRST)
            .run("scan", "--database", PostgresForTests.as("half_blind", url), "--save-baseline");
    assertThat(said.out().replaceAll("\\s+", " "))
        .contains("of 1 only how they are made: their rows could not be read");
  }

  /// Each of them would make a salt and a key of its own.
  @Test
  void several_at_once_leave_one_baseline_that_holds() throws Exception {
    List<TheShell.Said> said = Collections.synchronizedList(new ArrayList<>());
    List<Thread> scans =
        Stream.generate(
                () -> Thread.ofPlatform().start(() -> said.add(scan(FIRST, "--save-baseline"))))
            .limit(6)
            .toList();
    for (Thread scan : scans) {
      scan.join();
    }
    assertThat(said).hasSize(6).allMatch(each -> each.exit() == 0);
    TheShell.Said next = scan(FIRST.plusSeconds(604_800));
    assertThat(next.out()).as(next.err()).startsWith("ok").contains("compared with how it looked");
  }

  @Test
  void a_table_that_may_have_been_renamed_is_named_beside_its_old_name() {
    scan(FIRST, "--save-baseline");
    happen("alter table consent rename to consent_form; create table other(id int primary key)");
    TheShell.Said said = scan(FIRST.plusSeconds(604_800));
    assertThat(said.out())
        .startsWith("CRITICAL")
        .contains("public.consent: 3 rows in the baseline");
    assertThat(said.out().replaceAll("\\s+", " "))
        .contains("no such table any more; public.consent_form is new and has the same columns");
  }

  @Test
  void one_byte_changed_is_refused_and_nothing_is_compared() throws IOException {
    scan(FIRST, "--save-baseline");
    Path file = kept().getFirst();
    Files.writeString(file, Files.readString(file).replaceFirst("\"rows\":151", "\"rows\":150"));
    TheShell.Said said = scan(FIRST.plusSeconds(604_800));
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err().lines())
        .anyMatch(line -> line.startsWith("refused: ") && line.contains("not as it was written"))
        .anyMatch(line -> line.startsWith("hint:"));
  }

  @Test
  void precious_tables_may_lose_nothing() {
    scan(FIRST, "--save-baseline", "--precious", "patient");
    happen("delete from patient where id = 'p_77'");
    assertThat(scan(FIRST.plusSeconds(604_800)).out()).doesNotContain("should be 151");
    TheShell.Said said = scan(FIRST.plusSeconds(604_800), "--precious", "patient");
    assertThat(said.out()).startsWith("CRITICAL").contains("150 rows, should be 151");
  }

  @Test
  void a_file_of_ones_own_is_kept_where_it_was_said(@TempDir Path own) {
    Path file = own.resolve("portal.json");
    scan(FIRST, "--save-baseline", file.toString());
    happen("delete from consent");
    TheShell.Said said =
        scan(FIRST.plusSeconds(604_800), "--baseline", file.toString(), "--format", "json");
    assertThat(Json.tree(said.out()).at("/baseline/path").asString()).isEqualTo(file.toString());
    assertThat(said.out()).contains("P17-public.consent");
  }

  @Test
  void a_database_made_anew_under_the_same_name_is_found_out() {
    scan(FIRST, "--save-baseline");
    String name = url.replaceAll("^.*/", "");
    String server = url.replaceAll("/[^/]+$", "/postgres");
    PostgresForTests.happen(server, "drop database " + name);
    PostgresForTests.happen(server, "create database " + name);
    TheShell.Said said = scan(FIRST.plusSeconds(604_800), "--format", "json");
    assertThat(said.out()).contains("P24-database").contains("P17-public.patient");
  }

  @Test
  void what_cannot_be_meant_is_refused() {
    assertThat(scan(FIRST, "--accept", "P17").err()).contains("without --save-baseline");
    assertThat(scan(FIRST, "--baseline", home.resolve("none").toString()).err())
        .contains("there is no baseline");
    assertThat(scan(FIRST, "--save-baseline", "--watch", "60s").err())
        .contains("a baseline learns how weeks are");
    assertThat(scan(FIRST, "--save-baseline", "--tables", "patient").err())
        .contains("a baseline is of all tables");
    assertThat(
            new TheShell(home, FIRST)
                .run("scan", "--backups", home.toString(), "--save-baseline")
                .err())
        .contains("a baseline is of a database");
  }

  private TheShell.Said scan(Instant at, String... more) {
    String[] words =
        Stream.concat(Stream.of("scan", "--database", url), Stream.of(more)).toArray(String[]::new);
    return new TheShell(home, at).run(words);
  }

  private void happen(String sql) {
    PostgresForTests.happen(url, sql);
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> list = Files.list(home.resolve("baselines"))) {
      return list.toList();
    }
  }
}
