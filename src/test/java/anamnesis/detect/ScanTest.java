package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.backup.Copy;
import anamnesis.backup.CopyMade;
import anamnesis.backup.Keeping;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.PostgresForTests;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.baseline.Baseline;
import anamnesis.detect.baseline.Salt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every question, on a real server.
class ScanTest {
  private static final Instant NOW = Instant.parse("2026-04-06T02:14:00Z");
  private static final List<Detector> THREE = DetectorsForTests.three();
  private static String url = "";

  @BeforeAll
  static void world() {
    url =
        PostgresForTests.database(
            """
            create table "Patient"(id text primary key, "firstName" text, "eMail" text, phone text);
            insert into "Patient" select 'p_' || i, 'First', 'f' || i || '@example.com', '212 555 01' || i
              from generate_series(10, 86) i;
            create table staff(id int primary key, email text);
            insert into staff select i, 's' || i || '@alderpost.com' from generate_series(1, 9) i;
            create table payment(id int primary key, paid_at timestamptz);
            create table access_log(id int primary key, at timestamp, expires_at timestamptz);
            insert into access_log select i, timestamp '2026-04-04 00:00' + i * interval '1 hour',
              '2026-04-05 00:30Z' from generate_series(1, 40) i;
            create table secret(id int primary key, email text);
            create table shared(id int primary key, email text);
            alter table shared enable row level security;
            create table log(id int, at timestamptz, email text) partition by range (id);
            create table log_1 partition of log for values from (1) to (1000);
            insert into log select i, null, 'l' || i || '@x.test' from generate_series(1, 10) i;
            drop role if exists looker;
            create role looker login;
            grant select on all tables in schema public to looker;
            revoke select on secret from looker;
            """);
  }

  @Test
  void every_question_of_every_detector_is_understood_by_a_real_server() {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      Around around =
          new Around(
              Thresholds.usual(),
              List.of(new Reach("your provider", "30 days", Duration.ofDays(30))),
              List.of(new Posing("portal_copy", asked)),
              (copy, told) -> true);
      Given given = given(asked, bucket(copies())).in(around);
      Baseline baseline = Baseline.begun(asked.identity(), Salt.none(), given.look().portrait());
      Scan.Result result =
          new Scan(DetectorsForTests.all())
              .of(given.recalling(new Given.Recalled(baseline, given.look())));
      assertThat(result.notEvaluated()).isEmpty();
      assertThat(result.notAsked()).isEmpty();
    }
  }

  @Test
  void each_rule_is_called_by_a_number_and_a_name_that_no_other_has() {
    assertThat(DetectorsForTests.all())
        .extracting(detector -> detector.rule().number())
        .hasSizeGreaterThanOrEqualTo(THREE.size())
        .doesNotHaveDuplicates()
        .allMatch(number -> number.matches("[A-Z][0-9]{2}"));
    assertThat(DetectorsForTests.all())
        .allMatch(detector -> detector.rule().id().matches("[A-Z][0-9]{2}(-[a-z0-9]+)+"));
  }

  @Test
  void what_is_wrong_is_found_and_counted() {
    Scan.Result result = scan(url, copies());

    assertThat(result.notEvaluated()).isEmpty();
    assertThat(result.notAsked()).isEmpty();
    assertThat(result.evaluated()).isEqualTo(3);
    assertThat(result.health()).isEqualTo(Scan.Health.CRITICAL);
    assertThat(result.findings())
        .extracting(Finding::id)
        .containsExactly(
            "B01-portal-*.sql",
            "P17-public.Patient",
            "P17-public.payment",
            "S04-public.Patient",
            "S04-public.log");
    Finding sizes = result.findings().getFirst();
    assertThat(sizes.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(sizes.measures())
        .containsEntry("writtenMostIn", "public.access_log")
        .containsEntry("writtenMostIn", "public.access_log")
        // Its clock names no zone: the last 14 hours may be later than the copy.
        .containsEntry("rowsWrittenBetween", 13L)
        .containsEntry("newestRow", "2026-04-04T13:00:00Z");
  }

  @Test
  void the_sql_that_a_finding_names_counts_what_the_finding_says() {
    Finding invented = finding(scan(url, copies()), "S04-public.Patient");
    assertThat(invented.records()).hasSize(77).contains("p_10", "p_86");
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      assertThat(asked.first(invented.see(), row -> row.count("count"))).contains(77L);
    }
  }

  @Test
  void a_table_that_may_not_be_read_or_is_filtered_is_not_evaluated() {
    Scan.Result result = scan(PostgresForTests.as("looker", url), null);
    assertThat(result.notEvaluated())
        .containsExactly(
            new Scan.Gap("S04-reserved-contact", "public.secret: no right to read it"),
            new Scan.Gap(
                "S04-reserved-contact",
                "public.shared: row-level security hides rows from this role"));
    assertThat(result.notAsked())
        .containsExactly(
            new Scan.Gap("B01-identical-size-run", "no copies were named (--backups PATH)"),
            new Scan.Gap("P17-count-drop", Need.BEFORE.reason()));
    assertThat(result.evaluated()).isEqualTo(1);
  }

  @Test
  void a_table_that_somebody_holds_locked_keeps_no_one_from_judging_the_others() throws Exception {
    String[] user = url.split("//|@");
    try (var holder =
            java.sql.DriverManager.getConnection("jdbc:postgresql://" + user[2], "postgres", "");
        var lock = holder.createStatement()) {
      holder.setAutoCommit(false);
      lock.execute("lock table payment in access exclusive mode");
      try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
        Scan.Result result = new Scan(List.of(new CountDrop())).of(given(asked, copies()));
        assertThat(result.notEvaluated())
            .extracting(Scan.Gap::reason)
            .singleElement()
            .asString()
            .startsWith("public.payment: ")
            .contains("lock");
        assertThat(result.findings()).extracting(Finding::id).containsExactly("P17-public.Patient");
      }
    }
  }

  @Test
  void what_is_not_known_is_never_ok() {
    PostgresForTests.happen(url, "drop role if exists blind; create role blind login");
    Scan.Result result = scan(PostgresForTests.as("blind", url), null);
    assertThat(result.findings()).isEmpty();
    assertThat(result.evaluated()).isZero();
    assertThat(result.health()).isEqualTo(Scan.Health.UNKNOWN);
  }

  @Test
  void a_detector_that_breaks_neither_hides_the_others_nor_passes_for_an_answer() {
    Detector broken =
        new Detector() {
          @Override
          public Rule rule() {
            return new Rule("A00-broken", "", "", "", "", "", "");
          }

          @Override
          public Set<Need> needs() {
            return Set.of(Need.DATABASE);
          }

          @Override
          public Judgement examine(Given given) {
            throw new IllegalStateException("a patient's name");
          }
        };
    List<Detector> all = new ArrayList<>(THREE);
    all.add(broken);
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      Scan.Result result = new Scan(all).of(given(asked, null));
      assertThat(result.notEvaluated())
          .containsExactly(new Scan.Gap("A00-broken", "broken: IllegalStateException"));
      assertThat(result.findings()).isNotEmpty();
    }
  }

  @Test
  void a_scan_of_chosen_tables_speaks_of_no_other() {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      Wounded wounded = new Wounded(asked, new Selection(List.of("patient")));
      Scan.Result result = new Scan(THREE).of(new Given(wounded, copies(), NOW, Progress.SILENT));
      assertThat(result.findings())
          .extracting(Finding::id)
          .containsExactly("B01-portal-*.sql", "P17-public.Patient", "S04-public.Patient");
    }
  }

  private static Scan.Result scan(String url, @Nullable List<Copy> copies) {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      return new Scan(THREE).of(given(asked, copies));
    }
  }

  private static Given given(Asked asked, @Nullable List<Copy> copies) {
    return new Given(new Wounded(asked, Selection.ALL), copies, NOW, Progress.SILENT)
        .drilled(new DrillLog.Known(List.of(), List.of(), Optional.empty()));
  }

  private static Finding finding(Scan.Result result, String id) {
    return result.findings().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<Copy> bucket(List<Copy> copies) {
    return copies.stream()
        .map(
            copy ->
                copy.kept(new Keeping("s3", null, null, null, null, "12", true, null, null, null)))
        .toList();
  }

  private static List<Copy> copies() {
    List<Copy> copies = new ArrayList<>();
    for (int day = 3; day <= 5; day++) {
      copies.add(
          CopyMade.called("portal-2026-04-0" + day + ".sql")
              .takenAt(Instant.parse("2026-04-0" + day + "T03:17:00Z"))
              .bytes(466_449)
              .sha256("sha" + day)
              .contentHash("same")
              .tables(
                  CopyMade.table("public.Patient", 200),
                  CopyMade.table("public.payment", 9),
                  CopyMade.table("public.staff", 9),
                  CopyMade.table("public.access_log", 12))
              .copy());
    }
    return copies;
  }
}
