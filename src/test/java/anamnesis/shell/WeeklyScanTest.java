package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Json;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.PostgresForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A practice that scans on Mondays, on a real server.
class WeeklyScanTest {
  private static final Instant MONDAY = Instant.parse("2026-04-06T04:10:00Z");

  @TempDir Path home;
  private String url = "";
  private String copies = "";

  @BeforeEach
  void practice() throws IOException {
    url =
        PostgresForTests.database(
            """
            create table patient(id int primary key, email text);
            insert into patient select i, 'avery' || i || '@alderpost.com'
              from generate_series(1, 151) i;
            create table "odd ""name"" <b>"(id int primary key);
            """);
    Path folder = Files.createDirectory(home.resolve("backups"));
    StringBuilder dump = new StringBuilder("--\n-- PostgreSQL database dump\n--\n\n");
    dump.append("COPY public.patient (id, email) FROM stdin;\n");
    for (int i = 1; i <= 151; i++) {
      dump.append("%s\tavery%s@alderpost.com\n".formatted(i, i));
    }
    dump.append("\\.\n\n--\n-- PostgreSQL database dump complete\n--\n");
    Files.writeString(folder.resolve("portal-2026-04-06-031700.sql"), dump);
    copies = folder.toString();
  }

  @Test
  void the_first_scan_has_no_news_and_the_second_says_first_what_is_new() {
    assertThat(scan(0).out()).doesNotContain("since ");

    PostgresForTests.happen(url, "delete from patient where id > 12");
    TheShell.Said second = scan(1);

    assertThat(second.exit()).isEqualTo(1);
    assertThat(second.out().lines().toList())
        .anySatisfy(
            line -> assertThat(line).startsWith("  since    2026-04-06 04:10 UTC, 7 d 0 h ago"))
        .anySatisfy(
            line -> assertThat(line).startsWith("  new      public.patient: 151 rows in the copy"));
    assertThat(second.out().indexOf("  new  ")).isLessThan(second.out().indexOf("  what  "));
    assertThat(second.out().lines().takeWhile(line -> !line.startsWith("  when")))
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void what_is_put_right_is_resolved_and_what_could_not_be_looked_for_is_not() {
    PostgresForTests.happen(url, "delete from patient where id > 12");
    scan(0);
    JsonNode blind = json(at(1).run("scan", "--backups", copies, "--format", "json"));
    assertThat(blind.has("news")).as("another place is another history").isFalse();

    PostgresForTests.happen(
        url, "insert into patient select i, 'b' || i from generate_series(13, 151) i");
    JsonNode news = scanned(2).path("news");

    assertThat(texts(news.path("resolved"))).contains("P17-public.patient");
    assertThat(news.path("since").asString()).isEqualTo("2026-04-06T04:10:00Z");
  }

  @Test
  void what_a_person_acknowledged_raises_no_exit_stays_in_sight_and_comes_back() {
    PostgresForTests.happen(url, "delete from patient where id > 60");
    scan(0);
    for (String id : all(scanned(0))) {
      TheShell.Said said =
          at(0).run("ack", id, "--until", "2026-05-01", "--reason", "a purge", "--by", "Dr. Lee");
      assertThat(said.exit()).as(said.err()).isZero();
    }

    TheShell.Said quiet = scan(1);
    assertThat(quiet.exit()).as(quiet.out()).isZero();
    assertThat(quiet.out()).contains("acked", "until 2026-05-01, Dr. Lee: a purge", "P17");
    JsonNode json = scanned(1);
    assertThat(json.path("verdict").asString()).isEqualTo("ok");
    assertThat(json.path("findings"))
        .anySatisfy(
            finding -> {
              assertThat(finding.path("id").asString()).isEqualTo("P17-public.patient");
              assertThat(finding.path("acknowledged").path("by").asString()).isEqualTo("Dr. Lee");
            });

    PostgresForTests.happen(url, "delete from patient where id > 50");
    TheShell.Said worse = scan(1);
    assertThat(worse.exit()).isEqualTo(1);
    assertThat(worse.out()).contains("again    acknowledged by Dr. Lee, and worse since");

    assertThat(at(4).run("ack").out()).contains("P17-public.patient   over since 2026-05-01");
  }

  @Test
  void it_also_comes_back_with_its_day_and_when_it_is_revoked() {
    PostgresForTests.happen(url, "delete from patient where id > 60");
    scan(0);
    all(scanned(0))
        .forEach(
            id -> at(0).run("ack", id, "--until", "2026-04-12", "--reason", "r", "--by", "Lee"));
    assertThat(scan(0).exit()).isZero();
    assertThat(scan(1).exit()).isEqualTo(1);
    assertThat(scan(1).out()).contains("acknowledged by Lee, and that ended");

    at(0).run("ack", "P17", "--until", "2026-06-20", "--reason", "r", "--by", "Lee");
    assertThat(at(0).run("ack", "P17", "--revoke").exit()).isZero();
    assertThat(scan(0).exit()).isEqualTo(1);
  }

  @Test
  void the_last_word_is_what_was_said_last_though_the_clock_was_set_back() {
    PostgresForTests.happen(url, "delete from patient where id > 60");
    scan(0);
    all(scanned(0))
        .forEach(
            id -> at(1).run("ack", id, "--until", "2026-05-12", "--reason", "r", "--by", "Lee"));
    assertThat(scan(1).exit()).isZero();
    assertThat(at(0).run("ack", "P17", "--revoke").out())
        .contains("where", DatabaseUrl.of(url).database());
    assertThat(scan(1).exit()).isEqualTo(1);
  }

  @Test
  void whoever_asks_about_a_finding_hears_that_somebody_knows_of_it() {
    PostgresForTests.happen(url, "delete from patient where id > 60");
    scan(0);
    at(0)
        .run(
            "ack",
            "P17-public.patient",
            "--until",
            "2026-05-12",
            "--reason",
            "a purge",
            "--by",
            "Lee");
    String known = "P17-public.patient as it was on 2026-04-06, until 2026-05-12";
    assertThat(at(1).run("explain", "P17").out()).contains(known);
    assertThat(at(1).run("explain", "P17-count-drop").out()).contains(known);
    assertThat(at(1).run("explain", "B05").out()).doesNotContain("acked");
    assertThat(at(9).run("explain", "P17").out()).as("it is over").doesNotContain("acked");
    at(1).run("ack", "P17", "--revoke");
    assertThat(at(1).run("explain", "P17").out()).doesNotContain("acked");
  }

  @Test
  void an_agent_may_scan_and_acknowledges_nothing() {
    PostgresForTests.happen(url, "delete from patient where id > 60");
    TheShell agent = new TheShell(home, MONDAY).unattended();
    assertThat(agent.run("scan", "--database", url, "--backups", copies).exit()).isEqualTo(1);
    TheShell.Said said =
        agent.run("ack", "P17", "--until", "2026-05-01", "--reason", "r", "--by", "Dr. Lee");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("unattended may not acknowledge a finding");
  }

  @Test
  void what_cannot_be_acknowledged_is_refused_with_the_way_out() {
    scan(0);
    for (List<String> wrong :
        List.of(
            List.of("ack", "Z99", "--until", "2026-05-01", "--reason", "r", "--by", "Lee"),
            List.of("ack", "B13", "--until", "2026-04-05", "--reason", "r", "--by", "Lee"),
            List.of("ack", "B13", "--until", "2036-04-05", "--reason", "r", "--by", "Lee"),
            List.of("ack", "B13", "--until", "soon", "--reason", "r", "--by", "Lee"),
            List.of("ack", "B13", "--until", "2026-05-01", "--by", "Lee"),
            List.of("scan", "systemd"),
            List.of("scan", "--database", url, "--watch", "60s", "--format", "nagios"))) {
      TheShell.Said said = at(0).run(wrong.toArray(String[]::new));
      assertThat(said.exit()).as("%s %s", wrong, said).isIn(2, 3);
      assertThat(said.err()).startsWith("refused: ").contains("hint:");
    }
  }

  @Test
  void a_case_keeps_what_was_acknowledged_in_it_under_its_custody() {
    PostgresForTests.happen(url, "delete from patient where id > 60");
    at(0).run("case", "open", "portal-wipe");
    scan(0);
    at(0).run("ack", "P17", "--until", "2026-05-01", "--reason", "a purge", "--by", "Dr. Lee");

    assertThat(home.resolve("acks.jsonl")).doesNotExist();
    assertThat(home.resolve("cases/portal-wipe/acks.jsonl")).exists();
    assertThat(at(0).run("case", "verify").exit()).isZero();
    assertThat(scan(1).out()).contains("acked");
  }

  @Test
  void a_monitor_gets_its_own_codes_one_line_and_figures() {
    TheShell.Said well = at(0).run("scan", "--database", url, "--format", "nagios");
    assertThat(well.exit()).as(well.out()).isIn(0, 3);
    PostgresForTests.happen(url, "delete from patient");
    TheShell.Said lost = monitored(0);
    assertThat(lost.exit()).isEqualTo(2);
    assertThat(lost.out().lines())
        .singleElement()
        .asString()
        .startsWith("ANAMNESIS CRITICAL - 1 critical, ")
        .contains("P17-public.patient", " | critical=", " rows_public.patient=0;;;0");

    TheShell.Said none = at(0).run("scan", "--database", "nonsense", "--format", "nagios");
    assertThat(none.exit()).isEqualTo(3);
    assertThat(none.out()).isEqualTo("ANAMNESIS UNKNOWN - the scan came to no answer\n");
    assertThat(at(0).run("scan", "--format", "xml", "--database", url).err())
        .contains("--format takes text, json, junit, nagios, prometheus or html");
    assertThat(at(0).run("case", "list", "--format", "html").err())
        .contains("--format takes text or json");
  }

  private TheShell.Said monitored(int week) {
    return at(week).run("scan", "--database", url, "--backups", copies, "--format", "nagios");
  }

  private TheShell.Said scan(int week) {
    return at(week).run("scan", "--database", url, "--backups", copies);
  }

  private JsonNode scanned(int week) {
    return json(at(week).run("scan", "--database", url, "--backups", copies, "--format", "json"));
  }

  private static JsonNode json(TheShell.Said said) {
    return Json.tree(said.out());
  }

  /// Everything that keeps the exit from being 0.
  private static List<String> all(JsonNode scan) {
    List<String> ids = new ArrayList<>();
    scan.path("findings").forEach(finding -> ids.add(finding.path("id").asString()));
    scan.path("notEvaluated").forEach(gap -> ids.add(gap.path("detector").asString()));
    return ids;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asString()));
    return texts;
  }

  private TheShell at(int week) {
    return new TheShell(home, MONDAY.plus(java.time.Duration.ofDays(7L * week)));
  }
}
