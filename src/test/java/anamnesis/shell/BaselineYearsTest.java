package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Json;
import anamnesis.database.PostgresForTests;
import anamnesis.detect.baseline.LivingPractice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Two years of a practice, scanned every week, by the whole program with its clock set: what is
/// healthy is left in peace, and what is damaged afterwards is found the first time.
class BaselineYearsTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-01-05");

  /// A quarter; with more depth, two years.
  private static final int WEEKS = Integer.getInteger("depth", 1) > 1 ? 100 : 12;

  private static final int IMPORT = 5;
  private static final int PURGE = 8;

  @TempDir static Path home;
  private static final List<String> LOUD = new ArrayList<>();
  private static final List<String> UNKNOWN = new ArrayList<>();
  private static LivingPractice practice;
  private static LocalDate last = FIRST;
  private static Path baseline;

  @BeforeAll
  static void two_years() throws IOException {
    practice = new LivingPractice(Long.getLong("seed", 7L), FIRST);
    for (int week = 0; week < WEEKS; week++) {
      last = FIRST.plusWeeks(week);
      practice.week(last);
      List<String> more = new ArrayList<>(List.of("--save-baseline"));
      if (week == IMPORT) {
        practice.importOf(300, last.plusDays(1));
      }
      if (week == PURGE) {
        more.addAll(purge(last.plusDays(2)));
      }
      JsonNode said = scan(practice.url(), last, more);
      findings(said).forEach(finding -> LOUD.add(last + " " + finding));
      said.at("/notEvaluated").forEach(gap -> UNKNOWN.add(last + " " + gap));
      boolean odd = !said.at("/baseline/odd").asString().isEmpty();
      assertThat(said.at("/baseline/learnt").asBoolean() || odd).as(said.toString()).isTrue();
    }
    try (Stream<Path> kept = Files.list(home.resolve("baselines"))) {
      baseline = kept.findFirst().orElseThrow();
    }
  }

  private static List<String> purge(LocalDate day) throws IOException {
    PostgresForTests.happen(
        practice.url(), "delete from message where created_at < date '%s' - 60".formatted(day));
    Path own = Files.createTempFile(home, "own", ".yaml");
    Files.writeString(own, "P17-count-drop:\n  purged: public.message@%s\n".formatted(day));
    return List.of("--thresholds", own.toString());
  }

  @Test
  void healthy_weeks_are_left_in_peace() {
    assertThat(LOUD).as("warnings in %s weeks", WEEKS).noneMatch(each -> each.contains("critical"));
    assertThat(LOUD).as("warnings in %s weeks", WEEKS).hasSizeLessThanOrEqualTo(2);
    assertThat(UNKNOWN).as("what could not be evaluated in %s weeks", WEEKS).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> what_is_damaged_is_found_in_the_first_scan_after_it() {
    return Stream.of(
            damage("P17", "emptied", "truncate appointment"),
            damage("P17", "halved", "delete from message where id % 5 < 3"),
            damage("P17", "a fifth gone", "delete from payment where left(md5(id), 1) < '3'"),
            damage("P17", "one of three gone", "delete from consent where id = 'c_sms'"),
            damage("P17", "dropped", "drop table vitals"),
            damage(
                "P23",
                "others in their places",
                """
                update patient set first_name = 'Quentin', last_name = 'Invented' || md5(id),
                  birth_date = date '1946-01-01' + (('x' || left(md5(id), 4))::bit(16)::int %% 22000),
                  email = md5(id) || '@post.com'
                """
                    .replace("%%", "%")),
            damage(
                "S16",
                "of other ages and sexes",
                """
                update patient set sex = case when id < 'p_5' then 'male' else 'nonbinary' end,
                  birth_date = date '2008-01-01' + (('x' || left(md5(id), 4))::bit(16)::int % 4000)
                """),
            damage("P23", "numbers anew", "select setval('appointment_id_seq', 3)"),
            damage("P19", "log entries gone", "delete from audit_log where id % 40 = 0"),
            damage(
                "P18",
                "children left behind",
                "delete from patient where id in (select id from patient order by md5(id) limit 15)"),
            damage("P24", "a column gone", "alter table patient drop column phone"),
            damage(
                "P24",
                "a key gone",
                "alter table appointment drop constraint appointment_patient_id_fkey"),
            damage(
                "P25",
                "a right given",
                "drop role if exists agent_b; create role agent_b login; grant truncate, delete on all tables in schema public to agent_b"),
            damage("P25", "row security off", "alter table payment disable row level security"),
            damage("P26", "the audit off", "alter table patient disable trigger patient_audit"),
            damage(
                "P26",
                "the audit does nothing",
                "create or replace function audited() returns trigger language plpgsql as 'begin return null; end'"),
            damage("P27", "all marked deleted", "update patient set deleted_at = now()"),
            damage("P28", "a column emptied", "update patient set phone = null"),
            damage(
                "P28",
                "a third of a column emptied",
                "update patient set phone = null where hashtext(id::text) % 3 = 0"),
            damage(
                "S17",
                "nobody rounds",
                "update vitals set systolic = 100 + (('x' || left(md5(id::text), 4))::bit(16)::int % 60)"),
            damage(
                "P16",
                "one table not written",
                "delete from vitals where recorded_at > '%s'".formatted(last.plusDays(6))),
            damage("P16", "nothing written", ""))
        .map(each -> DynamicTest.dynamicTest(each.rule() + " " + each.what(), () -> found(each)));
  }

  private record Damage(String rule, String what, String sql) {}

  private static Damage damage(String rule, String what, String sql) {
    return new Damage(rule, what, sql);
  }

  private static void found(Damage damage) throws IOException {
    String copy = copy();
    LocalDate after = last.plusWeeks(1);
    if (!damage.sql().isEmpty()) {
      PostgresForTests.happen(copy, damage.sql());
    }
    JsonNode said = scan(copy, after, List.of("--baseline", baseline.toString()));
    assertThat(findings(said))
        .as(damage.what() + ": " + Json.pretty(said.at("/findings")))
        .anyMatch(finding -> finding.startsWith(damage.rule()));
  }

  /// The same content in a database of its own.
  private static synchronized String copy() {
    String name = practice.url().replaceAll("^.*/", "");
    String damaged = name + "_" + Integer.toHexString(System.identityHashCode(new Object()));
    PostgresForTests.happen(
        practice.url().replaceAll("/[^/]+$", "/postgres"),
        "create database %s template %s".formatted(damaged, name));
    return practice.url().replaceAll("/[^/]+$", "/" + damaged);
  }

  private static JsonNode scan(String url, LocalDate monday, List<String> more) {
    List<String> words = new ArrayList<>(List.of("scan", "--database", url, "--format", "json"));
    words.addAll(more);
    TheShell.Said said =
        new TheShell(home, LivingPractice.scan(monday)).run(words.toArray(String[]::new));
    assertThat(said.out()).as(said.err()).startsWith("{");
    return Json.tree(said.out());
  }

  /// What is more than worth knowing: `P17-public.message warn …`.
  private static List<String> findings(JsonNode said) {
    List<String> loud = new ArrayList<>();
    for (JsonNode finding : said.at("/findings")) {
      String severity = finding.get("severity").asString();
      if (!severity.toLowerCase(Locale.ROOT).equals("info")) {
        loud.add(
            "%s %s %s"
                .formatted(
                    finding.get("id").asString(), severity, finding.get("statement").asString()));
      }
    }
    return loud;
  }
}
