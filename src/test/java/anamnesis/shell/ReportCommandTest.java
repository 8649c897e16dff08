package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.report.Golden;
import anamnesis.report.Letter;
import anamnesis.report.NightCase;
import anamnesis.report.Notice;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir Path folder;
  private Case file;
  private Desk desk;

  @BeforeEach
  void night() throws Exception {
    file = NightCase.write(folder.resolve("case"));
    Surroundings around =
        new Surroundings(Map.of(), InstantSource.fixed(NightCase.OPENED), Path.of("."), false);
    desk = Desk.of(around, file.folder());
  }

  @Test
  void the_report_says_where_it_lies_and_what_comes_next() throws Exception {
    Outcome outcome = new ReportCommand(List.of()).run(desk);

    Golden.check("shell/report.txt", screen(outcome));
    Golden.check("shell/report.json", document(outcome));
  }

  @Test
  void the_letters_are_listed_by_person() throws Exception {
    Outcome outcome = new LettersCommand(List.of(stamped("a-kind"))).run(desk);

    Golden.check("shell/letters.txt", screen(outcome));
    Golden.check("shell/letters.json", document(outcome));
  }

  @Test
  void where_nothing_is_lost_nobody_is_written_to() throws Exception {
    Outcome outcome = new LettersCommand(List.of()).run(desk);

    assertThat(outcome.exit()).isEqualTo(Exit.DONE);
    assertThat(outcome.text().getFirst()).startsWith("Nobody has to be written to");
    assertThat(outcome.json().path("letters").isArray()).isTrue();
    assertThat(outcome.json().path("letters").size()).isZero();
  }

  /// A letter of another kind: the door by which a stranger adds one.
  private static Notice stamped(String name) {
    return new Notice() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<Letter> letters(anamnesis.report.Night night) {
        return List.of(
            new Letter(
                "p_1",
                "subject",
                List.of("from"),
                List.of("to"),
                List.of(new Letter.Questions(List.of("Diet"))),
                List.of("a draft")));
      }
    };
  }

  private String screen(Outcome outcome) {
    return String.join("\n", outcome.text()).replace(file.folder().toString(), "CASE") + "\n";
  }

  private String document(Outcome outcome) {
    return Json.pretty(outcome.json()).replace(file.folder().toString(), "CASE") + "\n";
  }
}
