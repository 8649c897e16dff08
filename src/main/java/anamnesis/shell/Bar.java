package anamnesis.shell;

import anamnesis.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/// Progress for a person: one line drawn over on a terminal, a line now and then elsewhere.
final class Bar implements Progress {
  private static final Duration DRAWN = Duration.ofMillis(120);
  private static final Duration TOLD = Duration.ofSeconds(15);

  private final Screen screen;
  private final InstantSource clock;

  Bar(Screen screen, InstantSource clock) {
    this.screen = screen;
    this.clock = clock;
  }

  @Override
  public Task begin(String what, long total) {
    return new Stretch(what, total);
  }

  private final class Stretch implements Task {
    private final String what;
    private final long total;
    private final Instant began = clock.instant();
    private Instant last = began;
    private boolean drawn;

    Stretch(String what, long total) {
      this.what = what;
      this.total = total;
    }

    @Override
    public synchronized void done(long soFar) {
      Instant now = clock.instant();
      if (Duration.between(last, now).compareTo(screen.terminal() ? DRAWN : TOLD) < 0) {
        return;
      }
      last = now;
      String line = line(soFar, Duration.between(began, now));
      if (screen.terminal()) {
        drawn = true;
        screen.draw("\r" + Screen.speakable(line) + "\u001b[K");
      } else {
        screen.tell(line);
      }
    }

    @Override
    public synchronized void close() {
      if (drawn) {
        screen.draw("\r\u001b[K");
      }
    }

    private String line(long soFar, Duration lasted) {
      double rate = soFar * 1000.0 / Math.max(1, lasted.toMillis());
      if (total <= 0) {
        return String.format(Locale.ROOT, "%s  %,d  %,.0f/s", what, soFar, rate);
      }
      long left = rate > 0 ? Math.round((total - soFar) / rate) : 0;
      return String.format(
          Locale.ROOT, "%s  %,d of %,d  %,.0f/s  %d s left", what, soFar, total, rate, left);
    }
  }
}
