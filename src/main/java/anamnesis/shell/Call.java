package anamnesis.shell;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Cases;
import java.io.IOException;
import java.nio.file.Path;
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

  /// The folder of that case, without opening it: what is damaged may not open any more.
  default Optional<Path> caseFolder() throws IOException {
    Optional<Path> named = namedFolder();
    return named.isPresent() ? named : new Cases(surroundings().environment()).lastOpened();
  }

  /// The one that the line or the environment names, whatever was opened last.
  default Optional<Path> namedFolder() {
    return value("case").or(() -> surroundings().get("ANAMNESIS_CASE")).map(Path::of);
  }

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

  /// The whole answer while the command still lasts, in the format that was asked for. What the
  /// command hands back in the end is then not printed.
  default void announce(Outcome outcome) throws IOException {
    outcome.text().forEach(this::say);
  }

  /// A line for the person, beside the answer.
  void tell(String line);

  /// What a person types in answer; empty where nobody can.
  Optional<String> ask(String question);

  /// Whether a question would reach a person.
  default boolean talks() {
    return surroundings().terminal() && !surroundings().agent();
  }

  /// Goes on if a person acts, or one approved just this; else it is refused, and remembered.
  default void needsPerson(Reserved reserved) throws IOException {
    if (surroundings().agent()) {
      throw reserved.refusal(surroundings().actor());
    }
  }

  /// Remembers in the journal that an agent was refused something in the middle of a command.
  default void denied(String deed) {}

  /// What another line is and would need, without running it.
  default Weighed weigh(List<String> line) throws IOException {
    throw new IllegalStateException("nobody weighs other lines here");
  }

  /// The same for what must not be seen on the screen.
  default Optional<String> askHidden(String question) {
    return ask(question);
  }

  /// Runs another command here and hands back what it had to say, unprinted.
  Outcome run(List<String> line, Surroundings there) throws InterruptedException;

  /// Runs a line as if it had been typed: printed, journalled, and refused on the screen.
  Exit play(String line);
}
