package anamnesis.shell;

import anamnesis.Anamnesis;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/// The whole shell as it is wired in earnest, with its streams in memory and its clock standing.
public final class TheShell {
  private static final AnnotationConfigApplicationContext WIRED =
      new AnnotationConfigApplicationContext(Anamnesis.class);

  private final Map<String, String> environment = new HashMap<>();
  private final InstantSource clock;

  /// What a command printed and how it ended.
  public record Said(int exit, String out, String err) {}

  public TheShell(Path home) {
    this(home, Instant.parse("2026-04-06T02:14:00Z"));
  }

  public TheShell(Path home, Instant now) {
    environment.put("ANAMNESIS_HOME", home.toString());
    environment.put("NO_COLOR", "1");
    clock = InstantSource.fixed(now);
  }

  public TheShell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public Said run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings around =
        new Surroundings(
            environment, clock, Path.of(System.getProperty("anamnesis.folder", ".")), false);
    Exit exit =
        WIRED.getBean(Dispatcher.class).run(List.of(words), around, Screen.of(out, err, false));
    return new Said(
        exit.code(), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
