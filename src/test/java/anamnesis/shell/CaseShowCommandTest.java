package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.report.Golden;
import anamnesis.report.NightCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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
  void the_next_command_follows_what_was_done_and_what_changed_since() throws Exception {
    Case file = NightCase.write(folder.resolve("case"));
    assertThat(next(file)).isEqualTo("anamnesis report");

    new ReportCommand().run(desk(file));
    Case again = Case.open(file.folder());
    again.write("report/report.json", out -> out.write('x'));
    deed(again, "report");
    assertThat(next(file)).isEqualTo("anamnesis letters");

    again.write("decisions.jsonl", out -> {});
    deed(again, "review");
    assertThat(next(file)).isEqualTo("anamnesis review");
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
    return show(file).json().path("next").asString();
  }

  private static Outcome show(Case file) throws Exception {
    return new CaseShowCommand().run(desk(file));
  }

  private static Desk desk(Case file) {
    return Desk.of(new Surroundings(Map.of(), LATER, Path.of("."), false), file.folder());
  }
}
