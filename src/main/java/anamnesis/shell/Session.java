package anamnesis.shell;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Closed;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;

/// One command being run, and the case it works on.
final class Session implements Call {
  private final Dispatcher dispatcher;
  private final CommandLine line;
  private final Surroundings around;
  private final Screen screen;
  private @Nullable Case opened;

  Session(Dispatcher dispatcher, CommandLine line, Surroundings around, Screen screen) {
    this.dispatcher = dispatcher;
    this.line = line;
    this.around = around;
    this.screen = screen;
  }

  CommandLine line() {
    return line;
  }

  @Override
  public List<String> words() {
    return line.words();
  }

  @Override
  public List<String> values(String option) {
    return line.values(option);
  }

  @Override
  public boolean has(String flag) {
    return line.has(flag);
  }

  @Override
  public Surroundings surroundings() {
    return around;
  }

  @Override
  public Optional<Case> caseIfAny() throws IOException {
    if (opened == null) {
      Optional<Path> named =
          line.value("case").or(() -> around.get("ANAMNESIS_CASE")).map(Path::of);
      if (named.isPresent()) {
        refuseClosed(named.get());
        opened = Case.open(named.get());
      } else {
        Optional<Path> last = new Cases(around.environment()).lastOpened();
        opened = last.isPresent() && !isShut(last.get()) ? Case.open(last.get()) : null;
      }
    }
    return Optional.ofNullable(opened);
  }

  /// Where a case is needed, one that is closed is named; a scan does without.
  @Override
  public Case theCase() throws IOException {
    if (caseIfAny().isEmpty()) {
      Optional<Path> last = new Cases(around.environment()).lastOpened();
      if (last.isPresent()) {
        refuseClosed(last.get());
      }
    }
    return Call.super.theCase();
  }

  @Override
  public void work(Case other) throws IOException {
    opened = other;
    new Cases(around.environment()).remember(other);
  }

  @Override
  public Progress progress() {
    return has("quiet") ? Progress.SILENT : new Bar(screen, around.clock());
  }

  @Override
  public boolean reveal() {
    return has("reveal");
  }

  @Override
  public void say(String text) {
    if (Format.of(line) == Format.TEXT && line.value("out").isEmpty()) {
      screen.print(List.of(text), false);
    }
  }

  @Override
  public void tell(String text) {
    if (!has("quiet")) {
      screen.tell(text);
    }
  }

  @Override
  public Optional<String> ask(String question) {
    if (!around.terminal()) {
      return Optional.empty();
    }
    screen.draw(Screen.speakable(question) + " ");
    return Typed.line();
  }

  /// Without an echo where there is a console to switch it off.
  @Override
  public Optional<String> secretly(String question) {
    Optional<Console> console =
        Optional.ofNullable(System.console())
            .filter(there -> around.terminal() && there.isTerminal());
    if (console.isEmpty()) {
      return ask(question);
    }
    screen.draw(Screen.speakable(question) + " ");
    return Optional.ofNullable(console.get().readPassword("")).map(String::new);
  }

  /// A night that was ended stays as it was: nothing is written into it, and of one that is
  /// encrypted nothing can be read.
  private boolean isShut(Path folder) throws IOException {
    return Closed.is(folder) && (line.command().isDeed() || Closed.read(folder).encrypted());
  }

  private void refuseClosed(Path folder) throws IOException {
    if (isShut(folder)) {
      Closed closed = Closed.read(folder);
      throw new Refusal(
          "the case %s is closed%s"
              .formatted(closed.name(), closed.encrypted() ? " and encrypted" : ""),
          "`anamnesis case open %s` goes on with it".formatted(closed.name()));
    }
  }

  @Override
  public Outcome run(List<String> words, Surroundings there) {
    return dispatcher.perform(words, there, screen);
  }

  @Override
  public Exit play(String typed) {
    return dispatcher.run(typed, around, screen);
  }

  /// Whether a case was opened: before that, nothing can have been done.
  boolean began() {
    return opened != null;
  }

  /// Writes the journal's line, if a case was opened and something may have been done to it.
  void journal(Duration took, Exit exit, String result) {
    Case file = opened;
    if (file == null || !line.command().isDeed()) {
      return;
    }
    Secrets secrets = Secrets.of(around.environment());
    try {
      file.record(
          new Case.Deed(
              around.clock().instant(),
              secrets.hidden(around.actor()),
              secrets.hidden(command()),
              took,
              exit.code(),
              secrets.hidden(result)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What was refused was not done, and leaves no line: unless it broke off in the middle, or an
  /// agent tried what is not an agent's to do.
  void journalRefusal(Duration took, Refusal refusal) {
    if (around.agent() || (opened != null && opened.touched())) {
      journal(took, Exit.REFUSED, "refused: " + refusal.problem());
    }
  }

  private String command() {
    StringBuilder command = new StringBuilder(line.command().name());
    line.words().forEach(word -> command.append(' ').append(word));
    line.options()
        .forEach(
            (name, values) -> {
              if (values.isEmpty()) {
                command.append(" --").append(name);
              }
              values.forEach(value -> command.append(" --").append(name).append(' ').append(value));
            });
    return command.toString();
  }

  /// Lines typed at the terminal. One reader for the life of the process: it may read ahead.
  private static final class Typed {
    private static final Scanner LINES = new Scanner(System.in, StandardCharsets.UTF_8);

    private Typed() {}

    static Optional<String> line() {
      return LINES.hasNextLine() ? Optional.of(LINES.nextLine().strip()) : Optional.empty();
    }
  }
}
