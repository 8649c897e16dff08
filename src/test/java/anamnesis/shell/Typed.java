package anamnesis.shell;

import anamnesis.casefile.Case;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One command as it was typed in a case; with a person at the terminal, if there are answers.
final class Typed extends LoneCall {
  private final Case file;
  private final Map<String, List<String>> options;
  private final Deque<String> answers = new ArrayDeque<>();
  private final List<String> heard = new ArrayList<>();
  private String actor = "person";
  private boolean reveal;

  Typed(Case file, String... words) {
    this(file, new TreeMap<>(), words);
  }

  private Typed(Case file, Map<String, List<String>> options, String... words) {
    super(List.of(words), options);
    this.file = file;
    this.options = options;
  }

  Typed with(String option, String value) {
    options.put(option, List.of(value));
    return this;
  }

  Typed answering(String... typed) {
    answers.addAll(List.of(typed));
    return this;
  }

  Typed revealing() {
    reveal = true;
    return this;
  }

  Typed as(String who) {
    actor = who;
    return this;
  }

  /// All that was said to the person before the command ended.
  List<String> heard() {
    return heard;
  }

  @Override
  public Surroundings surroundings() {
    return new Surroundings(
        Map.of("ANAMNESIS_ACTOR", actor),
        InstantSource.fixed(Instant.parse("2026-04-06T02:14:00Z")),
        Path.of("."),
        true);
  }

  @Override
  public boolean talks() {
    return !answers.isEmpty();
  }

  @Override
  public Optional<Case> caseIfAny() {
    return Optional.of(file);
  }

  @Override
  public boolean reveal() {
    return reveal;
  }

  @Override
  public void say(String line) {
    heard.add(line);
  }

  @Override
  public void tell(String line) {
    heard.add(line);
  }

  @Override
  public Optional<String> ask(String question) {
    heard.addAll(question.lines().toList());
    return Optional.ofNullable(answers.poll());
  }
}
