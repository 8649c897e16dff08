package anamnesis.shell;

import anamnesis.Anamnesis;
import anamnesis.evidence.Source;
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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The whole shell as it is wired in earnest, with its streams in memory and its clock standing.
public final class TheShell {
  private static final AnnotationConfigApplicationContext WIRED = wired(context -> {});

  private static final Map<String, AnnotationConfigApplicationContext> HEARING =
      new ConcurrentHashMap<>();

  private AnnotationConfigApplicationContext house = WIRED;

  private final Map<String, String> environment = new HashMap<>();
  private final InstantSource clock;
  private boolean watched;
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

  /// What the shell of the night asks for its next line with.
  public static String prompt(Path folder) {
    return Prompt.words(Optional.of(folder));
  }

  /// With a terminal that shows what is said.
  public TheShell watched() {
    watched = true;
    return this;
  }

  /// With other mappings and playbooks than the shipped ones.
  public TheShell installed(Path folder) {
    installed = folder;
    return this;
  }

  /// With another witness in the place of the one of its class.
  public TheShell hearing(Source witness) {
    house =
        HEARING.computeIfAbsent(witness.name(), _ -> wired(context -> replace(context, witness)));
    return this;
  }

  private static void replace(AnnotationConfigApplicationContext context, Source witness) {
    context.addBeanFactoryPostProcessor(
        factory ->
            ((DefaultListableBeanFactory) factory)
                .addBeanPostProcessor(
                    new BeanPostProcessor() {
                      @Override
                      public Object postProcessAfterInitialization(Object bean, String name) {
                        return bean.getClass().equals(witness.getClass()) ? witness : bean;
                      }
                    }));
  }

  /// Witnesses and commands that other tests make up are not part of the house.
  private static AnnotationConfigApplicationContext wired(
      Consumer<AnnotationConfigApplicationContext> changed) {
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
    changed.accept(context);
    context.refresh();
    return context;
  }

  public Said run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings around = new Surroundings(environment, clock, installed, terminal);
    int code =
        house
            .getBean(Dispatcher.class)
            .ended(List.of(words), around, Screen.of(out, err, watched))
            .code();
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
