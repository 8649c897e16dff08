package anamnesis.source.stripe;

import java.time.Duration;
import java.time.Instant;

/// Requests at even distances, no more than so many in a second: nothing is saved up for a burst,
/// and who comes late makes up no more than the margin that is kept in any second.
///
/// Whoever is told that this was too much halves it, and it comes back little by little: so a limit
/// that nobody told is found. Guarded by [Limits].
final class Bucket {
  /// Two requests may take unlike times to get there: this keeps them from falling into one moment.
  private static final double MARGIN = 0.96;

  private static final Duration LATE = Duration.ofMillis(30);

  private static final double SLOWEST = 0.5;
  private static final double SECONDS_TO_COME_BACK = 30;

  /// Many requests are on their way when the first is told: they say the same thing once.
  private static final Duration ONE_SAYING = Duration.ofSeconds(1);

  private final double most;
  private double rate;
  private Instant free = Instant.EPOCH;
  private Instant slowed = Instant.EPOCH;

  Bucket(double perSecond) {
    this.most = perSecond * MARGIN;
    this.rate = most;
  }

  /// When the next may be sent.
  Instant free() {
    return free;
  }

  void sent(Instant now) {
    Duration distance = Duration.ofNanos(Math.round(1e9 / rate));
    Instant late = now.minus(LATE);
    free = (free.isAfter(late) ? free : late).plus(distance);
  }

  /// It was too much: slower from now on, and nothing at all for a while.
  void tooMuch(Instant now, Duration pause) {
    if (Duration.between(slowed, now).compareTo(ONE_SAYING) > 0) {
      rate = Math.max(SLOWEST, rate / 2);
      slowed = now;
    }
    Instant closed = now.plus(pause);
    free = free.isAfter(closed) ? free : closed;
  }

  void wasAnswered() {
    rate = Math.min(most, rate + most / (rate * SECONDS_TO_COME_BACK));
  }
}
