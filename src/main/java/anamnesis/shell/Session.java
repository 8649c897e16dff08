package anamnesis.shell;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.casefile.Approval;
import anamnesis.casefile.Approvals;
import anamnesis.casefile.Case;
import anamnesis.casefile.Cases;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One command being run, and the case it works on.
final class Session implements Call, AutoCloseable {
  /// How long an agent's attempt waits for a case that another command holds, so that it comes into
  /// the journal.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Dispatcher dispatcher;
  private final CommandLine line;
  private final Screen screen;
  private Surroundings around;
  private final CaseInHand hand;
  private @Nullable Approval permit;
  private boolean denied;
  private boolean announced;

  Session(Dispatcher dispatcher, CommandLine line, Surroundings around, Screen screen) {
    this.dispatcher = dispatcher;
    this.line = line;
    this.around = around;
    this.screen = screen;
    this.hand = new CaseInHand(line, this);
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
    return hand.caseIfAny();
  }

  /// Where a case is needed, one that is closed is named; a scan does without.
  @Override
  public Case theCase() throws IOException {
    if (caseIfAny().isEmpty()) {
      hand.refuseClosed();
    }
    return Call.super.theCase();
  }

  @Override
  public void work(Case other) throws IOException {
    hand.take(other);
    new Cases(around.environment()).remember(other);
  }

  /// Lets the next writer have the case.
  @Override
  public void close() {
    hand.close();
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
    return Keyboard.line();
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
    hand.waits(PATIENCE);
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
    journalAttempt(Duration.ZERO, refused);
    denied = false;
  }

  @Override
  public Weighed weigh(List<String> words) throws IOException {
    CommandLine other = CommandLine.read(words, dispatcher.commands());
    Session session = new Session(dispatcher, other, around, screen);
    session.hand.sees(hand);
    return new Weighed(other, session.reserved());
  }

  /// Without an echo where there is a console to switch it off.
  @Override
  public Optional<String> askHidden(String question) {
    Optional<Console> console = Keyboard.silent().filter(there -> talks());
    if (console.isEmpty()) {
      return ask(question);
    }
    screen.draw(Screen.speakable(question) + " ");
    return Optional.ofNullable(console.get().readPassword("")).map(String::new);
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
    return hand.opened().isPresent();
  }

  /// Writes the journal's line, if a case was opened and something may have been done to it.
  void journal(Duration took, Exit exit, String result) {
    boolean deed = line.command().isDeed(this);
    if (hand.opened().isEmpty() || !(deed || denied)) {
      return;
    }
    Case file = hand.opened().get();
    // What only looks may name a patient: it is not quoted.
    String command = deed ? line.shown() : line.command().name();
    Secrets secrets = Secrets.of(around.environment());
    try (var _ = hand.hold(file)) {
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
    String result = "refused: " + refusal.problem();
    if (around.agent()) {
      journalAttempt(took, result);
    } else if (hand.opened().filter(Case::touched).isPresent()) {
      journal(took, Exit.REFUSED, result);
    }
  }

  /// A case that is not there has no journal to write to. One that cannot be written to, held by
  /// another command for longer than can be waited for, is named.
  private void journalAttempt(Duration took, String result) {
    hand.waits(denied ? PATIENCE : Duration.ZERO);
    try {
      caseIfAny();
      journal(took, Exit.REFUSED, result);
    } catch (Refusal | IOException none) {
      hand.drop();
      if (denied && isThere()) {
        tell("this attempt is not in the journal: " + none.getMessage());
      }
    }
  }

  private boolean isThere() {
    try {
      return caseFolder().filter(Case::exists).isPresent();
    } catch (IOException unreadable) {
      return false;
    }
  }
}
