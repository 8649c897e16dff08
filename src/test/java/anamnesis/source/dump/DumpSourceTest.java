package anamnesis.source.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import anamnesis.backup.s3.LoopbackBucket;
import anamnesis.contact.BirthDate;
import anamnesis.contact.Email;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.contact.PersonName;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Quarantined;
import anamnesis.evidence.Reading;
import anamnesis.evidence.Readings;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import anamnesis.source.SourceContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A copy of the database as a witness.
class DumpSourceTest extends SourceContract {
  private static final String PATIENTS =
      """
      COPY public.patient (id, first_name, last_name, birth_date, email, phone, note, \
      guardian_email, password_hash) FROM stdin;
      p_1\tMia\tVargas\t2015-04-02\tmia@vargas.test\t415 201 4477\t\tann@vargas.test\t$2b$x
      p_2\tBen\tOkafor\t1980-11-23\t\\N\t\\N\tline one\\nline two\t\\N\t$2b$y
      p_3\tAda\tLind\t1991-01-30\tada@lind.test\t\\N\t\\N\t\\N\t\\N
      \\.
      """;

  private static final String VISITS =
      """
      COPY public.visit (id, patient_id, user_id, seen_on) FROM stdin;
      1\tp_1\tu_9\t2026-01-02
      2\tp_1\tu_9\t2026-02-02
      \\.
      COPY public.setting (name, value) FROM stdin;
      greeting\tHello
      greeting\tHello
      colour\t
      \\.
      """;

  @Override
  protected Source source() {
    return new DumpSource();
  }

  @Override
  protected Source.Question question() throws IOException {
    return asked(dump("nightly-2026-03-10.sql", PATIENTS + VISITS));
  }

  @Override
  protected long records() {
    return 8;
  }

  @Override
  protected Optional<Field> unknownField() {
    return Optional.of(new Field("dump.public.patient:p_2", "password_hash", "$2b$y"));
  }

  @Test
  void a_row_is_read_by_its_columns_and_null_is_not_the_empty_text() throws Exception {
    hear();

    Reading mia = reading("dump.public.patient:p_1");
    Reading ben = reading("dump.public.patient:p_2");
    assertThat(mia.at("first_name")).contains("Mia");
    assertThat(mia.at("note")).contains("");
    assertThat(ben.at("note")).contains("line one\nline two");
    assertThat(ben.at("email")).isEmpty();
    assertThat(ben.at("no_such_column")).isEmpty();
  }

  @Test
  void what_speaks_of_whom_is_told_by_the_columns() throws Exception {
    hear();

    assertThat(exhibit("dump.public.patient:p_1").traits())
        .contains(
            Mention.self("@id", new Identifier("portal.patient", "p_1")),
            Mention.self("birth_date", new BirthDate(2015, 4, 2)),
            Mention.self("email", new Email("mia@vargas.test")),
            Mention.self("last_name", new PersonName("mia", "", "vargas", "")))
        .extracting(Mention::place)
        .doesNotContain("guardian_email", "password_hash");
    assertThat(exhibit("dump.public.visit:1").traits())
        .containsExactly(
            Mention.document("@id", new Identifier("dump.public.visit", "1")),
            Mention.about("patient_id", new Identifier("portal.patient", "p_1")));
  }

  @Test
  void two_rows_that_say_the_same_and_have_no_key_are_two() throws Exception {
    hear();

    assertThat(exhibits().stream().filter(one -> one.kind().equals("dump.public.setting")))
        .hasSize(3);
  }

  @Test
  void only_the_tables_that_were_asked_for_are_heard() throws Exception {
    Path file = dump("one.sql", PATIENTS + VISITS);

    Tally tally = hear(Map.of("tables", "visit"), file);

    assertThat(exhibits()).extracting(Exhibit::kind).containsOnly("dump.public.visit");
    assertThat(tally.proof())
        .contains("2 rows, as many as were counted in it", "only of visit")
        .contains("the whole copy's content ");
    assertThatThrownBy(() -> hear(Map.of("tables", "visits"), file))
        .isInstanceOf(Refusal.class)
        .hasMessage("there is no table \"visits\" in the copy");
  }

  @Test
  void a_row_that_the_copy_breaks_off_in_is_never_taken_for_whole() throws Exception {
    String whole = dumped(PATIENTS);
    int cut = whole.indexOf("ada@lind.test") + 5;
    Path file = write("cut.sql", whole.substring(0, cut));

    Tally tally = hear(Map.of(), file);

    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof()).contains("up to row 3 of public.patient");
    assertThat(tally.holds()).isTrue();
    assertThat(exhibits()).extracting(Exhibit::id).containsExactly("p_1", "p_2");
    assertThat(quarantined())
        .extracting(Quarantined::reason)
        .containsExactly("the copy breaks off in this row");
  }

  @Test
  void every_cut_of_a_copy_keeps_its_sums_and_invents_nothing() throws Exception {
    byte[] whole = dumped(PATIENTS + VISITS).getBytes(StandardCharsets.UTF_8);
    Map<String, String> truth = contents(asked(write("whole.sql", whole)), "truth");
    for (int length = 150; length < whole.length; length += 23) {
      Path file = write("cut.sql", Arrays.copyOf(whole, length));
      try {
        Map<String, String> told = contents(asked(file), "cut" + length);
        assertThat(truth.entrySet()).as("cut after %s", length).containsAll(told.entrySet());
      } catch (Refusal nothing) {
        assertThat(nothing.problem()).contains("has no row to give");
      }
    }
  }

  @Test
  void the_same_row_of_two_days_is_merged_and_a_changed_one_is_an_earlier_statement()
      throws Exception {
    Path old = dump("nightly-2026-03-09.sql", PATIENTS.replace("ada@lind.test", "a@lind.test"));
    Path now = dump("nightly-2026-03-10.sql", PATIENTS.replaceFirst("p_2.*\n", ""));

    Tally tally = hear(Map.of(), old, now);

    assertThat(tally.merged()).isEqualTo(1);
    assertThat(tally.complete()).isTrue();
    assertThat(exhibits())
        .extracting(Exhibit::key)
        .containsExactly(
            "dump.public.patient:p_1",
            "dump.public.patient:p_2",
            "dump.public.patient:p_3",
            "dump.public.patient@earlier:p_3");
    assertThat(reading("dump.public.patient:p_3").at("email")).contains("ada@lind.test");
    List<Exhibit> first = exhibits();
    hear(Map.of(), now, old);
    assertThat(exhibits()).isEqualTo(first);
  }

  @Test
  void copies_heard_one_after_the_other_are_in_the_order_of_their_days() throws Exception {
    Path old = dump("nightly-2026-03-09.sql", PATIENTS.replace("ada@lind.test", "a@lind.test"));
    Path now = dump("nightly-2026-03-10.sql", PATIENTS.replaceFirst("p_2.*\n", ""));
    hear(Map.of(), old, now);
    List<Exhibit> atOnce = exhibits();

    hear(Map.of("anew", ""), old);
    hear(Map.of(), now);
    assertThat(exhibits()).isEqualTo(atOnce);

    hear(Map.of("anew", ""), now);
    Gathering older = new Gathering(file);
    Tally tally = older.hear(source(), asked(Map.of(), old));
    assertThat(exhibits()).isEqualTo(atOnce);
    assertThat(older.unsaid()).isEmpty();
    assertThat(tally.holds()).isTrue();
    assertThat(tally.proof()).endsWith("; beside them stand 1 that were heard before");

    assertThat(hear(Map.of(), old)).as("once more").isEqualTo(tally);
    assertThat(hear(Map.of("anew", ""), old).stored()).isEqualTo(3);
    assertThat(exhibits()).extracting(Exhibit::kind).containsOnly("dump.public.patient");
  }

  @Test
  void what_was_said_once_more_later_is_what_speaks() throws Exception {
    Path first = dump("nightly-2026-03-08.sql", PATIENTS);
    Path second = dump("nightly-2026-03-09.sql", PATIENTS.replace("ada@lind.test", "a@lind.test"));
    Path third = dump("nightly-2026-03-10.sql", PATIENTS);

    for (Path copy : List.of(third, second, first)) {
      hear(Map.of(), copy);
    }

    assertThat(reading("dump.public.patient:p_3").at("email")).contains("ada@lind.test");
    assertThat(reading("dump.public.patient@earlier:p_3").at("email")).contains("a@lind.test");
    assertThat(exhibits()).hasSize(4);
  }

  @Test
  void a_copy_that_breaks_off_keeps_the_witness_incomplete_until_it_is_heard_whole()
      throws Exception {
    String whole = dumped(PATIENTS);
    Path cut = write("cut-2026-03-09.sql", whole.substring(0, whole.indexOf("p_3")));
    Path other = dump("other-2026-03-10.sql", VISITS);
    Path mended = write("mended-2026-03-09.sql", whole);

    assertThat(hear(Map.of(), cut).complete()).isFalse();
    Tally tally = hear(Map.of(), other);
    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof()).endsWith("2 that were heard before, and not all were told then");
    assertThat(hear(Map.of(), other, mended).complete()).isTrue();
    assertThat(exhibits()).hasSize(8);
  }

  @Test
  void tables_of_two_databases_of_one_server_are_kept_apart() throws Exception {
    String all =
        "-- PostgreSQL database cluster dump\n\n\\connect template1\n"
            + "\\connect archive\n"
            + PATIENTS.replace("Mia", "Max")
            + "\\connect clinic\n"
            + PATIENTS
            + "-- PostgreSQL database cluster dump complete\n";

    Tally tally = hear(Map.of(), write("all-2026-03-10.sql", all));

    assertThat(tally.stored()).isEqualTo(6);
    assertThat(reading("dump.archive/public.patient:p_1").at("first_name")).contains("Max");
    assertThat(reading("dump.clinic/public.patient:p_1").at("first_name")).contains("Mia");
    assertThat(exhibit("dump.clinic/public.patient:p_1").traits())
        .contains(Mention.self("@id", new Identifier("clinic.patient", "p_1")));
    assertThat(exhibit("dump.clinic/public.patient:p_3").place().row()).isEqualTo(3);
  }

  @Test
  void a_copy_that_names_its_own_database_is_called_as_one_that_does_not() throws Exception {
    hear(Map.of(), dump("one.sql", "CREATE DATABASE clinic;\n\\connect clinic\n" + PATIENTS));

    assertThat(exhibits()).extracting(Exhibit::kind).containsOnly("dump.public.patient");
  }

  @Test
  void a_row_that_does_not_fit_its_columns_is_set_aside() throws Exception {
    Path file = dump("odd.sql", VISITS.replace("2\tp_1\tu_9\t", "2\tp_1\t"));

    assertThat(hear(Map.of(), file).holds()).isTrue();
    assertThat(quarantined())
        .extracting(Quarantined::reason)
        .containsExactly("3 values for 4 columns");
  }

  @Test
  void rows_of_any_length_are_kept_and_one_too_long_is_set_aside_with_its_bytes() throws Exception {
    StringBuilder rows = new StringBuilder("COPY public.file (id, content) FROM stdin;\n");
    rows.append("1\tsmall\n2\t").append("x".repeat(5 << 20)).append('\n');
    rows.append("3\t").append("y".repeat(20 << 20)).append("\n4\tlast\n\\.\n");
    Path file = dump("large.sql", rows.toString());

    Tally tally = hear(Map.of(), file);

    assertThat(tally.complete()).isTrue();
    assertThat(tally.stored()).isEqualTo(3);
    assertThat(reading("dump.public.file:2").at("content").orElseThrow()).hasSize(5 << 20);
    assertThat(quarantined()).hasSize(1);
    assertThat(quarantined().getFirst().reason()).startsWith("a row of 20971522 bytes");
    String pieces =
        new String(file().vault().get(quarantined().getFirst().sha256()), StandardCharsets.UTF_8);
    long kept = 0;
    for (String piece : pieces.lines().toList()) {
      kept += file().vault().get(piece).length;
    }
    assertThat(kept).isEqualTo(20_971_522);
  }

  @Test
  void many_rows_lie_on_pages_that_are_no_larger_than_needed() throws Exception {
    StringBuilder rows = new StringBuilder("COPY public.event (id, what) FROM stdin;\n");
    IntStream.range(0, 20_000)
        .forEach(i -> rows.append(i).append("\t").append("e".repeat(40)).append('\n'));
    hear(Map.of(), dump("many.sql", rows + "\\.\n"));

    assertThat(exhibits()).hasSize(20_000);
    assertThat(exhibits().stream().map(Exhibit::sha256).distinct()).hasSize(4);
    assertThat(reading("dump.public.event:19999").at("what")).contains("e".repeat(40));
    assertThat(exhibit("dump.public.event:19999").place().row()).isEqualTo(20_000);
  }

  @Test
  void a_table_called_anything_is_one_word_that_a_mapping_can_name() {
    assertThat(new Within("", "public.My Table").kind()).isEqualTo("dump.public.My%20Table");
    assertThat(new Within("", "public.a:b@c/d").kind()).isEqualTo("dump.public.a%3Ab%40c%2Fd");
    assertThat(new Within("", "public.über").kind()).isEqualTo("dump.public.über");
    assertThat(new Within("a/b", "public.c").kind()).isEqualTo("dump.a%2Fb/public.c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not a dump", "pg_dump: error: connection failed\n"})
  void what_has_no_row_is_refused_by_name(String content) throws Exception {
    Path file = write("bad.sql", content);

    assertThatThrownBy(() -> hear(Map.of(), file))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("bad.sql has no row to give");
  }

  @Test
  void a_folder_of_copies_is_refused_and_one_of_them_is_named() throws Exception {
    dump("copies/a-2026-03-09.sql", PATIENTS);
    dump("copies/b-2026-03-10.sql", PATIENTS);

    assertThatThrownBy(() -> hear(Map.of(), folder.resolve("copies")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused -> {
              assertThat(refused.problem()).contains("holds 2 copies");
              assertThat(refused.hint()).endsWith("b-2026-03-10.sql`");
            });
  }

  private anamnesis.casefile.Case file() {
    return file;
  }

  private Reading reading(String key) throws IOException {
    return new Readings(file.vault()).of(exhibit(key));
  }

  @Test
  void a_copy_in_a_bucket_is_heard_as_one_on_a_disk_and_named_with_its_version() throws Exception {
    String old = dumped(PATIENTS);
    String now = dumped(PATIENTS + VISITS);
    try (LoopbackBucket s3 = new LoopbackBucket()) {
      s3.put("night/portal.sql", "2026-04-01T03:10:00Z", old);
      s3.put("night/portal.sql", "2026-04-02T03:10:00Z", now);
      s3.put("night/portal.sql.older", "2026-03-02T03:10:00Z", old);
      s3.put("night/said.json", "2026-04-02T03:10:00Z", "[]");
      String place = "s3://portal-backups/night/portal.sql";

      Source.Question latest = asked(s3, place);
      assertThat(contents(latest, "latest"))
          .isEqualTo(contents(asked(write("now.sql", now)), "now"));
      assertThat(proof(latest)).startsWith(place + "?versionId=v2: 8 rows, as many as were");

      Source.Question first = asked(s3, place + "?versionId=v1");
      assertThat(contents(first, "first")).isEqualTo(contents(asked(write("old.sql", old)), "old"));
      assertThat(proof(first)).startsWith(place + "?versionId=v1: 3 rows, as many as were");
    }
  }

  @Test
  void of_several_copies_in_a_bucket_a_person_names_those_to_hear() throws Exception {
    try (LoopbackBucket s3 = new LoopbackBucket()) {
      s3.put("night/a.sql", "2026-04-01T03:10:00Z", dumped(PATIENTS));
      s3.put("night/b.sql", "2026-04-02T03:10:00Z", dumped(PATIENTS + VISITS));
      assertThatThrownBy(() -> proof(asked(s3, "s3://portal-backups/night")))
          .isInstanceOf(Refusal.class)
          .hasMessage("s3://portal-backups/night holds 2 copies, and they may not agree")
          .extracting(refused -> ((Refusal) refused).hint())
          .isEqualTo(
              "name the ones to hear, as"
                  + " `gather dump 's3://portal-backups/night/b.sql?versionId=v2'`");
      assertThatThrownBy(() -> proof(asked(s3, "s3://portal-backups/day")))
          .isInstanceOf(Refusal.class)
          .hasMessage("there is no copy in s3://portal-backups/day");
    }
  }

  @Test
  void a_catalogue_beside_a_copy_is_no_second_one_and_none_by_itself() throws Exception {
    Path rds = Path.of("src/test/resources/anamnesis/backup/catalogues/rds-snapshots.json");
    Path place = Files.createDirectory(folder.resolve("place"));
    Files.copy(rds, place.resolve("rds.json"));
    assertThatThrownBy(() -> proof(asked(place)))
        .isInstanceOf(Refusal.class)
        .hasMessage("there is no copy in %s, only word of 4 that lie elsewhere".formatted(place));

    Files.writeString(place.resolve("a.sql"), dumped(PATIENTS));
    assertThat(proof(asked(place))).startsWith("a.sql: 3 rows");
  }

  @Test
  void two_folders_of_a_bucket_are_two_copies() throws Exception {
    Path folder = Path.of("src/test/resources/anamnesis/backup/formats/folder");
    try (LoopbackBucket s3 = new LoopbackBucket();
        Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        s3.put("one/" + name, "2026-04-01T03:10:00Z", Files.readAllBytes(file));
        s3.put("two/" + name, "2026-04-02T03:10:00Z", Files.readAllBytes(file));
      }
      assertThat(proof(asked(s3, "s3://portal-backups/one", "s3://portal-backups/two")))
          .contains("s3://portal-backups/one: 5 rows")
          .contains("s3://portal-backups/two: 5 rows");
    }
  }

  private static Source.Question asked(LoopbackBucket s3, String... words) {
    return new Source.Question(List.of(words), s3.environment(), 0, quiet());
  }

  private String proof(Source.Question question) throws Exception {
    return new Gathering(file).hear(source(), question).proof();
  }

  private Tally hear(Map<String, String> chosen, Path... files) throws Exception {
    return new Gathering(file).hear(source(), asked(chosen, files));
  }

  private static Source.Question asked(Path... files) {
    return asked(Map.of(), files);
  }

  private static Source.Question asked(Map<String, String> chosen, Path... files) {
    List<String> words = Stream.of(files).map(Path::toString).toList();
    return new Source.Question(words, Map.of("STRIPE_API_KEY", SECRET), 0, quiet(), chosen);
  }

  /// What each exhibit says, of a case of its own.
  private Map<String, String> contents(Source.Question question, String name) throws Exception {
    anamnesis.casefile.Case other = anamnesis.casefile.Case.begin(folder.resolve(name), "contents");
    Tally tally = new Gathering(other).hear(source(), question);
    assertThat(tally.holds()).isTrue();
    Map<String, String> contents = new HashMap<>();
    try (Stream<Exhibit> exhibits = Exhibit.shelf(other).read()) {
      for (Exhibit exhibit : exhibits.toList()) {
        byte[] row =
            other.vault().get(exhibit.sha256(), exhibit.place().offset(), exhibit.place().length());
        contents.put(exhibit.key(), new String(row, StandardCharsets.UTF_8));
      }
    }
    return contents;
  }

  private Path dump(String name, String rows) throws IOException {
    return write(name, dumped(rows));
  }

  private static String dumped(String rows) {
    return """
    --
    -- PostgreSQL database dump
    --

    -- Dumped from database version 18.1
    -- Dumped by pg_dump version 18.1

    %s
    --
    -- PostgreSQL database dump complete
    --
    """
        .formatted(rows);
  }

  private Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.write(path, bytes);
  }
}
