package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;

/// What is run when Anamnesis is started: the shell, one command, or a script.
final class Runner implements ApplicationRunner, ExitCodeGenerator {
  private final Dispatcher dispatcher;
  private int code = Exit.DONE.code();

  Runner(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Override
  public int getExitCode() {
    return code;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    List<String> words = List.of(arguments.getSourceArgs());
    Surroundings around = here();
    Screen screen = Screen.standard();
    try {
      code =
          talks(words)
              ? new Prompt(dispatcher, around, screen).run().code()
              : told(words, around, screen);
    } catch (Refusal e) {
      screen.refuse(e, screen.terminal());
      code = Exit.REFUSED.code();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // Whatever got past the dispatcher would be printed by the JVM, with what it quotes.
      screen.tell(Bug.of(e).line(around));
      code = Exit.BUG.code();
    }
  }

  /// Without a command, whoever sits at a terminal is talked to; anything else is a script.
  private static boolean talks(List<String> words) {
    return words.isEmpty() && System.getProperty("anamnesis.terminal", "").contains("0");
  }

  private int told(List<String> words, Surroundings around, Screen screen) {
    try (Signalled _ = Signalled.reaching(Thread.currentThread(), screen)) {
      int told = run(words, around, screen);
      boolean late = Thread.interrupted();
      return late ? Exit.INTERRUPTED.code() : told;
    }
  }

  private int run(List<String> words, Surroundings around, Screen screen) {
    if (words.isEmpty()) {
      return dispatcher.run(List.of("run", "-"), around, screen).code();
    }
    String first = words.getFirst();
    if (first.equals("--help") || first.equals("-h")) {
      return dispatcher.run(List.of("help"), around, screen).code();
    }
    if (first.equals("--version")) {
      screen.print(List.of(Machine.tool()), false);
      return Exit.DONE.code();
    }
    if (first.startsWith("@") && first.length() > 1) {
      return dispatcher.run(List.of("run", first.substring(1)), around, screen).code();
    }
    return dispatcher.ended(words, around, screen).code();
  }

  private static Surroundings here() {
    return new Surroundings(
        System.getenv(),
        Machine.clock(),
        Path.of(System.getProperty("anamnesis.folder", ".")),
        System.getProperty("anamnesis.terminal", "").contains("0"));
  }
}
