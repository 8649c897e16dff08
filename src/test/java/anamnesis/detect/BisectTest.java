package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import anamnesis.backup.Copies;
import anamnesis.backup.Listed;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BisectTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

  @TempDir Path folder;

  @Test
  void wherever_it_vanished_it_is_named_in_as_few_reads_as_halving_needs() throws IOException {
    for (int days : new int[] {2, 3, 7, 8, 14, 30, 100}) {
      for (int gone = 1; gone < days; gone += Math.max(1, days / 9)) {
        int first = gone;
        Bisect.Found found =
            bisect(days, day -> List.of(rows("design", day < first ? 110 : 0), rows("staff", 9)));
        assertThat(found.lastGood()).as("%s of %s", gone, days).isNotNull();
        assertThat(path(found.lastGood())).isEqualTo(name(gone - 1));
        assertThat(path(found.firstBad())).isEqualTo(name(gone));
        assertThat((double) found.reads()).isLessThanOrEqualTo(2 + Math.log(days) / Math.log(2));
      }
    }
  }

  @Test
  void people_replaced_one_for_one_by_others_are_lost_though_no_count_fell() throws IOException {
    Bisect.Found found =
        bisect(9, day -> List.of(people("patient", 151, day < 4 ? "real" : "invented")));
    assertThat(path(found.firstBad())).isEqualTo(name(4));
    assertThat(found.tables().getFirst().loss())
        .isEqualTo(new Vanished(151, 151, false, "151 rows, then 151: other rows in their place"));
  }

  @Test
  void a_table_that_forgets_by_rule_has_lost_nothing() throws IOException {
    Bisect.Found found =
        bisect(60, day -> List.of(span("session", 100 * day, 100 * day + 1000), rows("staff", 9)));
    assertThat(found.firstBad()).isNull();
  }

  @Test
  void a_migration_that_touches_every_row_has_lost_nothing() throws IOException {
    Bisect.Found found =
        bisect(
            9,
            day -> {
              List<String> rows = new ArrayList<>(people("patient", 151, "real").rows());
              String stamp = day < 4 ? "2026-01-01 00:00:00+00" : "2026-03-05 12:00:00+00";
              rows.replaceAll(row -> row.replaceFirst("[^\t]*$", stamp));
              return List.of(new Table("patient", rows));
            });
    assertThat(found.firstBad()).isNull();
  }

  @Test
  void each_table_has_its_own_last_good_copy() throws IOException {
    Bisect.Found found =
        bisect(
            14,
            day -> List.of(rows("design", day < 3 ? 110 : 0), rows("users", day < 10 ? 16 : 0)));
    assertThat(found.tables())
        .extracting(Bisect.Table::name, t -> path(t.lastGood()), t -> path(t.firstBad()))
        .containsExactly(
            tuple("public.design", name(2), name(3)), tuple("public.users", name(9), name(10)));
    assertThat(path(found.lastGood())).isEqualTo(name(2));
    assertThat(path(found.firstBad())).isEqualTo(name(3));
  }

  @Test
  void what_grew_and_then_lost_half_is_seen_against_what_it_had_grown_to() throws IOException {
    Bisect.Found found =
        bisect(
            12,
            day -> List.of(day < 8 ? span("visit", 0, 100 * (day + 1)) : span("visit", 0, 300)));
    assertThat(path(found.lastGood())).isEqualTo(name(7));
    assertThat(path(found.firstBad())).isEqualTo(name(8));
  }

  @Test
  void a_copy_that_cannot_be_read_is_passed_by_and_named() throws IOException {
    put(7, day -> List.of(rows("design", day < 3 ? 110 : 0)));
    Files.writeString(folder.resolve(name(2)), "pg_dump: error: connection failed\n");
    Files.writeString(folder.resolve(name(6)), "");
    Bisect.Found found = find(false);
    assertThat(path(found.lastGood())).isEqualTo(name(1));
    assertThat(path(found.firstBad())).isEqualTo(name(3));
    assertThat(found.unreadable()).extracting(Listed::path).contains(name(2), name(6));
  }

  /// As every dump of `pg_dump` does: all definitions stand before the first row.
  @Test
  void a_dump_that_defines_its_tables_first_tells_as_much() throws IOException {
    put(9, Table::defined, day -> List.of(people("patient", 151, day < 4 ? "real" : "invented")));
    assertThat(path(find(false).firstBad())).isEqualTo(name(4));
  }

  @Test
  @Timeout(10)
  void of_a_copy_that_breaks_off_no_table_behind_the_break_is_lost() throws IOException {
    IntFunction<List<Table>> tables =
        day -> List.of(rows("design", 110), rows("patient", day < 5 ? 151 : 0), rows("visit", 40));
    put(7, Table::defined, tables);
    Path cut = folder.resolve(name(4));
    String whole = Files.readString(cut);
    Files.writeString(cut, whole.substring(0, whole.indexOf("\n60\t", whole.indexOf("COPY"))));
    Bisect.Found found = find(true);
    assertThat(path(found.firstBad())).isEqualTo(name(5));
    assertThat(found.tables().stream().filter(table -> table.loss() != null))
        .extracting(Bisect.Table::name)
        .containsExactly("public.patient");
  }

  @Test
  void whoever_interrupts_is_not_told_that_copies_cannot_be_read() {
    List<Listed> one = List.of(new Listed(name(0), java.time.Instant.EPOCH, 1));
    Bisect bisect =
        new Bisect(
            one,
            (listed, told) -> {
              throw new InterruptedIOException("interrupted");
            });
    assertThatThrownBy(() -> bisect.find(false)).isInstanceOf(InterruptedIOException.class);
  }

  @Test
  void a_newest_copy_that_breaks_off_is_named_though_nothing_was_lost() throws IOException {
    put(4, day -> List.of(rows("design", 110)));
    Path newest = folder.resolve(name(3));
    Files.writeString(newest, Files.readString(newest).substring(0, 900));
    Bisect.Found found = find(false);
    assertThat(found.firstBad()).isNull();
    assertThat(found.unreadable()).extracting(Listed::path).containsExactly(name(3));
  }

  @Test
  void what_came_back_is_found_only_when_every_copy_is_read() throws IOException {
    put(15, day -> List.of(rows("design", day == 4 ? 0 : 110)));
    assertThat(find(true).reads()).isEqualTo(15);
    assertThat(find(false).firstBad()).isNull();
  }

  @Test
  void one_database_kept_in_two_folders_is_one_series_and_another_is_another() {
    List<Listed> all =
        IntStream.of(1, 2)
            .boxed()
            .flatMap(
                i ->
                    List.of(
                        "daily/portal-2026-03-0" + i + ".sql.gz",
                        "weekly/portal_2026-03-0" + i + ".dump",
                        "billing-2026-03-0" + i + ".sql",
                        "2026-03-0" + i + "/sunrise.sql")
                        .stream())
            .map(
                path ->
                    new Listed(path, FIRST.atStartOfDay(java.time.ZoneOffset.UTC).toInstant(), 1))
            .toList();
    assertThat(Bisect.series(all)).containsOnlyKeys("portal", "billing", "sunrise");
  }

  private Bisect.Found bisect(int days, IntFunction<List<Table>> tables) throws IOException {
    put(days, tables);
    return find(false);
  }

  private Bisect.Found find(boolean every) throws IOException {
    Copies copies = Copies.in(folder);
    return new Bisect(copies.listed(), (one, told) -> copies.tell(one.path(), told)).find(every);
  }

  private void put(int days, IntFunction<List<Table>> tables) throws IOException {
    put(days, table -> "", tables);
  }

  private void put(int days, Function<Table, String> before, IntFunction<List<Table>> tables)
      throws IOException {
    try (var old = Files.list(folder)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    for (int day = 0; day < days; day++) {
      StringBuilder dump = new StringBuilder("--\n-- PostgreSQL database dump\n--\n\n");
      tables.apply(day).forEach(table -> dump.append(before.apply(table)));
      tables.apply(day).forEach(table -> dump.append(table.copy()));
      dump.append("--\n-- PostgreSQL database dump complete\n--\n");
      Files.write(folder.resolve(name(day)), dump.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private record Table(String name, List<String> rows) {
    String defined() {
      return "CREATE TABLE public.%s (\n    id integer,\n    name text\n);\n\n".formatted(name);
    }

    String copy() {
      return "COPY public.%s (id, name, email, created_at) FROM stdin;\n".formatted(name)
          + String.join("\n", rows)
          + (rows.isEmpty() ? "" : "\n")
          + "\\.\n\n";
    }
  }

  private static Table rows(String name, int count) {
    return span(name, 0, count);
  }

  private static Table span(String name, int from, int to) {
    return new Table(name, IntStream.range(from, to).mapToObj(i -> row(i, "x")).toList());
  }

  private static Table people(String name, int count, String kind) {
    return new Table(name, IntStream.range(0, count).mapToObj(i -> row(i, kind)).toList());
  }

  private static String row(int id, String kind) {
    return "%s\t%s of %s\t%s.%s@alderpost.com\t2026-01-01 10:%02d:%02d+00"
        .formatted(id, kind, id, kind, id, id / 60 % 60, id % 60);
  }

  private static String name(int day) {
    return "portal-%s.sql".formatted(FIRST.plusDays(day));
  }

  private static @Nullable String path(@Nullable Listed listed) {
    return listed == null ? null : listed.path();
  }
}
