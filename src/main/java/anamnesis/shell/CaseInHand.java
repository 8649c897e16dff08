package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Closed;
import anamnesis.casefile.Hold;
import anamnesis.casefile.Holder;
import anamnesis.playbook.Wrapped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The case that a command works on: opened once, and held as long as the command lasts.
///
/// Whoever changes a case keeps others from changing it meanwhile; whoever looks does not. One that
/// was closed stays as it was: nothing is written into it, and of one that is encrypted nothing can
/// be read.
final class CaseInHand implements AutoCloseable {
  private static final int WIDTH = 80;

  private final CommandLine line;
  private final Call call;
  private @Nullable Case opened;
  private @Nullable Hold hold;
  private Duration patience = Duration.ZERO;

  CaseInHand(CommandLine line, Call call) {
    this.line = line;
    this.call = call;
  }

  /// What is open already.
  Optional<Case> opened() {
    return Optional.ofNullable(opened);
  }

  Optional<Case> caseIfAny() throws IOException {
    if (opened == null) {
      Optional<Path> named = call.namedFolder();
      if (named.isPresent()) {
        refuseClosed(named.get());
        opened = held(Case.open(named.get()));
      } else {
        Optional<Path> last = last();
        opened = last.isPresent() && !isShut(last.get()) ? held(Case.open(last.get())) : null;
      }
    }
    return opened();
  }

  void take(Case other) throws IOException {
    opened = held(other);
  }

  /// Looks at the same case without holding it.
  void sees(CaseInHand other) {
    opened = other.opened;
  }

  /// As if none had been opened.
  void drop() {
    opened = null;
  }

  /// How long the next hold is waited for.
  void waits(Duration longest) {
    patience = longest;
  }

  Hold hold(Case file) throws IOException {
    Instant now = call.surroundings().clock().instant();
    Duration wait = patience;
    patience = Duration.ZERO;
    String actor = call.surroundings().actor();
    return file.hold(Holder.of(actor, line.command().name(), now), wait);
  }

  /// Refuses the case opened last if it cannot be worked on.
  void refuseClosed() throws IOException {
    Optional<Path> last = last();
    if (last.isPresent()) {
      refuseClosed(last.get());
    }
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

  private Case held(Case file) throws IOException {
    if (line.command().isDeed(call)) {
      close();
      Hold taken = hold(file);
      hold = taken;
      taken.left().ifPresent(who -> tell("killed before its end: " + who));
    }
    return file;
  }

  /// A person's terminal breaks it between words.
  private void tell(String words) {
    if (call.surroundings().terminal()) {
      Wrapped.at(WIDTH, "", words).forEach(call::tell);
    } else {
      call.tell(words);
    }
  }

  private Optional<Path> last() throws IOException {
    return new Cases(call.surroundings().environment()).lastOpened();
  }

  private boolean isShut(Path folder) throws IOException {
    return Closed.encrypted(folder) || (Closed.is(folder) && line.command().isDeed(call));
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
}
