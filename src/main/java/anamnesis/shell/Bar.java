package anamnesis.shell;

import anamnesis.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Progress for a person: one line drawn over on a terminal, a line now and then elsewhere. What
/// goes on at the same time shares the line.
final class Bar implements Progress {
  private static final Duration DRAWN = Duration.ofMillis(120);
  private static final Duration LOOKED_AT = Duration.ofSeconds(1);
  private static final Duration TOLD = Duration.ofSeconds(15);

  /// The last column of a terminal breaks some lines, which could not be drawn over.
  private static final int WIDTH = 79;

  private static final String BETWEEN = " | ";

  private final Screen screen;
  private final InstantSource clock;
  private final List<Stretch> open = new ArrayList<>();
  private Instant drawn = Instant.EPOCH;
  private boolean shown;
  private boolean watched;

  Bar(Screen screen, InstantSource clock) {
    this.screen = screen;
    this.clock = clock;
  }

  @Override
  public synchronized Task begin(String what, long total) {
    Instant now = clock.instant();
    Stretch stretch = new Stretch(what, total, now);
    // What is over in a moment is never drawn.
    drawn = open.isEmpty() ? now : drawn;
    if (!watched) {
      watched = true;
      Thread.ofVirtual().name("bar").start(this::watch);
    }
    open.add(stretch);
    return stretch;
  }

  /// What stands still says so itself: nobody calls while a network is gone.
  private void watch() {
    try {
      do {
        Thread.sleep(LOOKED_AT);
      } while (tick());
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /// @return whether anything still goes on
  synchronized boolean tick() {
    Instant now = clock.instant();
    for (Stretch one : open) {
      one.pace.still(now);
      one.show(now);
    }
    watched = !open.isEmpty();
    return watched;
  }

  private synchronized void draw(Instant now) {
    if (Duration.between(drawn, now).compareTo(DRAWN) < 0) {
      return;
    }
    drawn = now;
    shown = true;
    screen.draw("\r" + Screen.speakable(line()) + "\u001b[K");
  }

  private String line() {
    String whole = open.stream().map(one -> one.pace.told()).collect(Collectors.joining(BETWEEN));
    if (whole.length() <= WIDTH) {
      return whole;
    }
    String brief = open.stream().map(one -> one.pace.brief()).collect(Collectors.joining(BETWEEN));
    return brief.length() <= WIDTH ? brief : brief.substring(0, WIDTH - 2) + " …";
  }

  private synchronized void end(Stretch stretch) {
    open.remove(stretch);
    if (shown) {
      shown = false;
      screen.draw("\r\u001b[K");
    }
  }

  private final class Stretch implements Task {
    private final Pace pace;
    private Instant told;

    Stretch(String what, long total, Instant began) {
      this.pace = new Pace(what, total, began);
      this.told = began;
    }

    @Override
    public void total(long total) {
      pace.total(total);
    }

    @Override
    public void done(long soFar) {
      Instant now = clock.instant();
      pace.done(soFar, now);
      show(now);
    }

    private void show(Instant now) {
      if (screen.terminal()) {
        draw(now);
      } else if (isTime(now)) {
        screen.tell(pace.told());
      }
    }

    @Override
    public void close() {
      end(this);
    }

    private synchronized boolean isTime(Instant now) {
      boolean time = Duration.between(told, now).compareTo(TOLD) >= 0;
      told = time ? now : told;
      return time;
    }
  }
}
