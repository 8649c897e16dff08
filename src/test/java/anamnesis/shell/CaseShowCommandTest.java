package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.casefile.Notes;
import anamnesis.detect.Scan;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import anamnesis.reconcile.Balance;
import anamnesis.reconcile.Verdict;
import anamnesis.report.Golden;
import anamnesis.report.NightCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseShowCommandTest {
  private static final InstantSource LATER =
      InstantSource.fixed(NightCase.OPENED.plus(Duration.ofMinutes(192)));

  @TempDir Path folder;

  @Test
  void the_screen_says_where_the_night_stands() throws Exception {
    Case file = NightCase.write(folder.resolve("case"));

    Outcome outcome = show(file);

    Golden.check("shell/case-show.txt", String.join("\n", outcome.text()) + "\n");
    assertThat(outcome.text()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(outcome.exit()).isEqualTo(Exit.DONE);
  }

  @Test
  void the_document_holds_the_same() throws Exception {
    Case file = NightCase.write(folder.resolve("case"));

    Golden.check(
        "shell/case-show.json",
        Json.pretty(show(file).json()).replace(file.folder().toString(), "CASE") + "\n");
  }

  @Test
  void a_case_just_opened_says_what_is_not_known_and_begins_with_the_scan() throws Exception {
    Case file = Case.begin(folder.resolve("new"), "new");
    deed(file, "case open new");

    assertThat(show(file).text())
        .contains(
            "  known      nothing yet: this case holds no scan",
            "  gathered   no witness asked yet",
            "  lost       not known before the rebuild",
            "  next       anamnesis scan             what happened is not known");
  }

  @Test
  void a_witness_that_was_cut_off_was_not_unasked() throws Exception {
    Case file = scanned("cut");
    try (Notes notes = file.notes("stripe")) {
      notes.add("half of a question");
    }

    assertThat(show(file).text())
        .contains("  gathered   stripe was cut off, and goes on with the same line");
  }

  @Test
  void a_scan_that_found_nothing_was_a_scan() throws Exception {
    Case file = scanned("well");

    assertThat(show(file).text())
        .contains("  known      the scan found nothing wrong where it looked")
        .contains("  unknown    1 not asked (B01) · anamnesis explain ID");
    assertThat(next(file, WITNESSES)).isEqualTo("anamnesis gather books");
  }

  @Test
  void who_was_not_asked_is_asked_before_anything_is_linked() throws Exception {
    Case file = scanned("half");
    heard(file, new Tally("books", 3, 3, 0, 0, 0, true, "the last page"));
    assertThat(next(file, WITNESSES)).isEqualTo("anamnesis gather chart PATH");

    heard(
        file,
        new Tally("books", 3, 3, 0, 0, 0, true, "the last page"),
        new Tally("chart", 2, 2, 0, 0, 0, true, "every line"));
    assertThat(next(file, WITNESSES)).isEqualTo("anamnesis link");
  }

  @Test
  void who_did_not_say_all_is_asked_again() throws Exception {
    Case file = scanned("broken-off");
    heard(
        file,
        new Tally("books", 3, 3, 0, 0, 0, true, "the last page"),
        new Tally("chart", 2, 2, 0, 0, 0, false, "the file ended in the middle of a line"));

    assertThat(show(file, WITNESSES).text())
        .contains("  gathered   books 3 (the last page) · chart 2, not all of it")
        .contains("  next       anamnesis gather chart PATH it has not said all");
  }

  @Test
  void a_look_back_at_the_wounded_database_is_no_proof_of_the_fresh_one() throws Exception {
    Case file = NightCase.write(folder.resolve("case"));
    Balance fresh = NightCase.balance(0);
    Balance.shelf(file)
        .write(
            List.of(
                new Balance(
                    Balance.WOUNDED,
                    fresh.conservation(),
                    fresh.money(),
                    fresh.references(),
                    List.of())));
    deed(file, "reconcile --against wounded");

    assertThat(show(file).text())
        .anyMatch(line -> line.startsWith("  proven     of the wounded database: "));
    assertThat(next(file)).isEqualTo("anamnesis reconcile");
  }

  @Test
  void a_proof_that_holds_is_said_in_one_phrase() throws Exception {
    Case file = NightCase.write(folder.resolve("case"));
    Verdict.shelf(file).write(List.of(new Verdict.Agreed("public.patient", "p_1", 2)));
    Balance.shelf(file).write(List.of(NightCase.balance(0)));
    deed(file, "reconcile");

    assertThat(show(file).text()).contains("  proven     holds, to the cent · 1 agreed");
    assertThat(show(file).json().path("proof").asString()).isEqualTo("holds, to the cent");
  }

  private Case scanned(String name) throws IOException {
    Case file = Case.begin(folder.resolve(name), name);
    new Scan.Result(
            List.of(),
            1,
            1,
            List.of(),
            List.of(new Scan.Gap("B01-identical-size-run", "no copies were named")))
        .keep(file);
    deed(file, "scan");
    return file;
  }

  private static void heard(Case file, Tally... tallies) throws IOException {
    Tally.shelf(file).write(List.of(tallies));
    deed(file, "gather");
  }

  /// One who needs no more than a name, and one who needs a path as well.
  private static final List<Source> WITNESSES =
      List.of(
          witness("chart", List.of(new Source.Argument("PATH", "the export", true, false))),
          witness("books", List.of()));

  private static Source witness(String name, List<Source.Argument> arguments) {
    return new Source() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String about() {
        return name;
      }

      @Override
      public List<Argument> arguments() {
        return arguments;
      }

      @Override
      public Testimony gather(Question question, Intake intake) {
        throw new AssertionError("nobody is asked here");
      }
    };
  }

  @Test
  void the_next_command_follows_what_was_done_and_what_changed_since() throws Exception {
    Case file = NightCase.write(folder.resolve("case"));
    assertThat(next(file)).isEqualTo("anamnesis report");

    new ReportCommand(List.of()).run(desk(file));
    Case again = Case.open(file.folder());
    again.write("report/report.json", out -> out.write('x'));
    deed(again, "report");
    assertThat(next(file)).isEqualTo("anamnesis letters");

    again.write("decisions.jsonl", out -> {});
    deed(again, "review");
    assertThat(next(file)).isEqualTo("anamnesis review");
  }

  @Test
  void what_a_killed_command_heard_is_linked_before_anything_is_told() throws Exception {
    Case file = NightCase.write(folder.resolve("case"));

    Case killed = Case.open(file.folder());
    Exhibit.shelf(killed).write(List.of());
    Tally.shelf(killed).write(List.of(new Tally("books", 3, 3, 0, 0, 0, true, "the last page")));

    assertThat(next(file)).isEqualTo("anamnesis link");
  }

  @Test
  void a_broken_journal_is_said_first() throws Exception {
    Case file = NightCase.write(folder.resolve("case"));
    Path journal = file.folder().resolve("journal.jsonl");
    Files.writeString(journal, Files.readString(journal).replace("portal-wipe", "portal-wife"));

    Outcome outcome = show(file);

    assertThat(outcome.exit()).isEqualTo(Exit.FOUND);
    assertThat(outcome.text()).contains("  journal    BROKEN, 6 entries");
    assertThat(outcome.text().getLast()).contains("anamnesis case verify");
  }

  @Test
  void a_deadline_that_is_past_says_so() {
    assertThat(Clocks.left(NightCase.OPENED, NightCase.OPENED.plusSeconds(90_000)))
        .isEqualTo("PAST by 1 d 1 h");
    assertThat(Clocks.left(NightCase.OPENED.plusSeconds(11_520), NightCase.OPENED))
        .isEqualTo("in 3 h 12 min");
  }

  private static void deed(Case file, String command) throws IOException {
    file.record(new Case.Deed(NightCase.OPENED, "person", command, Duration.ZERO, 0, "done"));
  }

  private static String next(Case file) throws Exception {
    return next(file, List.of());
  }

  private static String next(Case file, List<Source> witnesses) throws Exception {
    return show(file, witnesses).json().path("next").asString();
  }

  private static Outcome show(Case file) throws Exception {
    return show(file, List.of());
  }

  private static Outcome show(Case file, List<Source> witnesses) throws Exception {
    return new CaseShowCommand(witnesses).run(desk(file));
  }

  private static Desk desk(Case file) {
    return Desk.of(new Surroundings(Map.of(), LATER, Path.of("."), false), file.folder());
  }
}
