package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.database.EmbeddedServer;
import anamnesis.database.Fresh;
import anamnesis.detect.Finding;
import anamnesis.evidence.Exhibit;
import anamnesis.mapping.Row;
import anamnesis.rebuild.TheIncident;
import anamnesis.reconcile.wounded.Remnant;
import anamnesis.reconcile.wounded.Remnant.As;
import anamnesis.report.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A small practice whose witnesses are heard, and a database in which not everybody is real.
class ReconcileWoundedTest {
  private static final TheIncident INCIDENT = new TheIncident("portal-small");
  private static final List<String> FIRST =
      List.of("Sarah", "Michael", "Emily", "David", "Jessica", "James", "Olivia");
  private static final List<String> LAST =
      List.of("Johnson", "Chen", "Rodriguez", "Thompson", "Patel", "Williams", "Kim", "Anderson");
  private static final String NEWCOMER =
      "insert into patient values ('p_ines0000006', 'Ines', 'Okonjo', '1991-07-23',"
          + " 'ines.okonjo@fastpost.org', '+19372610177', '31 Brook St', 'Dayton', 'OH', '45402',"
          + " null, null, null, 'patient', null, '2026-04-04 11:20:00+00')";

  @TempDir private static Path folder;
  private static EmbeddedServer server;

  private Case file;
  private String database = "";

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedServer.stage(folder.resolve("server"));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void a_practice(TestInfo test) throws Exception {
    database = test.getTestMethod().orElseThrow().getName().replaceAll("^(.{1,50}).*$", "$1");
    server.ensure(database);
    file = INCIDENT.gathered(folder.resolve(database));
    run(Files.readString(INCIDENT.mappings().resolve("schema.sql")));
  }

  @Test
  void people_whom_no_witness_knows_are_critical() throws Exception {
    seed(77);

    TheShell.Said said = reconcile();

    assertThat(said.exit()).as(said.err()).isEqualTo(1);
    Golden.check("shell/reconcile-nobody.txt", said.out());
    JsonNode json = json();
    assertThat(json.path("rows").path("public.patient").path("total").asInt()).isEqualTo(77);
    assertThat(rows(json, "public.patient")).isEqualTo("0 0 0 77 0");
    assertThat(json.path("rows").path("public.patient").path("missing").asInt()).isEqualTo(5);
    try (var found = Finding.shelf(file, "reconcile").read()) {
      assertThat(found.filter(one -> one.detector().equals("N01-nobody-knows-them")).toList())
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.statement())
                    .isEqualTo("public.patient: 0 of 77 known to any witness");
                assertThat(one.severity()).isEqualTo(Finding.Severity.CRITICAL);
                assertThat(one.records()).hasSize(77);
              });
    }
    assertThat(exhibits("wounded")).isEmpty();
    TheShell.Said explained = shell().run("explain", "N01", "--case", file.folder().toString());
    assertThat(explained.out()).contains("N01-nobody-knows-them", "0 of 77 known to any witness");
  }

  @Test
  void a_mixed_table_falls_apart_row_by_row_and_nobody_who_came_since_is_lost() throws Exception {
    patients("p_anna00000001", "p_ben000000002", "p_jon000000003", "p_lea000000004");
    seed(30);
    run(NEWCOMER);
    run("insert into intake (id, patient_id, goal) values ('i_1', 'p_ines0000006', 'to walk')");
    // He lost his account in the wipe, and opened another.
    run(
        "insert into patient (id, first_name, last_name, birth_date, email, created_at) values"
            + " ('p_tomx00000007', 'Tom', 'Berlin', '1977-01-22', 'berlin@fastpost.org',"
            + " '2026-04-05 08:00:00+00')");

    TheShell.Said said = reconcile();

    assertThat(said.exit()).as(said.err()).isEqualTo(1);
    Golden.check("shell/reconcile-mixed.txt", said.out());
    JsonNode json = json();
    assertThat(rows(json, "public.patient")).isEqualTo("4 0 2 30 0");
    assertThat(rows(json, "public.intake")).isEqualTo("0 0 1 0 0");
    assertThat(json.path("rows").path("public.patient").path("missing").asInt()).isZero();
    assertThat(as(As.SINCE_THE_WIPE))
        .containsExactlyInAnyOrder("p_ines0000006", "p_tomx00000007", "i_1");
    assertThat(as(As.UNTOUCHED))
        .containsExactlyInAnyOrder(
            "p_anna00000001", "p_ben000000002", "p_jon000000003", "p_lea000000004");
    assertThat(exhibits("wounded"))
        .containsExactlyInAnyOrder(
            "wounded.public.patient:p_ines0000006",
            "wounded.public.patient:p_tomx00000007",
            "wounded.public.intake:i_1");
    // Asked again, the same is kept once, and does not vouch for itself.
    assertThat(json().path("kept").asInt()).isEqualTo(3);
    assertThat(rows(json(), "public.patient")).isEqualTo("4 0 2 30 0");
  }

  /// It may be wiped a second time, or a right may be gone: then nobody else has those rows.
  @Test
  void what_was_kept_stays_kept_when_it_is_not_there_any_more() throws Exception {
    patients("p_anna00000001", "p_ben000000002");
    seed(30);
    run(NEWCOMER);
    run("insert into intake (id, patient_id, goal) values ('i_1', 'p_ines0000006', 'to walk')");
    assertThat(json().path("kept").asInt()).isEqualTo(2);

    run("delete from intake");
    run("delete from patient where id = 'p_ines0000006'");
    assertThat(json().path("kept").asInt()).isEqualTo(2);
    run("drop table intake cascade");

    assertThat(reconcile().exit()).isIn(1, 3);
    assertThat(exhibits("wounded"))
        .containsExactlyInAnyOrder(
            "wounded.public.patient:p_ines0000006", "wounded.public.intake:i_1");
    shell().run("link", "--case", file.folder().toString());
    shell().run("rebuild", "--case", file.folder().toString());
    try (var rows = Row.shelf(file, "intake").read()) {
      assertThat(rows.map(Row::key)).contains("i_1");
    }
  }

  @Test
  void what_is_seen_to_be_invented_after_all_is_kept_no_longer() throws Exception {
    patients("p_anna00000001", "p_ben000000002");
    run(NEWCOMER);
    assertThat(reconcile("--wiped", "2026-04-03T03:07:12Z").exit()).isIn(0, 1);
    assertThat(exhibits("wounded")).hasSize(1);
    assertThat(reconcile("--wiped", "2026-04-05T03:07:12Z").exit()).isIn(0, 1);
    assertThat(exhibits("wounded")).isEmpty();
  }

  @Test
  void a_rebuild_keeps_who_came_since() throws Exception {
    patients("p_anna00000001");
    seed(30);
    run(NEWCOMER);
    run(
        "insert into intake (id, patient_id, goal, submitted_at)"
            + " values ('i_1', 'p_ines0000006', 'to walk', '2026-04-04 11:30:00+00')");
    assertThat(json().path("kept").asInt()).isEqualTo(2);

    TheShell.Said linked = shell().run("link", "--case", file.folder().toString());
    TheShell.Said rebuilt = shell().run("rebuild", "--case", file.folder().toString());

    assertThat(rebuilt.exit()).as(linked.err() + rebuilt.err() + rebuilt.out()).isLessThan(2);
    try (var rows = Row.shelf(file, "patient").read()) {
      assertThat(rows.filter(row -> row.key().equals("p_ines0000006")).toList())
          .singleElement()
          .satisfies(row -> assertThat(row.value("email")).contains("ines.okonjo@fastpost.org"))
          .satisfies(row -> assertThat(row.value("birth_date")).contains("1991-07-23"));
    }
    try (var rows = Row.shelf(file, "intake").read()) {
      assertThat(rows.filter(row -> row.key().equals("i_1")).toList())
          .singleElement()
          .satisfies(row -> assertThat(row.value("goal")).contains("to walk"))
          .satisfies(row -> assertThat(row.value("submitted_at")).contains("2026-04-04T11:30:00Z"));
    }
    TheShell.Said proof = shell().run("reconcile", "--case", file.folder().toString());
    assertThat(proof.out()).doesNotContain("DOES NOT HOLD", "no witness knows it");
    TheShell.Said claimed = claim("patients=6", "--against", "fresh");
    assertThat(claimed.exit()).as(claimed.out()).isZero();
  }

  @Test
  void a_key_that_is_known_and_bears_another_s_name_is_not_as_witnessed() throws Exception {
    patients("p_anna00000001", "p_ben000000002", "p_jon000000003", "p_lea000000004");
    run(
        "update patient set first_name = 'Olga', last_name = 'Petrenko', email = null, phone = null,"
            + " birth_date = '1960-02-02', stripe_customer_id = null where id = 'p_anna00000001'");
    assertThat(rows(json(), "public.patient")).isEqualTo("3 1 0 0 0");
    assertThat(as(As.CHANGED)).containsExactly("p_anna00000001");
  }

  @Test
  void a_short_number_that_was_given_out_anew_vouches_for_nobody() throws Exception {
    patients("p_anna00000001", "p_lea000000004");
    run("update patient set id = '7', ehr_chart_id = '12' where id = 'p_anna00000001'");
    run("insert into patient (id, first_name, last_name) values ('8', 'Olga', 'Petrenko')");
    assertThat(rows(json(), "public.patient")).isEqualTo("2 0 0 0 1");
  }

  @Test
  void where_nothing_was_seeded_the_moment_of_the_wipe_tells_what_came_since() throws Exception {
    patients("p_anna00000001", "p_ben000000002");
    run(NEWCOMER);
    assertThat(rows(json(), "public.patient")).isEqualTo("2 0 0 0 1");
    TheShell.Said told = reconcile("--wiped", "2026-04-03T03:07:12Z", "--format", "json");
    assertThat(rows(Json.tree(told.out()), "public.patient")).isEqualTo("2 0 1 0 0");
    assertThat(reconcile("--wiped", "yesterday").exit()).isEqualTo(2);
  }

  @Test
  void what_hangs_on_an_invented_person_is_invented_and_a_dropped_table_is_told() throws Exception {
    patients("p_anna00000001");
    run("drop table consent");
    seed(30);
    run("insert into intake (id, patient_id, goal) values ('i_1', 'p_seed00000003', 'to walk')");
    run("alter table intake drop constraint intake_patient_id_fkey");
    assertThat(rows(json(), "public.intake")).isEqualTo("0 0 0 1 0");
    assertThat(exhibits("wounded")).isEmpty();
  }

  @Test
  void a_healthy_database_is_left_in_peace() throws Exception {
    patients(
        "p_anna00000001", "p_ben000000002", "p_jon000000003", "p_lea000000004", "p_tom000000005");
    TheShell.Said said = reconcile();
    assertThat(said.out()).startsWith("Every row of a person that stands there is known");
    assertThat(said.exit()).isZero();
  }

  @Test
  void a_claim_of_recovery_that_counts_invented_people_is_false() throws Exception {
    patients("p_anna00000001", "p_ben000000002", "p_jon000000003", "p_lea000000004");
    seed(30);

    TheShell.Said said = claim("patients=34");

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out().replaceAll("\\s+", " "))
        .contains(
            "FALSE patients=34 claimed; 34 rows stand there, 30 of them invented, 4 known to a"
                + " witness, 1 whom witnesses know are missing");
  }

  @Test
  void a_true_claim_is_true_and_a_wrong_number_is_not() throws Exception {
    patients(
        "p_anna00000001", "p_ben000000002", "p_jon000000003", "p_lea000000004", "p_tom000000005");
    assertThat(claim("patients=5").exit()).isZero();
    assertThat(claim("public.patient=5").exit()).isZero();
    assertThat(claim("patients=6").exit()).isEqualTo(1);
    assertThat(claim("patients=5,intakes=3").exit()).isEqualTo(1);
    assertThat(claim("patients=5", "--format", "json").out())
        .contains("\"answer\" : \"true\"", "5 rows stand there, 5 known to a witness");
  }

  @Test
  void what_nobody_can_test_is_exit_3_and_what_is_no_claim_is_refused() throws Exception {
    patients("p_anna00000001", "p_ben000000002");
    assertThat(claim("invoices=3").exit()).isEqualTo(3);
    assertThat(claim("many").exit()).isEqualTo(2);
    TheShell.Said alone =
        new TheShell(folder.resolve("alone"))
            .run(
                "reconcile",
                "--claim",
                "patients=2",
                "--database",
                server.text("postgres", database));
    assertThat(alone.exit()).as(alone.out() + alone.err()).isEqualTo(3);
    assertThat(alone.out()).contains("no witness was heard");
  }

  @Test
  void nothing_in_the_wounded_database_changes_and_an_agent_may_look() throws Exception {
    seed(12);
    run(NEWCOMER);
    TheShell.Said said =
        shell()
            .with("ANAMNESIS_ACTOR", "agent:night")
            .unattended()
            .run("reconcile", "--against", "wounded", "--case", file.folder().toString());
    assertThat(said.exit()).as(said.err()).isEqualTo(1);
  }

  private TheShell shell() {
    return new TheShell(folder.resolve("home"))
        .with("ANAMNESIS_DATABASE_URL", server.text("postgres", database));
  }

  private TheShell.Said reconcile(String... more) {
    return shell().run(line(List.of("reconcile", "--against", "wounded"), more));
  }

  private TheShell.Said claim(String claim, String... more) {
    return shell().run(line(List.of("reconcile", "--claim", claim), more));
  }

  private String[] line(List<String> words, String... more) {
    return java.util.stream.Stream.of(
            words, List.of("--case", file.folder().toString()), Arrays.asList(more))
        .flatMap(List::stream)
        .toArray(String[]::new);
  }

  private JsonNode json() {
    return Json.tree(reconcile("--format", "json").out());
  }

  private static String rows(JsonNode json, String table) {
    JsonNode rows = json.path("rows").path(table);
    return Arrays.stream(As.values())
        .map(as -> rows.path(as.word()).asString())
        .collect(Collectors.joining(" "));
  }

  private List<String> as(As as) {
    try (var remnants = Remnant.shelf(file).read()) {
      return remnants.filter(one -> one.as() == as).map(Remnant::key).toList();
    }
  }

  private List<String> exhibits(String witness) {
    try (var exhibits = Exhibit.shelf(file).read()) {
      return exhibits.filter(one -> one.witness().equals(witness)).map(Exhibit::key).toList();
    }
  }

  /// Rows as they were, of the people named.
  private void patients(String... keys) throws IOException {
    for (String line : Files.readAllLines(INCIDENT.folder().resolve("expected/patient.tsv"))) {
      List<String> cells = Arrays.asList(line.split("\t", -1));
      if (List.of(keys).contains(cells.getFirst())) {
        run(
            cells.stream()
                .map(cell -> cell.equals("\\N") ? "null" : "'" + cell.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "insert into patient values (", ")")));
      }
    }
  }

  /// People as a seeder makes them up, in one transaction.
  private void seed(int number) {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < number; i++) {
      String first = FIRST.get(i % FIRST.size());
      String last = LAST.get((i / FIRST.size() + i) % LAST.size());
      sql.append(
          String.format(
              Locale.ROOT,
              "insert into patient values ('p_seed%08d', '%s', '%s', '%d-%02d-%02d',"
                  + " '%s.%s%d@example.com', '+135255501%02d', '%d Oak Street', 'Springfield', 'FL',"
                  + " '12345', null, null, '%s.%s%d@example.com', 'patient', '%s',"
                  + " '2026-04-03 03:07:12+00');",
              i,
              first,
              last,
              1950 + i % 50,
              1 + i % 12,
              1 + i * 7 % 28,
              first.toLowerCase(Locale.ROOT),
              last.toLowerCase(Locale.ROOT),
              i,
              i,
              100 + i,
              first.toLowerCase(Locale.ROOT),
              last.toLowerCase(Locale.ROOT),
              i,
              "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"));
    }
    run(sql.toString());
  }

  private void run(String sql) {
    try (Fresh fresh = Fresh.open(server.url(database))) {
      fresh.run(sql);
      fresh.commit();
    }
  }
}
