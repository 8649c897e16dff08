package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.detect.DetectorsForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two copies beside each other, and a whole series of them.
class BackupsAcrossTest {
  @TempDir Path folder;

  /// Each of one size, to the byte: only what is in them tells.
  @BeforeEach
  void a_week_in_which_the_designs_vanish_on_the_third_day() throws IOException {
    for (int day = 1; day <= 7; day++) {
      String dump = dump(day < 3 ? 12 : 0, 3 + day);
      String padding = "\n" + " ".repeat(1999 - dump.length());
      Files.writeString(folder.resolve("app-2026-03-0" + day + ".sql"), dump + padding);
    }
  }

  @Test
  void bisect_names_the_second_day_and_the_third() throws IOException {
    Outcome outcome = run(new BackupsBisectCommand(), Map.of(), folder.toString());
    assertThat(outcome.exit()).isEqualTo(Exit.FOUND);
    assertThat(typed(outcome))
        .containsExactly(
            "1 table lost data; the last copy with all of it is of 2026-03-02 00:00 UTC.",
            "",
            "  lost     public.design  12 rows, then 0: emptied",
            "           last good  app-2026-03-02.sql, 2026-03-02 00:00 UTC",
            "           first bad  app-2026-03-03.sql, 2026-03-03 00:00 UTC",
            "  keep it  when app-2026-03-02.sql will be deleted, nothing tells",
            "              cp -p %s/app-2026-03-02.sql <another place>".formatted(folder),
            "  whole    public.people in every copy that was read",
            "  unknown  what was lost and came back between two copies, or was lost",
            "           before app-2026-03-01.sql; `--every` reads all 7",
            "",
            "  next       anamnesis backups compare %s/app-2026-03-02.sql %s/app-2026-03-03.sql"
                .formatted(folder, folder),
            "",
            Passage.spread("4 of 7 copies read", "exit 1"));
    assertThat(outcome.json().path("lastGood").asString()).isEqualTo("app-2026-03-02.sql");
    assertThat(outcome.json().path("firstBad").asString()).isEqualTo("app-2026-03-03.sql");
    assertThat(outcome.json().path("reads").asInt()).isEqualTo(4);
    assertThat(outcome.json().path("tables").path(0).path("name").asString())
        .isEqualTo("public.design");
  }

  @Test
  void of_one_copy_nothing_was_compared_and_nothing_is_known() throws IOException {
    String alone = folder.resolve("app-2026-03-07.sql").toString();
    Outcome outcome = run(new BackupsBisectCommand(), Map.of(), alone);
    assertThat(outcome.exit()).isEqualTo(Exit.INCOMPLETE);
    assertThat(typed(outcome))
        .containsExactly(
            "One copy alone was read: what it lost before, nothing here tells.",
            "",
            "  unknown  nothing was compared; name a folder with the older copies of",
            "           it",
            "",
            "  next       anamnesis backups " + alone,
            "",
            Passage.spread("1 of 1 copy read", "exit 3"));
    assertThat(outcome.json().path("compared").asBoolean(true)).isFalse();
    assertThat(outcome.json().path("lastGood").isNull()).isTrue();
  }

  @Test
  void compare_names_what_went_and_came_without_naming_anybody() throws IOException {
    String before = folder.resolve("app-2026-03-02.sql").toString();
    String after = folder.resolve("app-2026-03-03.sql").toString();
    Outcome outcome = run(new BackupsCompareCommand(), Map.of(), before, after);
    assertThat(outcome.exit()).isEqualTo(Exit.FOUND);
    assertThat(typed(outcome))
        .containsExactly(
            "  before   app-2026-03-02.sql, 2026-03-02 00:00:00 UTC",
            "  after    app-2026-03-03.sql, 2026-03-03 00:00:00 UTC",
            "",
            "  public.design                12 rows, then 0 rows",
            "           12 removed: id 1, 2, 3, 4, 5, …",
            "  public.people                5 rows, then 6 rows",
            "           1 added: email …",
            "",
            "  next       anamnesis gather dump " + before,
            "",
            Passage.spread("2 tables differ", "exit 1"));
    assertThat(outcome.json().toString()).doesNotContain("@");
    assertThat(run(new BackupsCompareCommand(), Map.of(), before, before).exit())
        .isEqualTo(Exit.DONE);
  }

  @Test
  void a_table_that_is_absent_is_not_called_empty() throws IOException {
    String empty = put("empty.sql", table("design (id)", 0, ""), table("staff (id)", 2, "%s"));
    String absent = put("absent.sql", table("staff (id)", 3, "%s"));
    String full = put("full.sql", table("design (id)", 9, "%s"), table("staff (id)", 2, "%s"));
    assertThat(compared(empty, absent))
        .contains("  public.design                0 rows, then absent");
    assertThat(compared(absent, full))
        .contains("  public.design                absent, then 9 rows");
    assertThat(compared(full, empty))
        .contains("  public.design                9 rows, then 0 rows");
    assertThat(
            run(new BackupsCompareCommand(), Map.of(), absent, full)
                .json()
                .path("tables")
                .path(0)
                .path("before")
                .isNull())
        .isTrue();
  }

  @Test
  void a_table_behind_a_break_was_not_reached() throws IOException {
    String whole = put("whole.sql", table("design (id)", 9, "%s"), table("staff (id)", 2, "%s"));
    Path cut = folder.resolve("cut.sql");
    Files.writeString(cut, Files.readString(Path.of(whole)).substring(0, 80));
    assertThat(compared(whole, cut.toString()))
        .contains("  public.staff                 2 rows, then not reached");
  }

  @Test
  void a_dump_of_inserts_names_no_empty_table_and_lacks_none() throws IOException {
    String rows = put("rows.sql", table("design (id)", 0, ""), table("staff (id)", 2, "%s"));
    String inserts =
        put(
            "inserts.sql",
            "INSERT INTO public.staff VALUES (1);\nINSERT INTO public.staff VALUES (2);\n");
    Outcome outcome = run(new BackupsCompareCommand(), Map.of(), rows, inserts);
    assertThat(outcome.exit()).as("%s", outcome.text()).isEqualTo(Exit.DONE);
    assertThat(typed(outcome))
        .contains("  same     1 table")
        .contains("  next       anamnesis drill --backups " + inserts);
    assertThat(run(new BackupsCompareCommand(), Map.of(), inserts, rows).exit())
        .isEqualTo(Exit.DONE);
  }

  private List<String> compared(String before, String after) throws IOException {
    return run(new BackupsCompareCommand(), Map.of(), before, after).text();
  }

  private String put(String name, String... tables) throws IOException {
    String dump =
        "--\n-- PostgreSQL database dump\n--\n\n"
            + String.join("", tables)
            + "--\n-- PostgreSQL database dump complete\n--\n";
    return Files.writeString(folder.resolve(name), dump).toString();
  }

  @Test
  void no_name_pushes_a_line_past_the_screen() throws IOException {
    String table = "a_table_whose_name_is_as_long_as_postgresql_allows_" + "x".repeat(12);
    String name = "a-copy-whose-name-goes-on-" + "and-on-".repeat(20) + "2026-03-0%s.sql";
    Path place = Files.createDirectory(folder.resolve("long"));
    for (int day = 1; day <= 3; day++) {
      put("long/" + name.formatted(day), table(table + " (id)", day < 2 ? 1234 : 0, "%s"));
    }
    String before = place.resolve(name.formatted(1)).toString();
    String after = place.resolve(name.formatted(2)).toString();
    for (Outcome outcome :
        List.of(
            run(new BackupsBisectCommand(), Map.of(), place.toString()),
            run(new BackupsCompareCommand(), Map.of(), before, after))) {
      assertThat(outcome.text())
          .allMatch(line -> line.length() <= 80)
          .anyMatch(l -> l.contains("…"));
      assertThat(outcome.json().toString()).contains(table, before);
    }
  }

  @Test
  void what_stands_behind_a_break_is_not_called_gone_without_a_word() throws IOException {
    Path cut = folder.resolve("cut-2026-03-02.sql");
    Files.writeString(cut, dump(12, 5).substring(0, 150));
    String whole = folder.resolve("app-2026-03-02.sql").toString();
    Outcome outcome = run(new BackupsCompareCommand(), Map.of(), whole, cut.toString());
    assertThat(typed(outcome))
        .contains(
            "  unknown  what stands behind the break: those rows count as removed, or",
            "           as added");
  }

  @Test
  void a_folder_of_many_fills_no_more_than_a_screen_or_two() throws IOException {
    for (int day = 10; day < 100; day++) {
      Files.writeString(
          folder.resolve("app-20250101-0000" + day % 60 + "-" + day + ".sql"), dump(1, 1));
    }
    Outcome outcome = run(new BackupsCommand(DetectorsForTests.all()), Map.of(), folder.toString());
    assertThat(outcome.text()).hasSizeLessThan(60);
    assertThat(outcome.text()).anyMatch(line -> line.startsWith("and "));
    assertThat(outcome.json().path("copies")).hasSize(97);
    assertThat(outcome.json().toString()).doesNotContain("@");
  }

  /// What a shell reads: how a command is broken depends on how long the folder's name is.
  private static List<String> typed(Outcome outcome) {
    return String.join("\n", outcome.text()).replaceAll(" \\\\\n +", " ").lines().toList();
  }

  private static Outcome run(Command command, Map<String, List<String>> options, String... words)
      throws IOException {
    try {
      return command.run(new CallForTests(null, options, words));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String dump(int designs, int people) {
    return "--\n-- PostgreSQL database dump\n--\n\n"
        + table("design (id, name)", designs, "%s\tDesign %s")
        + table("people (email, name)", people, "person%s@alderpost.com\tPerson %s")
        + "--\n-- PostgreSQL database dump complete\n--\n";
  }

  private static String table(String named, int rows, String row) {
    return IntStream.rangeClosed(1, rows)
        .mapToObj(i -> row.formatted(i, i) + "\n")
        .collect(Collectors.joining("", "COPY public." + named + " FROM stdin;\n", "\\.\n\n"));
  }
}
