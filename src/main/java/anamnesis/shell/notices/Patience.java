package anamnesis.shell.notices;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// How often something is tried, how long to wait in between (doubled each time), and for an
/// answer. A conversation of many answers has a few times that: whoever says a letter a second is
/// always about to answer.
public record Patience(int tries, Duration pause, Duration answer) {
  public static final Patience USUAL =
      new Patience(3, Duration.ofSeconds(2), Duration.ofSeconds(15));

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int ANSWERS = 4;

  /// What became of one try.
  ///
  /// @param trouble in words of our own; empty if it went well
  /// @param again whether it may go better the next time
  /// @param after how long to wait before, if whoever refused said so
  record Tried(String trouble, boolean again, Duration after) {
    static final Tried WELL = new Tried("", false, Duration.ZERO);

    static Tried perhapsLater(String trouble) {
      return new Tried(trouble, true, Duration.ZERO);
    }

    static Tried never(String trouble) {
      return new Tried(trouble, false, Duration.ZERO);
    }
  }

  /// Nothing if it went well in the end; else the last trouble.
  Optional<String> with(Callable<Tried> attempt) throws InterruptedException {
    Duration wait = pause;
    for (int i = 1; ; i++) {
      Tried tried = once(attempt);
      if (tried.trouble().isEmpty()) {
        return Optional.empty();
      }
      if (!tried.again() || i >= tries) {
        return Optional.of(tried.trouble());
      }
      Thread.sleep(shorter(LONGEST, tried.after().isZero() ? wait : tried.after()));
      wait = wait.multipliedBy(2);
    }
  }

  /// On a thread of its own: an interrupt closes the socket that a virtual thread waits for, and
  /// nothing else would.
  private Tried once(Callable<Tried> attempt) throws InterruptedException {
    FutureTask<Tried> task = new FutureTask<>(attempt);
    Thread trying = Thread.ofVirtual().start(task);
    try {
      return task.get(answer.multipliedBy(ANSWERS).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException never) {
      return Tried.perhapsLater("no whole answer");
    } catch (ExecutionException e) {
      // Its words may quote an address.
      return Tried.perhapsLater("no answer (%s)".formatted(name(e.getCause())));
    } finally {
      trying.interrupt();
    }
  }

  private static String name(@Nullable Throwable cause) {
    return cause == null ? "" : cause.getClass().getSimpleName();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
