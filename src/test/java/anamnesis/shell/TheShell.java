package anamnesis.shell;

import anamnesis.Anamnesis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The whole shell as it is wired in earnest, with its streams in memory and its clock standing.
public final class TheShell {
  private static final AnnotationConfigApplicationContext WIRED = wired();

  private final Map<String, String> environment = new HashMap<>();
  private final InstantSource clock;
  private Path installed = Path.of(System.getProperty("anamnesis.folder", "."));
  private boolean terminal = true;

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

  /// A person sits at its terminal, unless nobody does.
  public TheShell unattended() {
    terminal = false;
    return this;
  }

  /// With other mappings and playbooks than the shipped ones.
  public TheShell installed(Path folder) {
    installed = folder;
    return this;
  }

  /// Witnesses and commands that other tests make up are not part of the house.
  private static AnnotationConfigApplicationContext wired() {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.setResourceLoader(
        new PathMatchingResourcePatternResolver() {
          @Override
          public Resource[] getResources(String pattern) throws IOException {
            return Arrays.stream(super.getResources(pattern))
                .filter(resource -> !resource.toString().contains("test-classes"))
                .toArray(Resource[]::new);
          }
        });
    context.register(Anamnesis.class);
    context.refresh();
    return context;
  }

  public Said run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings around = new Surroundings(environment, clock, installed, terminal);
    Exit exit =
        WIRED.getBean(Dispatcher.class).run(List.of(words), around, Screen.of(out, err, false));
    return new Said(
        exit.code(), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
