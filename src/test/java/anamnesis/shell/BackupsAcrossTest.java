package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(outcome.text())
        .containsExactly(
            "1 table lost data; the last copy with all of it is of 2026-03-02 00:00 UTC.",
            "",
            "  lost     public.design  12 rows, then 0: emptied",
            "           last good  app-2026-03-02.sql, 2026-03-02 00:00 UTC",
            "           first bad  app-2026-03-03.sql, 2026-03-03 00:00 UTC",
            "  keep it  when app-2026-03-02.sql will be deleted, nothing tells",
            "              cp -p <its folder>/app-2026-03-02.sql <another place>",
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
  void compare_names_what_went_and_came_without_naming_anybody() throws IOException {
    String before = folder.resolve("app-2026-03-02.sql").toString();
    String after = folder.resolve("app-2026-03-03.sql").toString();
    Outcome outcome = run(new BackupsCompareCommand(), Map.of(), before, after);
    assertThat(outcome.exit()).isEqualTo(Exit.FOUND);
    assertThat(outcome.text())
        .containsExactly(
            "  before   app-2026-03-02.sql, 2026-03-02 00:00:00 UTC",
            "  after    app-2026-03-03.sql, 2026-03-03 00:00:00 UTC",
            "",
            "  public.design                12 rows, then 0",
            "           12 removed: id 1, 2, 3, 4, 5, …",
            "  public.people                5 rows, then 6",
            "           1 added: email …",
            "",
            Passage.spread("2 tables differ", "exit 1"));
    assertThat(outcome.json().toString()).doesNotContain("@");
    assertThat(run(new BackupsCompareCommand(), Map.of(), before, before).exit())
        .isEqualTo(Exit.DONE);
  }

  @Test
  void what_stands_behind_a_break_is_not_called_gone_without_a_word() throws IOException {
    Path cut = folder.resolve("cut-2026-03-02.sql");
    Files.writeString(cut, dump(12, 5).substring(0, 150));
    String whole = folder.resolve("app-2026-03-02.sql").toString();
    Outcome outcome = run(new BackupsCompareCommand(), Map.of(), whole, cut.toString());
    assertThat(outcome.text())
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
    Outcome outcome = run(new BackupsCommand(), Map.of(), folder.toString());
    assertThat(outcome.text()).hasSizeLessThan(60);
    assertThat(outcome.text()).anyMatch(line -> line.startsWith("and "));
    assertThat(outcome.json().path("copies")).hasSize(97);
    assertThat(outcome.json().toString()).doesNotContain("@");
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
