package anamnesis.detect.baseline;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Days on which nothing at all was written: a practice that was closed, as one learns afterwards.
public record Closure(Instant from, Instant to) {
  /// A weekend and three holidays.
  private static final int LEAST = 5;

  /// Summers move by a week or so.
  private static final Duration MOVES = Duration.ofDays(10);

  /// Between days that were written on.
  ///
  /// @param open which of the days before that moment were
  static List<Closure> in(BitSet open, int days, Instant at) {
    List<Closure> closures = new ArrayList<>();
    int first = open.nextSetBit(0);
    while (first >= 0) {
      int closed = open.nextClearBit(first);
      int again = open.nextSetBit(closed);
      if (again - closed >= LEAST) {
        closures.add(new Closure(day(closed, days, at), day(again, days, at)));
      }
      first = again;
    }
    return closures;
  }

  private static Instant day(int day, int days, Instant at) {
    return at.minus(Duration.ofDays(days - day)).truncatedTo(ChronoUnit.HOURS);
  }

  /// Whether it is the same one, seen from another week.
  boolean overlaps(Closure other) {
    return from.isBefore(other.to) && other.from.isBefore(to);
  }

  /// Whether a silence comes in the same season as it, a year or two later.
  boolean explains(Instant silent, Instant now) {
    for (int years = 1; years <= 2; years++) {
      Duration later = Duration.ofDays(365L * years);
      boolean begins = !silent.isBefore(from.plus(later).minus(MOVES));
      boolean ends = !now.isAfter(to.plus(later).plus(MOVES));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }
}
