package anamnesis.shell;

import anamnesis.casefile.Case;
import anamnesis.casefile.Cases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A place to sit and try one command: what was typed, what was said, and who answers.
final class Desk extends LoneCall {
  private final Surroundings around;
  private final Deque<String> answers = new ArrayDeque<>();
  private final Function<String, Exit> plays;
  final List<String> told = new ArrayList<>();

  Desk(
      Surroundings around,
      List<String> words,
      Map<String, List<String>> options,
      Function<String, Exit> plays) {
    super(words, options);
    this.around = around;
    this.plays = plays;
  }

  static Desk of(Surroundings around, Path folder) {
    return new Desk(
        around, List.of(), Map.of("case", List.of(folder.toString())), line -> Exit.DONE);
  }

  Desk answering(String... typed) {
    answers.addAll(List.of(typed));
    return this;
  }

  @Override
  public Surroundings surroundings() {
    return around;
  }

  @Override
  public Optional<Case> caseIfAny() throws IOException {
    return value("case").isPresent()
        ? Optional.of(Case.open(Path.of(value("case", ""))))
        : Optional.empty();
  }

  @Override
  public void work(Case opened) throws IOException {
    new Cases(around.environment()).remember(opened);
  }

  @Override
  public void say(String line) {
    told.add(line);
  }

  @Override
  public void tell(String line) {
    told.add(line);
  }

  @Override
  public Optional<String> ask(String question) {
    told.add(question);
    return Optional.ofNullable(answers.poll());
  }

  @Override
  public Exit play(String line) {
    return plays.apply(line);
  }
}
