package anamnesis.shell;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One command called without a shell around it: it is alone, and whatever it would set off fails.
abstract class LoneCall implements Call {
  private final List<String> words;
  private final Map<String, List<String>> options;

  LoneCall(List<String> words, Map<String, List<String>> options) {
    this.words = List.copyOf(words);
    this.options = options;
  }

  @Override
  public final List<String> words() {
    return words;
  }

  @Override
  public final List<String> values(String option) {
    return options.getOrDefault(option, List.of());
  }

  @Override
  public final boolean has(String flag) {
    return options.containsKey(flag);
  }

  @Override
  public void work(Case opened) throws IOException {
    throw new AssertionError("no command here opens a case");
  }

  @Override
  public Progress progress() {
    return Progress.SILENT;
  }

  @Override
  public boolean reveal() {
    return false;
  }

  @Override
  public Optional<String> ask(String question) {
    return Optional.empty();
  }

  @Override
  public Outcome run(List<String> line, Surroundings there) {
    throw new AssertionError("no command here runs another");
  }

  @Override
  public Exit play(String line) {
    throw new AssertionError("no command here runs another");
  }
}
