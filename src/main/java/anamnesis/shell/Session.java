package anamnesis.shell;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.casefile.Approval;
import anamnesis.casefile.Approvals;
import anamnesis.casefile.Case;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Closed;
import anamnesis.casefile.Hold;
import anamnesis.casefile.Holder;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;

/// One command being run, and the case it works on.
final class Session implements Call, AutoCloseable {
  private final Dispatcher dispatcher;
  private final CommandLine line;
  private final Screen screen;
  private Surroundings around;
  private @Nullable Case opened;
  private @Nullable Hold hold;
  private @Nullable Approval permit;
  private boolean denied;
  private boolean announced;

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
        opened = held(Case.open(named.get()));
      } else {
        Optional<Path> last = new Cases(around.environment()).lastOpened();
        opened = last.isPresent() && !isShut(last.get()) ? held(Case.open(last.get())) : null;
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
    opened = held(other);
    new Cases(around.environment()).remember(other);
  }

  /// Whoever changes a case keeps others from changing it meanwhile; whoever looks does not.
  private Case held(Case file) throws IOException {
    if (line.command().isDeed(this)) {
      close();
      Hold taken = hold(file);
      hold = taken;
      taken.left().ifPresent(who -> tell("killed before its end: %s".formatted(who)));
    }
    return file;
  }

  private Hold hold(Case file) throws IOException {
    Instant now = around.clock().instant();
    return file.hold(Holder.of(around.actor(), line.command().name(), now));
  }

  /// Lets the next writer have the case.
  @Override
  public void close() {
    Hold taken = hold;
    hold = null;
    if (taken != null) {
      try {
        taken.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
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
  public void announce(Outcome outcome) throws IOException {
    announced = true;
    Format.of(line).print(outcome, Format.file(line), screen, false);
  }

  boolean announced() {
    return announced;
  }

  @Override
  public void tell(String text) {
    if (!has("quiet")) {
      screen.tell(text);
    }
  }

  @Override
  public Optional<String> ask(String question) {
    if (!talks()) {
      return Optional.empty();
    }
    screen.draw(Screen.speakable(question) + " ");
    return Typed.line();
  }

  /// An agent is asked nothing, and a question that is written to a file reaches nobody.
  @Override
  public boolean talks() {
    return around.terminal() && screen.terminal() && !around.agent();
  }

  /// Before anything is done: who acts, and whether they may.
  void admit() throws IOException {
    denied = true;
    around = line.value("actor").map(around::acting).orElse(around);
    denied = false;
    if (around.agent()) {
      Optional<Reserved> reserved = reserved();
      if (reserved.isPresent()) {
        needsPerson(reserved.get());
      }
    }
  }

  private Optional<Reserved> reserved() throws IOException {
    Optional<Reserved> own = line.command().reserved(this);
    return own.isPresent() ? own : Reserved.revealing(line, line.command().isDeed(this));
  }

  @Override
  public void needsPerson(Reserved reserved) throws IOException {
    if (!around.agent()) {
      return;
    }
    Optional<Case> file = reserved.approvable() ? caseIfAny() : Optional.empty();
    if (file.isEmpty()) {
      denied = true;
      throw reserved.refusal(around.actor(), line, "no case is open");
    }
    Instant now = around.clock().instant();
    Approvals approvals = Approvals.of(file.get());
    Optional<Approval> found = approvals.allowing(reserved.errand(line), now);
    if (found.isEmpty()) {
      denied = true;
      String why = approvals.missing(reserved.errand(line), now);
      throw reserved.refusal(around.actor(), line, why);
    }
    permit = found.get();
  }

  @Override
  public void denied(String deed) {
    denied = true;
    String refused = "refused: %s may not %s".formatted(around.actor(), deed);
    findCase();
    journal(Duration.ZERO, Exit.REFUSED, refused);
    denied = false;
  }

  @Override
  public Weighed weigh(List<String> words) throws IOException {
    CommandLine other = CommandLine.read(words, dispatcher.commands());
    Session session = new Session(dispatcher, other, around, screen);
    session.opened = opened;
    return new Weighed(other, session.reserved());
  }

  /// Without an echo where there is a console to switch it off.
  @Override
  public Optional<String> askHidden(String question) {
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
    boolean deed = line.command().isDeed(this);
    if (file == null || !(deed || denied)) {
      return;
    }
    // What only looks may name a patient: it is not quoted.
    String command = deed ? line.shown() : line.command().name();
    Secrets secrets = Secrets.of(around.environment());
    try (var _ = hold(file)) {
      if (file.journal().isTorn()) {
        tell("the journal ended in half a line, of a command that was cut off: set aside");
      }
      Instant now = around.clock().instant();
      String approved = spend(file, exit, now);
      file.record(
          new Case.Deed(
              now,
              secrets.hidden(around.actor()),
              secrets.hidden(command),
              took,
              exit.code(),
              secrets.hidden(result + approved)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An approval is spent by whatever was done under it. What was cut off goes on under the same.
  private String spend(Case file, Exit exit, Instant now) throws IOException {
    if (permit == null) {
      return "";
    }
    boolean done = exit != Exit.INTERRUPTED && (exit != Exit.REFUSED || file.touched());
    if (done) {
      Approvals.of(file).use(permit, now);
    }
    return "; approved by #%d of %s".formatted(permit.id(), permit.by());
  }

  /// What was refused was not done, and leaves no line: unless it broke off in the middle, or an
  /// agent tried.
  void journalRefusal(Duration took, Refusal refusal) {
    if (around.agent()) {
      findCase();
    }
    if (around.agent() || (opened != null && opened.touched())) {
      journal(took, Exit.REFUSED, "refused: " + refusal.problem());
    }
  }

  /// For the journal's sake: a case that cannot be opened has none to write to.
  private void findCase() {
    try {
      caseIfAny();
    } catch (Refusal | IOException none) {
      opened = null;
    }
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
