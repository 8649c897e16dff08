package anamnesis.shell;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.casefile.Case;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// One command being run: what was asked, where, and how to be heard while it lasts.
public interface Call {
  /// The words after the command's name.
  List<String> words();

  /// The values of an option, in their order.
  List<String> values(String option);

  boolean has(String flag);

  default Optional<String> value(String option) {
    return values(option).stream().reduce((first, last) -> last);
  }

  default String value(String option, String otherwise) {
    return value(option).orElse(otherwise);
  }

  Surroundings surroundings();

  /// The case that `--case`, `ANAMNESIS_CASE` or the last `case open` names; opened once.
  Optional<Case> caseIfAny() throws IOException;

  default Case theCase() throws IOException {
    return caseIfAny()
        .orElseThrow(
            () -> new Refusal("no case is open", "begin one with `anamnesis case open NAME`"));
  }

  /// Makes a case the one that the next commands work on.
  void work(Case opened) throws IOException;

  Progress progress();

  /// Whether names and contact data may be shown.
  boolean reveal();

  /// A line of the answer while the rest is still to come; in text only.
  void say(String line);

  /// A line for the person, beside the answer.
  void tell(String line);

  /// What a person types in answer; empty where nobody can.
  Optional<String> ask(String question);

  /// The same, for what nobody may read over a shoulder.
  default Optional<String> secretly(String question) {
    return ask(question);
  }

  /// Runs another command here and hands back what it had to say, unprinted.
  Outcome run(List<String> line, Surroundings there) throws InterruptedException;

  /// Runs a line as if it had been typed: printed, journalled, and refused on the screen.
  Exit play(String line);
}
