package anamnesis.shell;

import anamnesis.casefile.Cases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.jline.CommandCompleter;
import org.springframework.shell.jline.CommandHighlighter;
import org.springframework.shell.jline.ExtendedDefaultParser;

/// The shell of the night: a prompt that names the case, completion, and no history on the disk,
/// for what was typed may name a patient.
final class Prompt {
  private static final Set<String> LEAVING = Set.of("exit", "quit");

  private final Dispatcher dispatcher;
  private final Surroundings around;
  private final Screen screen;

  Prompt(Dispatcher dispatcher, Surroundings around, Screen screen) {
    this.dispatcher = dispatcher;
    this.around = around;
    this.screen = screen;
  }

  Exit run() throws IOException {
    CommandRegistry registry =
        new CommandRegistry(
            dispatcher.commands().stream().map(Completed::new).collect(Collectors.toSet()));
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .parser(new ExtendedDefaultParser())
              .completer(new CommandCompleter(registry))
              .highlighter(new CommandHighlighter(registry))
              .build();
      screen.print(List.of("Anamnesis. `help` lists what can be asked; `exit` leaves."), false);
      Exit last = Exit.DONE;
      for (Optional<String> line = read(reader); line.isPresent(); line = read(reader)) {
        String typed = line.get().strip();
        if (LEAVING.contains(typed)) {
          return last;
        }
        last = typed.isEmpty() ? last : interruptible(terminal, typed);
      }
      return last;
    }
  }

  /// A line; blank after Ctrl-C, nothing after Ctrl-D.
  private Optional<String> read(LineReader reader) throws IOException {
    try {
      return Optional.of(reader.readLine(prompt()));
    } catch (UserInterruptException ctrlC) {
      return Optional.of("");
    } catch (EndOfFileException ctrlD) {
      return Optional.empty();
    }
  }

  /// Ctrl-C ends the command and comes back to the prompt.
  private Exit interruptible(Terminal terminal, String line) {
    Thread self = Thread.currentThread();
    var before = terminal.handle(Terminal.Signal.INT, signal -> self.interrupt());
    try {
      Exit exit = dispatcher.run(line, around, screen);
      boolean late = Thread.interrupted();
      return late ? Exit.INTERRUPTED.or(exit) : exit;
    } finally {
      terminal.handle(Terminal.Signal.INT, before);
    }
  }

  private String prompt() throws IOException {
    Optional<Path> folder = around.get("ANAMNESIS_CASE").map(Path::of);
    if (folder.isEmpty()) {
      folder = new Cases(around.environment()).lastOpened();
    }
    return words(folder);
  }

  /// A folder may be called by anything that a terminal obeys.
  static String words(Optional<Path> folder) {
    String name = folder.map(path -> "[" + path.getFileName() + "]").orElse("");
    return "anamnesis%s> ".formatted(Screen.speakable(name).replace('\n', '\uFFFD'));
  }
}
