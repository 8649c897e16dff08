package anamnesis.source.stripe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Requests at even distances, no more than so many in a second: nothing is saved up for a burst.
///
/// Whoever is told that this was too much halves it, and it comes back little by little: so a limit
/// that nobody told is found. Safe to use from many threads.
final class Bucket {
  /// Two requests may take unlike times to get there: this keeps them from falling into one moment.
  private static final double MARGIN = 0.97;

  private static final double SLOWEST = 0.5;
  private static final double SECONDS_TO_COME_BACK = 30;

  /// Many requests are on their way when the first is told: they say the same thing once.
  private static final Duration ONE_SAYING = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final double most;
  private double rate;
  private Instant next = Instant.MIN;
  private Instant closed = Instant.MIN;
  private Instant slowed = Instant.EPOCH;

  Bucket(InstantSource clock, double perSecond) {
    this.clock = clock;
    this.most = perSecond * MARGIN;
    this.rate = most;
  }

  /// Waits for the next free moment.
  void await() throws InterruptedException {
    do {
      Instant mine = taken();
      for (Duration left = until(mine); left.isPositive(); left = until(mine)) {
        Thread.sleep(left);
      }
    } while (isClosed());
  }

  /// It was too much: slower from now on, and nothing at all for a while.
  void tooMuch(Duration pause) {
    Instant now = clock.instant();
    synchronized (this) {
      if (Duration.between(slowed, now).compareTo(ONE_SAYING) > 0) {
        rate = Math.max(SLOWEST, rate / 2);
        slowed = now;
      }
      closed = later(closed, now.plus(pause));
    }
  }

  synchronized void wasAnswered() {
    rate = Math.min(most, rate + most / (rate * SECONDS_TO_COME_BACK));
  }

  private synchronized Instant taken() {
    Instant mine = later(later(next, closed), clock.instant());
    next = mine.plusNanos(Math.round(1e9 / rate));
    return mine;
  }

  private synchronized boolean isClosed() {
    return clock.instant().isBefore(closed);
  }

  private Duration until(Instant moment) {
    return Duration.between(clock.instant(), moment);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
