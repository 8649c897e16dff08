package anamnesis.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import anamnesis.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareTest {
  private static final String HEAD = "--\n-- PostgreSQL database dump\n--\n\n";
  private static final String END = "--\n-- PostgreSQL database dump complete\n--\n";

  @TempDir Path folder;

  @Test
  void the_same_rows_in_another_order_and_another_packing_are_the_same() throws IOException {
    assertThat(
            compare(
                    table("patient (id, name)", "1\tAda", "2\tGrace"),
                    table("patient (id, name)", "2\tGrace", "1\tAda"))
                .same())
        .isTrue();
  }

  @Test
  void rows_are_matched_by_their_key_and_columns_by_their_name() throws IOException {
    Differences.Table table =
        compare(
                table(
                    "patient (id, name, email)",
                    "1\tAda\ta@x.org",
                    "2\tGrace\tg@x.org",
                    "3\tHedy\t\\N",
                    "4\tTim\t\\N"),
                table(
                    "patient (id, email, name, born)",
                    "1\ta@x.org\tAda\t\\N",
                    "2\tnew@x.org\tGrace\t\\N",
                    "5\t\\N\tKen\t\\N"))
            .tables()
            .getFirst();
    assertThat(table.counts()).isEqualTo(new Differences.Counts(1, 2, 2));
    assertThat(table.key()).isEqualTo("id");
    assertThat(table.keys().removed()).containsExactly("3", "4");
    assertThat(table.keys().added()).containsExactly("5");
    assertThat(table.columns()).containsOnly(entry("email", 1L));
    assertThat(table.newColumns()).containsExactly("born");
  }

  @Test
  void a_table_that_is_gone_and_one_that_is_new_are_named() throws IOException {
    Differences differences = compare(table("design (id)", "1", "2"), table("cohort (id)", "7"));
    assertThat(differences.tables())
        .extracting(Differences.Table::name, Differences.Table::counts)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("public.cohort", new Differences.Counts(1, 0, 0)),
            org.assertj.core.groups.Tuple.tuple("public.design", new Differences.Counts(0, 2, 0)));
  }

  @Test
  void where_no_column_tells_rows_apart_whole_rows_are_counted() throws IOException {
    Differences.Table table =
        compare(
                table("tag (patient, word)", "1\told", "1\tnew", "1\tnew", "2\told"),
                table("tag (patient, word)", "1\tnew", "2\told", "2\told", "3\told"))
            .tables()
            .getFirst();
    assertThat(table.key()).isEmpty();
    assertThat(table.counts()).isEqualTo(new Differences.Counts(2, 2, 0));
  }

  @Test
  void one_of_two_rows_that_are_the_same_is_missed() throws IOException {
    Differences.Table table =
        compare(
                table("tag (patient, word)", "1\told", "1\told", "2\tnew"),
                table("tag (patient, word)", "1\told", "2\tnew"))
            .tables()
            .getFirst();
    assertThat(table.counts()).isEqualTo(new Differences.Counts(0, 1, 0));
  }

  @Test
  void a_column_that_came_before_the_key_leaves_it_the_key() throws IOException {
    Differences.Table table =
        compare(
                table("person (email, name)", "a@x.org\tAda", "g@x.org\tGrace"),
                table("person (tenant, email, name)", "1\ta@x.org\tAda", "1\tg@x.org\tGrace B"))
            .tables()
            .getFirst();
    assertThat(table.counts()).isEqualTo(new Differences.Counts(0, 0, 2));
    assertThat(table.columns()).containsOnly(entry("name", 1L));
    assertThat(table.key()).isEqualTo("email");
  }

  @Test
  void keys_of_a_new_table_are_called_by_their_column_and_none_is_called_null() throws IOException {
    Differences.Table table =
        compare(table("other (id)", "1"), table("tag (word)", "\\N", "\\\\N")).tables().getLast();
    assertThat(table.key()).isEqualTo("word");
    assertThat(table.keys().added()).containsExactly("NULL", "\\N");
  }

  @Test
  void any_two_copies_in_any_number_of_parts_differ_by_what_a_plain_comparison_says()
      throws IOException {
    for (int seed = 0; seed < 20 * Integer.getInteger("depth", 1); seed++) {
      Random random = new Random(seed);
      Map<Integer, Integer> one = rows(random);
      Map<Integer, Integer> other = rows(random);
      Differences differences = compare(1 + random.nextInt(40), table(one), table(other));
      long added = other.keySet().stream().filter(key -> !one.containsKey(key)).count();
      long removed = one.keySet().stream().filter(key -> !other.containsKey(key)).count();
      long changed =
          one.keySet().stream()
              .filter(
                  key ->
                      other.containsKey(key)
                          && !java.util.Objects.equals(one.get(key), other.get(key)))
              .count();
      assertThat(differences.tables().getFirst().counts())
          .as("seed %s", seed)
          .isEqualTo(new Differences.Counts(added, removed, changed));
    }
  }

  private static Map<Integer, Integer> rows(Random random) {
    Map<Integer, Integer> rows = new TreeMap<>();
    for (int i = 0; i < 200; i++) {
      rows.put(random.nextInt(300), random.nextInt(3));
    }
    return rows;
  }

  private static String table(Map<Integer, Integer> rows) {
    List<String> lines = new ArrayList<>();
    rows.forEach((key, value) -> lines.add(key + "\t" + value));
    return table("t (id, value)", lines.toArray(String[]::new));
  }

  private static String table(String named, String... rows) {
    return "COPY public.%s FROM stdin;\n%s\n\\.\n\n".formatted(named, String.join("\n", rows));
  }

  private Differences compare(String before, String after) throws IOException {
    return compare(1 << 20, before, after);
  }

  private Differences compare(long atOnce, String before, String after) throws IOException {
    return new Compare(one("a.sql", before), one("b.sql", after), Progress.SILENT, atOnce).find();
  }

  private Compare.One one(String name, String tables) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, HEAD + tables + END);
    Copies copies = Copies.in(file);
    return new Compare.One(copies, copies.listed().getFirst());
  }
}
