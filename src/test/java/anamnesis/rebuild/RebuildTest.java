package anamnesis.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Hash;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.EmbeddedServer;
import anamnesis.database.Fresh;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Readings;
import anamnesis.mapping.Cell;
import anamnesis.mapping.Fate;
import anamnesis.mapping.Mapping;
import anamnesis.mapping.Origin;
import anamnesis.mapping.Row;
import anamnesis.mapping.TableMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {
  private static final TheIncident INCIDENT = new TheIncident("portal-small");
  private static final Path SCHEMA = INCIDENT.mappings().resolve("schema.sql");

  @TempDir private static Path folder;
  private static EmbeddedServer server;
  private static Case file;
  private static Mapping mapping;

  private String database = "";

  @BeforeAll
  static void gather() throws Exception {
    server = EmbeddedServer.stage(folder.resolve("server"));
    file = INCIDENT.gathered(folder.resolve("case"));
    mapping = INCIDENT.mapping();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void anEmptyDatabase(TestInfo test) {
    database = test.getTestMethod().orElseThrow().getName().replaceAll("^(.{1,50}).*$", "$1");
    server.ensure(database);
  }

  @Test
  void every_cell_has_its_line_of_lineage() throws IOException {
    Rebuilt rebuilt = rebuild();
    long cells =
        rebuilt.tables().stream()
            .mapToLong(table -> table.known() + table.inferred() + table.disputed() + table.lost())
            .sum();
    assertThat(one("select count(*)::text from anamnesis.lineage")).isEqualTo("" + cells);
    assertThat(
            one(
                "select exhibit || ' ' || field || ' ' || (sha256 ~ '^[0-9a-f]{64}$') from anamnesis.lineage"
                    + " where table_name = 'public.patient' and row_key = 'p_jon000000003' and column_name = 'birth_date'"))
        .isEqualTo("consent.document:consents/p_jon000000003/treatment-v2.pdf patient_dob true");
    assertThat(
            one(
                "select count(*)::text from anamnesis.lineage where state <> 'lost' and exhibit is null"))
        .isEqualTo("0");
  }

  @Test
  void a_second_run_has_nothing_to_do() throws IOException {
    assertThat(rebuild().written()).isEqualTo(rebuild().rows());
    String shelf = Files.readString(file.folder().resolve("rebuilds.jsonl"));
    assertThat(rebuild().written()).isZero();
    assertThat(file.folder().resolve("rebuilds.jsonl")).hasContent(shelf);
  }

  @Test
  void a_dry_run_leaves_the_rows_of_the_last_rebuild(@TempDir Path other) throws IOException {
    rebuild();
    Map<String, String> before = hashes();
    Files.copy(SCHEMA, other.resolve("schema.sql"));
    Files.copy(INCIDENT.mappings().resolve("consent.yaml"), other.resolve("consent.yaml"));
    Mapping less = Mapping.read(other, other.resolve("schema.sql"));
    Rebuilt dry =
        new Rebuild(file, less)
            .run(new Into.Nowhere(), less.tables(), other.resolve("schema.sql"), Progress.SILENT);
    assertThat(dry.rows()).isPositive();
    assertThat(hashes()).isEqualTo(before);
  }

  @Test
  void a_half_filled_database_is_filled_to_the_end() throws IOException {
    new Rebuild(file, mapping)
        .run(into(), List.of(mapping.table("patient").orElseThrow()), SCHEMA, Progress.SILENT);
    run("delete from patient where id = 'p_tom000000005'");
    Rebuilt rebuilt = rebuild();
    assertThat(rebuilt.written()).isEqualTo(rebuilt.rows() - 4);
    assertThat(one("select count(*)::text from public.patient")).isEqualTo("5");
    assertThat(one("select count(*)::text from anamnesis.rows where content is null"))
        .isEqualTo("0");
  }

  @Test
  void a_database_with_a_strange_row_is_refused() {
    run("create table visitor (name text); insert into visitor values ('someone')");
    assertThatThrownBy(this::rebuild)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is not fresh: 1 table holds rows (public.visitor 1)");
    assertThat(one("select count(*)::text from pg_namespace where nspname = 'anamnesis'"))
        .isEqualTo("0");
  }

  @Test
  void a_row_that_was_changed_since_is_nobodys_to_fill_over() throws IOException {
    rebuild();
    run("update patient set email = 'other@fastpost.org' where id = 'p_anna00000001'");
    assertThatThrownBy(this::rebuild)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("rows that this case did not write (public.patient 1)");
  }

  @Test
  void a_database_of_another_case_is_refused(@TempDir Path other) throws Exception {
    rebuild();
    Case stranger = Case.begin(other.resolve("case"), "another");
    Exhibit.shelf(stranger).write(List.<Exhibit>of());
    assertThatThrownBy(
            () ->
                new Rebuild(stranger, mapping)
                    .run(into(), mapping.tables(), SCHEMA, Progress.SILENT))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("was filled by another case");
  }

  @Test
  void the_wounded_database_is_refused_even_when_it_is_empty() {
    try (Asked asked = Asked.open(server.url(database))) {
      Into wounded =
          new Into.Outside(
              DatabaseUrl.of(server.text("postgres", database).replace("localhost", "127.0.0.1")),
              Optional.of(asked.identity()),
              List.of());
      assertThatThrownBy(
              () ->
                  new Rebuild(file, mapping)
                      .run(wounded, mapping.tables(), SCHEMA, Progress.SILENT))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("is the wounded one itself");
    }
  }

  @Test
  void a_database_that_was_scanned_for_the_case_is_refused_until_it_holds_our_rows()
      throws IOException {
    Into scanned;
    try (Asked asked = Asked.open(server.url(database))) {
      scanned = new Into.Outside(server.url(database), Optional.empty(), List.of(asked.identity()));
    }
    Rebuild rebuild = new Rebuild(file, mapping);
    assertThatThrownBy(() -> rebuild.run(scanned, mapping.tables(), SCHEMA, Progress.SILENT))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is the wounded one itself");
    rebuild();
    assertThat(rebuild.run(scanned, mapping.tables(), SCHEMA, Progress.SILENT).written()).isZero();
  }

  @Test
  void a_table_that_stands_in_another_database_is_never_filled() {
    String other = database + "_w";
    server.ensure(other);
    try (Fresh wounded = Fresh.open(server.url(other))) {
      wounded.run(mapping.schema().sql());
      wounded.commit();
    }
    run(mapping.schema().sql() + "; drop table patient cascade; create extension postgres_fdw;");
    run(
        "create server wounded foreign data wrapper postgres_fdw options (dbname '%s', port '%s');"
                .formatted(other, one("select current_setting('port')"))
            + " create user mapping for current_user server wounded options (user 'postgres');"
            + " import foreign schema public limit to (patient) from server wounded into public");
    assertThatThrownBy(this::rebuild)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("stand in another database: public.patient");
  }

  @Test
  void rows_that_a_policy_hides_are_found_all_the_same() {
    run(
        mapping.schema().sql()
            + "; insert into patient (id, first_name, last_name) values ('x', 'Some', 'One');"
            + " create role filler login; alter table patient owner to filler;"
            + " alter table patient enable row level security;"
            + " alter table patient force row level security; grant all on schema public to filler;"
            + " alter table intake owner to filler; alter table payment owner to filler;"
            + " alter table consent owner to filler");
    Into hidden = new Into.Outside(server.url("filler", database), Optional.empty(), List.of());
    assertThatThrownBy(
            () -> new Rebuild(file, mapping).run(hidden, mapping.tables(), SCHEMA, Progress.SILENT))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("row-level security policy");
    assertThat(one("select count(*)::text from public.patient")).isEqualTo("1");
  }

  @Test
  void somebody_who_writes_meanwhile_waits_until_it_is_filled() throws Exception {
    run(mapping.schema().sql());
    Thread visitor;
    try (Fresh other = Fresh.open(server.url(database))) {
      other.run("insert into patient (id, first_name, last_name) values ('x', 'Some', 'One')");
      visitor =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      Thread.sleep(500);
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                    other.commit();
                  });
      assertThatThrownBy(this::rebuild)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("is not fresh: 1 table holds rows (public.patient 1)");
      visitor.join();
    }
  }

  @Test
  void a_trigger_of_the_practices_own_is_refused() {
    run(mapping.schema().sql());
    run(
        "create function shout() returns trigger language plpgsql as $$ begin return new; end $$;"
            + " create trigger mail_them after insert on patient for each row execute function shout()");
    assertThatThrownBy(this::rebuild)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("public.patient (mail_them)");
  }

  @Test
  void what_the_database_does_not_take_leaves_nothing_behind() {
    run(mapping.schema().sql());
    run("alter table payment add check (amount < 10000)");
    assertThatThrownBy(this::rebuild)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("did not take the rows");
    assertThat(one("select count(*)::text from public.patient")).isEqualTo("0");
  }

  @Test
  void nothing_is_known_that_its_exhibit_does_not_contain() throws IOException {
    rebuild();
    Map<String, Exhibit> exhibits = exhibits();
    long known = 0;
    for (TableMapping table : mapping.tables()) {
      for (Row row : shelf(table)) {
        for (var entry : row.cells().entrySet()) {
          if (entry.getValue() instanceof Cell.Known cell) {
            String said = said(cell.from(), exhibits);
            assertThat(contains(said, cell.value()))
                .as("%s %s.%s", row.key(), row.table(), entry.getKey())
                .isTrue();
            assertThat(file.vault().has(cell.from().sha256())).isTrue();
            known++;
          }
        }
      }
    }
    assertThat(known).isGreaterThan(100);
  }

  @Test
  void the_same_evidence_gives_the_same_bytes() throws IOException {
    rebuild();
    Map<String, String> first = hashes();
    server.ensure(database + "_2");
    database += "_2";
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
    try {
      rebuild();
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(hashes()).isEqualTo(first);
  }

  @Test
  void a_login_that_two_people_share_is_given_to_neither() throws IOException {
    rebuild();
    assertThat(
            one(
                "select coalesce(login_email, 'none') from public.patient where id = 'p_lea000000004'"))
        .isEqualTo("none");
    assertThat(one("select login_email from public.patient where id = 'p_anna00000001'"))
        .isEqualTo("anna.berg@alderpost.com");
    assertThat(one("select count(*)::text from public.patient where password_hash is not null"))
        .isEqualTo("0");
    assertThat(one("select count(*)::text from public.patient where role <> 'patient'"))
        .isEqualTo("0");
  }

  @Test
  void an_answer_that_was_given_and_is_held_by_nobody_is_lost_and_not_invented()
      throws IOException {
    rebuild();
    Row ben =
        shelf(mapping.table("intake").orElseThrow()).stream()
            .filter(row -> row.value("patient_id").orElse("").equals("p_ben000000002"))
            .findFirst()
            .orElseThrow();
    assertThat(ben.cell("goal").orElseThrow())
        .isInstanceOfSatisfying(
            Cell.Lost.class, lost -> assertThat(lost.why()).isEqualTo(Cell.Why.UNWITNESSED));
    assertThat(ben.cell("diet").orElseThrow())
        .isInstanceOfSatisfying(
            Cell.Lost.class, lost -> assertThat(lost.why()).isEqualTo(Cell.Why.UNSPOKEN));
  }

  @Test
  void every_exhibit_has_one_fate() throws IOException {
    Rebuilt rebuilt = rebuild();
    try (var fates = Fate.shelf(file).read()) {
      assertThat(fates.map(Fate::exhibit)).containsExactlyInAnyOrderElementsOf(exhibits().keySet());
    }
    assertThat(rebuilt.unused())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("ehr.appointment", 1L, "ehr.patient", 1L, "stripe.charge", 7L));
  }

  @Test
  void the_script_is_all_that_a_database_needs() throws IOException {
    Path script = folder.resolve("rebuilt.sql");
    new Rebuild(file, mapping)
        .run(new Into.ScriptFile(script), mapping.tables(), SCHEMA, Progress.SILENT);
    String sql = Files.readString(script);
    assertThat(sql)
        .startsWith("-- Rebuilt by Anamnesis.")
        .contains("copy \"public\".\"patient\" (")
        .contains("Visit, with a tab\\there")
        .endsWith("commit;\n");
    Files.writeString(script, "something else");
    assertThatThrownBy(
            () ->
                new Rebuild(file, mapping)
                    .run(new Into.ScriptFile(script), mapping.tables(), SCHEMA, Progress.SILENT))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no script of a rebuild");
  }

  private Rebuilt rebuild() throws IOException {
    return new Rebuild(file, mapping).run(into(), mapping.tables(), SCHEMA, Progress.SILENT);
  }

  private Into into() {
    return new Into.Outside(server.url(database), Optional.empty(), List.of());
  }

  private String one(String question) {
    try (Asked asked = Asked.open(server.url(database))) {
      return asked.list("select (" + question + ") as it", answer -> answer.word("it")).getFirst();
    }
  }

  private void run(String sql) {
    try (Fresh fresh = Fresh.open(server.url(database))) {
      fresh.run(sql);
      fresh.commit();
    }
  }

  /// What a value may look like where it was read: itself, a phone number with its own marks, or a
  /// point in time in seconds.
  private static boolean contains(String said, String value) {
    return said.contains(value)
        || (value.startsWith("+") && value.endsWith(said.replaceAll("[^0-9]", "")))
        || (value.endsWith("Z")
            && java.time.Instant.ofEpochSecond(Long.parseLong(said)).toString().equals(value));
  }

  private static String said(Origin origin, Map<String, Exhibit> exhibits) throws IOException {
    Exhibit exhibit = Optional.ofNullable(exhibits.get(origin.exhibit())).orElseThrow();
    return new Readings(file.vault()).of(exhibit).at(origin.field()).orElse("");
  }

  private static Map<String, Exhibit> exhibits() {
    try (var shelf = Exhibit.shelf(file).read()) {
      return shelf.collect(Collectors.toMap(Exhibit::key, exhibit -> exhibit));
    }
  }

  private static List<Row> shelf(TableMapping table) {
    try (var rows = Row.shelf(file, table.shelf()).read()) {
      return rows.toList();
    }
  }

  private static Map<String, String> hashes() throws IOException {
    Map<String, String> hashes = new HashMap<>();
    for (TableMapping table : mapping.tables()) {
      Path path = file.folder().resolve("rows/" + table.shelf() + ".jsonl");
      hashes.put(table.table(), Hash.of(path));
    }
    hashes.put("quarantine", Hash.of(file.folder().resolve("quarantine/rebuild.jsonl")));
    hashes.put("fates", Hash.of(file.folder().resolve("fates.jsonl")));
    return hashes;
  }
}
