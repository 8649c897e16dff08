package anamnesis.shell;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.casefile.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A command called without a shell around it, at a moment that stands still.
final class CallForTests implements Call {
  private final List<String> words = new ArrayList<>();
  private static final Path HOMES = homes();

  private final Map<String, List<String>> options;
  private final @Nullable Case open;
  private Map<String, String> environment = Map.of("ANAMNESIS_HOME", nowhere());

  CallForTests(@Nullable Case open, Map<String, List<String>> options, String... words) {
    this.open = open;
    this.options = options;
    this.words.addAll(List.of(words));
  }

  /// Nothing was ever scanned or kept there.
  private static String nowhere() {
    try {
      return Files.createTempDirectory(HOMES, "home").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Taken away when all tests are over.
  private static Path homes() {
    try {
      Path homes = Files.createTempDirectory("anamnesis-homes");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(homes)));
      return homes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path homes) {
    try {
      Folders.remove(homes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CallForTests in(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  @Override
  public List<String> words() {
    return words;
  }

  @Override
  public List<String> values(String option) {
    return options.getOrDefault(option, List.of());
  }

  @Override
  public boolean has(String flag) {
    return options.containsKey(flag);
  }

  @Override
  public Surroundings surroundings() {
    return new Surroundings(
        environment,
        InstantSource.fixed(Instant.parse("2026-04-06T02:14:00Z")),
        Path.of("."),
        false);
  }

  @Override
  public Optional<Case> caseIfAny() {
    return Optional.ofNullable(open);
  }

  @Override
  public void work(Case opened) {
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
  public void say(String line) {
    throw new AssertionError("all is said in the outcome");
  }

  /// The one thing that is told beside the answer; `DoorsOnScreenTest` reads it.
  @Override
  public void tell(String line) {
    if (!line.contains("superuser") && !line.startsWith("safer: ")) {
      throw new AssertionError("all is said in the outcome");
    }
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
