package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import anamnesis.backup.Copy;
import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.database.PostgresForTests;
import anamnesis.detect.Detector;
import anamnesis.detect.DetectorsForTests;
import anamnesis.detect.Finding;
import anamnesis.detect.Given;
import anamnesis.detect.Looked;
import anamnesis.detect.Scan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class ScanCommandTest {
  private static final TimeZone HERE = TimeZone.getDefault();
  @TempDir static Path world;
  private static String url = "";
  private static String copies = "";

  @BeforeAll
  static void the_night() throws IOException {
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    url =
        PostgresForTests.database(
            """
            create table patient(id text primary key, first_name text, email text, phone text);
            insert into patient select 'p_' || i, 'Avery', 'avery' || i || '@example.com', null
              from generate_series(1, 12) i;
            create table payment(id text primary key, paid_at timestamptz);
            create table access_log(id int primary key, at timestamptz);
            insert into access_log select i, timestamptz '2026-04-02Z' + i * interval '1 hour'
              from generate_series(1, 90) i;
            create table message(id int primary key, body text);
            drop role if exists scanner;
            create role scanner login;
            grant select on patient, payment, access_log to scanner;
            """);
    Path folder = Files.createDirectories(Path.of("target", "scan-night", "backups"));
    for (int day = 2; day <= 5; day++) {
      Files.writeString(folder.resolve("portal-2026-04-0" + day + "-031700.sql"), dump(151));
    }
    Files.write(
        folder.resolve("portal.dump"),
        "PGDMP then what pg_restore reads".getBytes(StandardCharsets.US_ASCII));
    Files.setLastModifiedTime(
        folder.resolve("portal.dump"),
        java.nio.file.attribute.FileTime.from(java.time.Instant.parse("2026-04-01T00:00:00Z")));
    copies = folder.toString();
  }

  @AfterAll
  static void back() {
    TimeZone.setDefault(HERE);
  }

  @Test
  void the_night_as_a_person_reads_it() throws IOException {
    Outcome outcome = scan(null, Map.of("window", List.of("1d")));
    assertThat(outcome.text()).allMatch(line -> line.length() <= 80);
    golden("scan.txt", String.join("\n", outcome.text()) + "\n");
    assertThat(outcome.exit()).isEqualTo(Exit.FOUND);
  }

  @Test
  void the_night_as_a_script_reads_it() throws IOException {
    golden("scan.json", Json.pretty(scan(null, Map.of()).json()) + "\n");
  }

  @Test
  void no_patients_value_is_on_the_screen_or_in_the_json() throws IOException {
    Outcome outcome = scan(null, Map.of());
    assertThat(outcome.text() + outcome.json().toString())
        .doesNotContain("avery")
        .doesNotContain("Avery")
        .doesNotContain("p_12");
  }

  @Test
  void another_locale_and_zone_say_the_same_numbers() throws IOException {
    ObjectNode here = scan(null, Map.of()).json();
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
    try {
      assertThat(scan(null, Map.of()).json()).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    }
  }

  @Test
  void an_open_case_keeps_the_findings_their_records_and_the_copies(@TempDir Path home)
      throws IOException {
    Case open = Case.begin(home.resolve("case"), "portal-wipe");
    scan(open, Map.of());
    try (Stream<Finding> findings = Finding.shelf(open, "scan").read()) {
      assertThat(findings)
          .filteredOn(finding -> finding.id().equals("S04-public.patient"))
          .singleElement()
          .satisfies(finding -> assertThat(finding.records()).hasSize(12).contains("p_12"));
    }
    try (Stream<Copy> kept = Given.shelf(open).read()) {
      assertThat(kept)
          .hasSize(5)
          .last()
          .satisfies(
              copy -> {
                assertThat(copy.good()).isTrue();
                assertThat(copy.table("public.patient").orElseThrow().rows()).isEqualTo(151);
              });
    }
    Outcome explained =
        new ExplainCommand(DetectorsForTests.three())
            .run(new CallForTests(open, Map.of(), "P17-public.patient"));
    assertThat(String.join("\n", explained.text()))
        .contains("CRITICAL   P17-public.patient", "before 151", "now 12", "unless")
        .contains("see      select count(*) from public.patient");
  }

  @Test
  void of_many_hurt_tables_the_copies_of_the_largest_are_told() throws IOException {
    Path folder = Files.createDirectory(world.resolve("many"));
    StringBuilder dump = new StringBuilder("--\n-- PostgreSQL database dump\n--\n\n");
    for (String table : List.of("aaa", "bbb", "ccc")) {
      dump.append("COPY public.%s (id) FROM stdin;\n1\n2\n\\.\n\n".formatted(table));
    }
    String whole = dump + dump(151).replaceFirst("(?s).*?COPY", "COPY");
    Files.writeString(folder.resolve("portal-2026-04-05-031700.sql"), whole);

    Outcome outcome = scan(null, Map.of("backups", List.of(folder.toString())));

    assertThat(outcome.text())
        .contains("           each good one holds 151 rows of public.patient")
        .filteredOn(line -> line.contains("each good one holds"))
        .hasSize(2);
  }

  @Test
  void what_could_not_be_seen_is_kept_in_the_case_and_explained_there(@TempDir Path home)
      throws IOException {
    Case open = Case.begin(home.resolve("case"), "portal-wipe");
    new ScanCommand(DetectorsForTests.three(), List.of())
        .run(
            new CallForTests(
                open, Map.of("database", List.of(PostgresForTests.as("scanner", url)))));

    Looked looked = Looked.of(open);
    assertThat(looked.notEvaluated())
        .containsExactly(
            new Scan.Gap("S04-reserved-contact", "public.message: no right to read it"));
    assertThat(looked.notAsked()).extracting(Scan.Gap::detector).hasSize(2);
    assertThat(explained(open, "S04"))
        .contains("here not evaluated: public.message: no right to read it");
    assertThat(explained(open, "B01"))
        .contains("here not asked: no copies were named (--backups PATH)");
    assertThat(explained(Case.begin(home.resolve("other"), "other"), "B01"))
        .doesNotContain("here not");
  }

  private static String explained(Case file, String id) throws IOException {
    CallForTests asked = new CallForTests(file, Map.of(), id);
    return String.join(" ", new ExplainCommand(DetectorsForTests.three()).run(asked).text())
        .replaceAll(" +", " ");
  }

  @Test
  void fail_on_decides_the_exit_and_what_is_unknown_never_gives_zero() throws IOException {
    assertThat(scan(null, Map.of("fail-on", List.of("critical"))).exit()).isEqualTo(Exit.FOUND);
    Map<String, List<String>> blind =
        Map.of(
            "database", List.of(PostgresForTests.as("scanner", url)), "tables", List.of("message"));
    Outcome unknown =
        new ScanCommand(DetectorsForTests.three(), List.of()).run(new CallForTests(null, blind));
    assertThat(unknown.exit()).isEqualTo(Exit.INCOMPLETE);
    assertThat(unknown.json().path("verdict").asString()).isEqualTo("unknown");
    Map<String, List<String>> clean =
        Map.of("database", List.of(url), "tables", List.of("message"));
    Outcome ok =
        new ScanCommand(DetectorsForTests.three(), List.of()).run(new CallForTests(null, clean));
    assertThat(ok.exit()).isEqualTo(Exit.DONE);
    assertThat(ok.json().path("verdict").asString()).isEqualTo("ok");
    assertThat(ok.text().getFirst()).isEqualTo("ok         Nothing wrong was found.");
  }

  @Test
  void two_mirrors_of_one_folder_are_no_run_of_equal_sizes() throws IOException {
    Path one = Files.createDirectory(world.resolve("one"));
    Path two = Files.createDirectory(world.resolve("two"));
    for (Path mirror : List.of(one, two)) {
      Files.writeString(mirror.resolve("a-2026-04-02.sql"), dump(3));
      Files.writeString(mirror.resolve("a-2026-04-03.sql"), dump(3));
    }
    Outcome outcome =
        new ScanCommand(DetectorsForTests.three(), List.of())
            .run(
                new CallForTests(null, Map.of("backups", List.of(one.toString(), two.toString()))));
    assertThat(outcome.json().path("findings")).isEmpty();
    assertThat(outcome.exit()).isEqualTo(Exit.DONE);
  }

  @Test
  void what_cannot_be_scanned_is_refused() {
    assertThatThrownBy(
            () ->
                new ScanCommand(DetectorsForTests.three(), List.of())
                    .run(new CallForTests(null, Map.of())))
        .isInstanceOf(Refusal.class)
        .hasMessage("there is nothing to scan: no database and no copies were named");
    for (Map<String, List<String>> wrong :
        List.of(
            Map.of("fail-on", List.of("loud")),
            Map.of("window", List.of("soon")),
            Map.of("tables", List.of("patients")),
            Map.of("backups", List.of("s3://bucket/x")),
            Map.of("backups", List.of("/no/such/folder")))) {
      assertThatThrownBy(() -> scan(null, wrong)).as("%s", wrong).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void every_rule_can_be_explained_and_a_word_that_is_none_is_refused() throws IOException {
    for (Detector detector : DetectorsForTests.all()) {
      Outcome outcome =
          new ExplainCommand(DetectorsForTests.all())
              .run(new CallForTests(null, Map.of(), detector.rule().number()));
      assertThat(outcome.text()).allMatch(line -> line.length() <= 80);
      assertThat(outcome.text().getFirst()).startsWith(detector.rule().id());
    }
    assertThatThrownBy(
            () ->
                new ExplainCommand(DetectorsForTests.three())
                    .run(new CallForTests(null, Map.of(), "Z99")))
        .isInstanceOf(Refusal.class)
        .hasMessage("nothing is called so");
  }

  private static Outcome scan(
      @org.jspecify.annotations.Nullable Case open, Map<String, List<String>> more)
      throws IOException {
    Map<String, List<String>> options = new HashMap<>();
    options.put("database", List.of(PostgresForTests.as("scanner", url)));
    options.put("backups", List.of(copies));
    options.putAll(more);
    return new ScanCommand(DetectorsForTests.three(), List.of())
        .run(new CallForTests(open, options));
  }

  static String dump(int patients) {
    StringBuilder dump =
        new StringBuilder("--\n-- PostgreSQL database dump\n--\n\n\\restrict kM4\n\n")
            .append("CREATE TABLE public.patient (\n    id text NOT NULL\n);\n\n")
            .append("COPY public.patient (id) FROM stdin;\n");
    for (int i = 0; i < patients; i++) {
      dump.append("r_").append(1000 + i).append('\n');
    }
    return dump.append("\\.\n\n--\n-- PostgreSQL database dump complete\n--\n\n").toString();
  }

  private static void golden(String name, String said) throws IOException {
    Path file =
        Path.of(
            System.getProperty("anamnesis.folder", "."),
            "src/test/resources/anamnesis/shell",
            name);
    if (System.getProperty("golden", "check").equals("write")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, said);
    }
    assertThat(said).isEqualTo(Files.readString(file));
  }
}
