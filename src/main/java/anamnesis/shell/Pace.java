package anamnesis.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// How far a stretch of work has come, how fast it goes, and how long it will still take.
///
/// How fast is judged by the last half minute: a run that goes on where another was cut off begins
/// with what is known already, and would promise an early end for hours. Safe to use from many
/// threads.
final class Pace {
  private static final Duration LATELY = Duration.ofSeconds(15);
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final long MINUTE = 60;
  private static final long HOUR = 3600;

  private final String what;
  private long total;
  private Mark last;
  private Mark since;
  private Mark next;
  private Instant changed;
  private Instant seen;

  Pace(String what, long total, Instant began) {
    this.what = what;
    this.total = total;
    this.last = new Mark(0, began);
    this.since = last;
    this.next = last;
    this.changed = began;
    this.seen = began;
  }

  private record Mark(long done, Instant at) {
    Duration until(Mark later) {
      return Duration.between(at, later.at);
    }
  }

  synchronized void total(long known) {
    total = known;
  }

  synchronized void done(long soFar, Instant now) {
    changed = soFar == last.done() ? changed : now;
    seen = now;
    last = new Mark(soFar, now);
    if (next.until(last).compareTo(LATELY) >= 0) {
      since = next;
      next = last;
    }
  }

  /// Somebody looks, and nothing is known to have been done.
  synchronized void still(Instant now) {
    seen = now;
  }

  /// In full: `rows 1,200 of 5,000 93/s 41 s left`. Where nothing comes any more it has no rate.
  synchronized String told() {
    Duration quiet = Duration.between(changed, seen);
    if (quiet.compareTo(QUIET) >= 0) {
      return "%s  nothing new for %s s".formatted(brief(), quiet.toSeconds());
    }
    return String.format(Locale.ROOT, "%s  %,.0f/s  %s", brief(), perSecond(), left())
        .stripTrailing();
  }

  /// Where several share a line.
  synchronized String brief() {
    return last.done() <= total && total > 0
        ? String.format(Locale.ROOT, "%s  %,d of %,d", what, last.done(), total)
        : String.format(Locale.ROOT, "%s  %,d", what, last.done());
  }

  private double perSecond() {
    long millis = Math.max(1, since.until(last).toMillis());
    return Math.max(0, last.done() - since.done()) * 1000.0 / millis;
  }

  /// Nothing where nobody can tell, or where it is over in less than a second.
  private String left() {
    double rate = perSecond();
    long seconds = rate > 0 ? Math.round((total - last.done()) / rate) : 0;
    if (seconds <= 0) {
      return "";
    }
    if (seconds < MINUTE) {
      return "%s s left".formatted(seconds);
    }
    return seconds < HOUR
        ? "%s min %s s left".formatted(seconds / MINUTE, seconds % MINUTE)
        : "%s h %s min left".formatted(seconds / HOUR, seconds % HOUR / MINUTE);
  }
}
