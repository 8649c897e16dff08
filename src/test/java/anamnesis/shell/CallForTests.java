package anamnesis.shell;

import anamnesis.casefile.Case;
import anamnesis.casefile.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A command called without a shell around it, at a moment that stands still.
final class CallForTests extends LoneCall {
  private static final Path HOMES = homes();

  private final @Nullable Case open;
  private Map<String, String> environment = Map.of("ANAMNESIS_HOME", nowhere());

  CallForTests(@Nullable Case open, Map<String, List<String>> options, String... words) {
    super(List.of(words), options);
    this.open = open;
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
}
