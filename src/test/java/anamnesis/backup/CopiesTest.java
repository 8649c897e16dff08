package anamnesis.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import anamnesis.Progress;
import anamnesis.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On files that pg_dump 15 wrote, and on what becomes of such files on the way.
class CopiesTest {
  @TempDir Path folder;

  @Test
  void a_dump_is_counted_table_by_table_without_a_server() throws IOException {
    Copy copy = only(put("plain.sql", fixture("plain.sql")));

    assertThat(copy.format()).isEqualTo("plain");
    assertThat(copy.good()).isTrue();
    assertThat(copy.tables())
        .extracting(Copy.Table::name, Copy.Table::rows, Copy.Table::newest)
        .containsExactly(
            tuple("public.Visit", 2L, null),
            tuple("public.audit_log", 0L, null),
            tuple("public.patient", 3L, Instant.parse("2026-04-01T12:30:00Z")));
    assertThat(copy.table("public.patient").orElseThrow().key())
        .isEqualTo(new Copy.Key("id", "p_1", "p_3"));
    assertThat(copy.table("public.Visit").orElseThrow().key())
        .isEqualTo(new Copy.Key("visitId", "1", "2"));
    assertThat(copy.table("public.Visit").orElseThrow().newestOf())
        .containsOnly(entry("startedAt", Instant.parse("2026-04-02T09:30:00Z")));
    assertThat(copy.origin())
        .isEqualTo(
            new Origin("", "15.18 (Debian 15.18-0+deb12u1)", "15.18 (Debian 15.18-0+deb12u1)"));
    assertThat(copy.sequences()).containsOnly(java.util.Map.entry("public.Visit_visitId_seq", 2L));
    assertThat(copy.randomised()).isTrue();
    assertThat(copy.bytes()).isEqualTo(copy.uncompressedBytes()).isEqualTo(5470);
  }

  @Test
  void the_same_rows_have_one_content_hash_however_they_were_dumped() throws IOException {
    for (String name : List.of("plain.sql", "inserts.sql", "columns.sql", "latin1.sql")) {
      put(name, fixture(name));
    }
    gzip("zipped.sql.gz", fixture("plain.sql"));
    put("cluster.sql", fixture("cluster.sql"));

    List<Copy> copies = read();

    assertThat(copies).hasSize(6).allMatch(Copy::good);
    assertThat(copies).extracting(Copy::contentHash).containsOnly(copies.getFirst().contentHash());
    assertThat(copies).extracting(Copy::sha256).doesNotHaveDuplicates();
  }

  @Test
  void one_changed_letter_changes_the_content_hash_and_the_order_of_rows_does_not()
      throws IOException {
    String dump = fixture("plain.sql");
    int from = dump.indexOf("p_1\tAda");
    int to = dump.indexOf("p_2\tGrace");
    int end = dump.indexOf("p_3\tEdsger");
    String swapped =
        dump.substring(0, from)
            + dump.substring(to, end)
            + dump.substring(from, to)
            + dump.substring(end);
    String hash = only(put("a.sql", dump)).contentHash();

    assertThat(only(put("a.sql", swapped)).contentHash()).isEqualTo(hash);
    assertThat(only(put("a.sql", dump.replace("Edsger", "Edsgar"))).contentHash())
        .isNotNull()
        .isNotEqualTo(hash);
  }

  @Test
  void a_value_that_is_null_is_not_the_empty_one() throws IOException {
    String dump = fixture("plain.sql");
    String hash = only(put("a.sql", dump)).contentHash();
    assertThat(only(put("a.sql", dump.replace("net\t\\N\t", "net\t\t"))).contentHash())
        .isNotEqualTo(hash);
  }

  @Test
  void a_dump_that_was_cut_is_never_fine() throws IOException {
    String dump = fixture("plain.sql");
    Copy inside = only(put("a.sql", dump.substring(0, dump.indexOf("p_3\t"))));
    assertThat(inside.complete()).isFalse();
    assertThat(inside.problem()).isEqualTo("cut short inside public.patient, after row 2");
    assertThat(inside.contentHash()).isNull();

    Copy after =
        only(put("a.sql", dump.substring(0, dump.indexOf("-- PostgreSQL database dump c"))));
    assertThat(after.complete()).isFalse();
  }

  @Test
  void every_cut_of_a_real_dump_is_seen() throws IOException {
    byte[] dump = fixture("plain.sql").getBytes(StandardCharsets.UTF_8);
    int closing = fixture("plain.sql").lastIndexOf("-- PostgreSQL database dump complete");
    for (int length = 0; length < closing + 30; length += 97) {
      Copy copy = only(put("a.sql", Arrays.copyOf(dump, length)));
      assertThat(copy.good()).as("cut after %d bytes", length).isFalse();
    }
  }

  @Test
  void a_gzip_that_was_cut_or_damaged_is_never_fine() throws IOException {
    Path whole = gzip("a.sql.gz", fixture("plain.sql"));
    byte[] bytes = Files.readAllBytes(whole);
    assertThat(only(put("a.sql.gz", Arrays.copyOf(bytes, bytes.length / 2))).problem())
        .isEqualTo("cut short: its gzip stream has no end");

    bytes[bytes.length - 6] ^= 1;
    assertThat(only(put("a.sql.gz", bytes)).problem())
        .isEqualTo("damaged: its gzip stream does not add up");
  }

  @Test
  void what_is_no_dump_says_why() throws IOException {
    assertThat(only(put("a.sql", "")).problem()).isEqualTo("empty: 0 bytes");
    assertThat(only(gzip("a.sql", "")).problem()).isEqualTo("empty: 0 bytes");
    String error = "pg_dump: error: connection to server at \"db\" failed: FATAL: no such role\n";
    assertThat(only(put("a.sql", error)).problem())
        .isEqualTo("line 1 is an error message, not data");
    assertThat(only(gzip("a.sql", error)).problem())
        .isEqualTo("line 1 is an error message, not data");
    assertThat(only(put("a.sql", "hello\n")).good()).isFalse();
    assertThat(only(put("a.sql", fixture("schema.sql"))).problem())
        .isEqualTo("holds no row in any of 3 tables");
  }

  @Test
  void what_only_begins_like_a_copy_is_named_and_is_a_problem() throws IOException {
    put("portal.dump", "PGDMP");
    put("portal.tar", Arrays.copyOf(tarHead(), 1024));
    put("portal.sql.zst", new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0});
    Files.createDirectories(folder.resolve("nightly"));
    put("nightly/toc.dat", new byte[] {1, 2, 3});
    put("nightly/3340.dat.gz", new byte[] {1});

    assertThat(read())
        .extracting(Copy::path, Copy::problem)
        .containsExactlyInAnyOrder(
            tuple("portal.dump", "cut short inside its table of contents"),
            tuple(
                "portal.tar",
                "damaged: a tar, but none of pg_dump: it does not begin with toc.dat"),
            tuple("portal.sql.zst", "damaged: its zstd stream does not add up"),
            tuple("nightly", "damaged: its table of contents does not begin as one"));
  }

  @Test
  void the_inside_dates_a_copy_before_its_name_and_its_name_before_the_file() throws IOException {
    Path file = put("portal-2026-04-05.sql", fixture("verbose.sql"));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    assertThat(only(file).takenAt()).isEqualTo("2026-11-20T21:45:30Z");

    assertThat(only(put("app-schema-20260314-180001.sql", fixture("plain.sql"))).takenAt())
        .isEqualTo("2026-03-14T18:00:01Z");

    Path undated = put("latest.sql", fixture("plain.sql"));
    Files.setLastModifiedTime(undated, FileTime.from(Instant.parse("2026-02-03T04:05:06Z")));
    assertThat(only(undated).takenAt()).isEqualTo("2026-02-03T04:05:06Z");
  }

  @Test
  void a_name_that_tells_the_day_alone_has_its_hour_from_a_file_of_that_day() throws IOException {
    Path file = put("portal-2026-04-05.sql", fixture("plain.sql"));
    for (String written : List.of("2026-04-05T03:17:00Z", "2026-04-05T23:59:59Z")) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse(written)));
      assertThat(only(file).takenAt()).isEqualTo(written);
      assertThat(Copies.in(file).listed().getFirst().takenAt()).isEqualTo(written);
    }
    for (String moved : List.of("2026-04-06T00:00:00Z", "2026-04-04T23:59:59Z")) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse(moved)));
      assertThat(only(file).takenAt()).isEqualTo("2026-04-05T00:00:00Z");
    }
    Path midnight = put("portal-2026-04-05T00-00.sql", fixture("plain.sql"));
    Files.setLastModifiedTime(midnight, FileTime.from(Instant.parse("2026-04-05T03:17:00Z")));
    assertThat(only(midnight).takenAt()).isEqualTo("2026-04-05T00:00:00Z");
  }

  @Test
  void the_rows_of_one_table_can_be_had_from_a_copy() throws IOException {
    put("columns.sql", fixture("columns.sql"));
    Copies copies = Copies.in(folder);
    List<List<@Nullable String>> patients = new ArrayList<>();
    copies.tell(
        copies.read(Progress.SILENT).getFirst().path(),
        new Contents() {
          private String table = "";

          @Override
          public void table(String name, List<String> columns) {
            table = name;
          }

          @Override
          public void row(CopyRow row) {
            if (table.equals("public.patient")) {
              patients.add(row.values());
            }
          }
        });
    assertThat(patients).hasSize(3);
    assertThat(patients.get(0))
        .contains("tab\there, back\\slash\nand a second line", "t", "(212) 664-7665");
    assertThat(patients.get(1)).contains("it's; fine", "f").containsNull();
  }

  @Test
  void a_table_whose_blocks_name_its_columns_in_another_order_is_one_table() throws IOException {
    String blocks =
        """
        COPY public.event (id, seen_at, made_at) FROM stdin;
        9\t2026-03-05 10:00:00+00\t2026-03-01 10:00:00+00
        \\.
        COPY public.event (made_at, id) FROM stdin;
        2026-03-02 10:00:00+00\t2
        \\.
        """;

    Copy.Table event = only(put("event.sql", blocks)).table("public.event").orElseThrow();

    assertThat(event.key()).isEqualTo(new Copy.Key("id", "2", "9"));
    assertThat(event.newest()).isEqualTo("2026-03-05T10:00:00Z");
    assertThat(event.newestOf())
        .containsOnly(
            entry("seen_at", Instant.parse("2026-03-05T10:00:00Z")),
            entry("made_at", Instant.parse("2026-03-02T10:00:00Z")));
  }

  @Test
  void blocks_that_go_by_different_keys_have_no_key_together() throws IOException {
    String blocks =
        """
        COPY public.event (id, what) FROM stdin;
        9\ta
        \\.
        COPY public.event (what) FROM stdin;
        b
        \\.
        """;

    Copy.Table event = only(put("event.sql", blocks)).table("public.event").orElseThrow();

    assertThat(event.rows()).isEqualTo(2);
    assertThat(event.key()).isNull();
  }

  @Test
  void windows_line_ends_and_a_byte_order_mark_are_no_part_of_the_rows() throws IOException {
    String hash = only(put("a.sql", fixture("plain.sql"))).contentHash();
    String windows = "\uFEFF" + fixture("plain.sql").replace("\n", "\r\n");
    assertThat(only(put("a.sql", windows)).contentHash()).isEqualTo(hash);
  }

  @Test
  void a_folder_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> Copies.in(folder.resolve("none"))).isInstanceOf(Refusal.class);
  }

  private Copy only(Path file) throws IOException {
    List<Copy> copies = Copies.in(file).read(Progress.SILENT);
    assertThat(copies).hasSize(1);
    return copies.getFirst();
  }

  private List<Copy> read() throws IOException {
    return Copies.in(folder).read(Progress.SILENT);
  }

  private Path put(String name, String text) throws IOException {
    return put(
        name,
        text.getBytes(
            name.startsWith("latin1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
  }

  private Path put(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Path gzip(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static byte[] tarHead() {
    byte[] head = new byte[512];
    byte[] mark = "ustar".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(mark, 0, head, 257, mark.length);
    return head;
  }

  private static String fixture(String name) throws IOException {
    try (var in = resource(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static java.io.InputStream resource(String name) {
    return java.util.Objects.requireNonNull(CopiesTest.class.getResourceAsStream(name), name);
  }
}
