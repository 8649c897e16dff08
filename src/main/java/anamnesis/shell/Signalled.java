package anamnesis.shell;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/// Ctrl-C, an asked-for end and a closed terminal reach a command alike: it is interrupted where it
/// waits, so that it can take down what it keeps up, and say and journal that it was interrupted.
///
/// Where it cannot notice (in a long computation, or waiting for what is typed) it is not waited
/// for: whatever it writes is whole or not there. Whoever asks twice is not kept waiting either.
///
/// A signal that was ignored when the process began stays ignored: `nohup`, and Ctrl-C for what a
/// script runs in the background.
final class Signalled implements AutoCloseable {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");
  private static final int UNTIL_NOTICED = 1;
  private static final int UNTIL_ENDED = 20;

  private final Thread command;
  private final Screen screen;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicBoolean asked = new AtomicBoolean();

  private Signalled(Thread command, Screen screen) {
    this.command = command;
    this.screen = screen;
  }

  static Signalled reaching(Thread command, Screen screen) {
    Signalled signalled = new Signalled(command, screen);
    SIGNALS.forEach(name -> Signals.register(name, signalled::heard));
    return signalled;
  }

  /// From here on the process ends by itself.
  @Override
  public void close() {
    ended.countDown();
  }

  private void heard() {
    if (asked.getAndSet(true)) {
      Leaving.with(Exit.INTERRUPTED.code());
    }
    command.interrupt();
    if (!over(UNTIL_NOTICED) && (command.isInterrupted() || !over(UNTIL_ENDED))) {
      screen.tell("interrupted; what it wrote is whole, or not there");
      Leaving.with(Exit.INTERRUPTED.code());
    }
  }

  private boolean over(int seconds) {
    try {
      return ended.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException nobodyDoes) {
      return false;
    }
  }
}
