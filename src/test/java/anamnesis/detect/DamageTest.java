package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.OlderPostgres;
import anamnesis.detect.Damage.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each kind of wipe, done to a real server, is told by what the server still shows.
class DamageTest {
  private static final Instant NOW = Instant.parse("2026-04-06T02:14:00Z");

  /// Each in a database of its own: what is done to it, and what it then is.
  private static final Map<String, Kind> WIPES = new LinkedHashMap<>();

  static {
    WIPES.put("truncate patient", Kind.TRUNCATED);
    WIPES.put(
        "truncate patient; insert into patient select 'n_' || i, 'New' from generate_series(1, 7) i",
        Kind.TRUNCATED);
    WIPES.put("truncate patient restart identity cascade", Kind.TRUNCATED);
    WIPES.put("delete from patient", Kind.DELETED);
    WIPES.put("delete from patient where id <> 'p_1'", Kind.DELETED);
    WIPES.put("update patient set name = 'x' where id < 'p_2'; delete from patient", Kind.DELETED);
    WIPES.put("drop table patient", Kind.DROPPED);
    WIPES.put(
        "drop schema public cascade; create schema public; create table public.patient(id text, name text); insert into public.patient values ('n', 'New')",
        Kind.RESET);
    WIPES.put("drop schema public cascade; create schema public", Kind.RESET);
    WIPES.put(
        "drop table patient; create table patient(id text, name text); insert into patient values ('n', 'New')",
        Kind.UNKNOWN);
    WIPES.put("drop table patient, visit", Kind.REPLACED);
  }

  @TempDir private static Path folder;
  private static final Map<String, OlderPostgres> SERVERS = new LinkedHashMap<>();

  @AfterAll
  static void stop() throws IOException {
    for (OlderPostgres server : SERVERS.values()) {
      server.close();
    }
  }

  private static OlderPostgres server(String version) throws IOException {
    OlderPostgres known = SERVERS.get(version);
    if (known == null) {
      known = OlderPostgres.start(version, folder.resolve(version));
      SERVERS.put(version, known);
    }
    return known;
  }

  @ParameterizedTest
  @ValueSource(strings = {"16", "18"})
  void every_kind_of_wipe_is_told_by_what_is_left(String version) throws Exception {
    OlderPostgres server = server(version);
    int number = 0;
    for (Map.Entry<String, Kind> wipe : WIPES.entrySet()) {
      String url = wiped(server, "d" + number++, wipe.getKey(), false);
      assertThat(damage(url, lost()).kind()).as(wipe.getKey()).isEqualTo(wipe.getValue());
    }
    String vacuumed = wiped(server, "vacuumed", "delete from patient", true);
    assertThat(damage(vacuumed, lost()).kind()).isEqualTo(Kind.CLEARED);
    String updated = wiped(server, "updated", "update patient set name = 'Test'", false);
    assertThat(damage(updated, invented()).kind()).isEqualTo(Kind.OVERWRITTEN);
    assertThat(damage(updated, invented()).dead()).isEqualTo(40);
    String over = wiped(server, "over", "update patient set name = 'Test'", true);
    assertThat(damage(over, invented()).kind()).isEqualTo(Kind.CLEARED);
    String quiet = wiped(server, "quiet", "select 1", false);
    assertThat(damage(quiet, invented()).kind()).isEqualTo(Kind.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"16", "18"})
  void what_is_advised_where_the_disk_is_ones_own_can_be_done(String version) throws Exception {
    OlderPostgres server = server(version);
    String deleted = wiped(server, "deleted", "delete from patient", false);
    assertThat(commands(deleted))
        .containsExactly(
            "",
            "psql \"$ANAMNESIS_DATABASE_URL\" -c 'alter table public.patient set"
                + " (autovacuum_enabled = false, toast.autovacuum_enabled = false)'",
            "pg_ctl stop -D <data> -m fast && cp -a <data> <another disk>");
    // The one line that writes is a line that the server takes.
    server.happen(
        "create table t(id int, x text); alter table t set"
            + " (autovacuum_enabled = false, toast.autovacuum_enabled = false)");
    String truncated = wiped(server, "truncated", "truncate patient", false);
    assertThat(commands(truncated)).noneMatch(command -> command.contains("autovacuum"));
    assertThat(commands(truncated)).anyMatch(command -> command.contains("/pg_wal <another disk>"));
  }

  private static List<String> commands(String url) {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      Given given = given(asked);
      Finding ofACopy = finding("S10-seeded", "nightly.dump", new LinkedHashMap<>());
      assertThat(Advice.of(List.of(ofACopy), given, Traces.of(given, url))).isEmpty();
      return Advice.of(List.of(lost()), given, Traces.of(given, url)).stream()
          .map(Advice::command)
          .toList();
    }
  }

  private static Damage damage(String url, Finding finding) throws InterruptedException {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      Given given = given(asked);
      Traces traces = Traces.of(given, url);
      assertThat(traces.gap()).isEmpty();
      Optional<Table> table = given.wounded().table("public.patient");
      if (table.isPresent()) {
        traces = traces.withWriters(given.wounded(), table.get());
      }
      boolean exists = table.isPresent();
      long now = exists ? given.wounded().count(table.get()) : 0;
      return Damage.of(Damage.Hurt.of(measured(finding, now, exists)), traces);
    }
  }

  private static Finding measured(Finding finding, long now, boolean exists) {
    SequencedMap<String, Object> measures = new LinkedHashMap<>(finding.measures());
    if (measures.containsKey("before")) {
      measures.put("now", now);
      measures.put("exists", exists);
    }
    return finding(finding.detector(), measures);
  }

  private static Given given(Asked asked) {
    return new Given(new Wounded(asked, Selection.ALL), null, NOW, Progress.SILENT);
  }

  /// A database of a table of 40 and one that nobody touches.
  private static String wiped(OlderPostgres server, String name, String wipe, boolean vacuum)
      throws Exception {
    server.happen("create database " + name);
    List<String> script = new ArrayList<>();
    script.add(
        """
        create table patient(id text primary key, name text);
        create table visit(id int);
        insert into visit values (1);
        insert into patient select 'p_' || i, 'Person ' || i from generate_series(1, 40) i
        """);
    script.add(wipe);
    for (String part : script) {
      // Counted before the next one begins, not whenever this connection is over.
      server.happen(name, part + "; select pg_stat_force_next_flush()");
    }
    if (vacuum) {
      server.happen(name, "vacuum");
    }
    return server.url("postgres").replaceFirst("/postgres$", "/" + name);
  }

  private static Finding lost() {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("before", 40L);
    measures.put("now", 0L);
    measures.put("exists", true);
    return finding("P17-count-drop", measures);
  }

  private static Finding invented() {
    return finding("S04-reserved-contact", new LinkedHashMap<>());
  }

  private static Finding finding(String detector, SequencedMap<String, Object> measures) {
    return finding(detector, "public.patient", measures);
  }

  private static Finding finding(
      String detector, String subject, SequencedMap<String, Object> measures) {
    return new Finding(
        detector + "-" + subject,
        detector,
        Finding.Severity.CRITICAL,
        Finding.Confidence.STRONG,
        subject,
        "",
        measures,
        List.of(),
        "",
        "",
        "");
  }
}
