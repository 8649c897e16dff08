package anamnesis.detect.baseline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Counts the rows of one table by the hour in which they were written, twelve weeks back.
final class PaceTally {
  private static final int WEEKS = 12;
  static final int DAYS = WEEKS * 7;
  private static final int HOURS = WEEKS * Pace.WEEK;

  private final String column;
  private final long end;
  private final int[] hours = new int[HOURS];

  /// @param at the moment of the look: what is later was planned
  PaceTally(String column, Instant at) {
    this.column = column;
    this.end = Pace.hour(at);
  }

  void add(long epochSecond) {
    long back = end - Math.floorDiv(epochSecond, 3600L);
    if (back > 0 && back <= HOURS) {
      hours[(int) (HOURS - back)]++;
    }
  }

  /// On which of the days it was written to.
  BitSet days() {
    BitSet days = new BitSet();
    for (int hour = 0; hour < HOURS; hour++) {
      if (hours[hour] > 0) {
        days.set(hour / 24);
      }
    }
    return days;
  }

  /// Nothing where too few rows tell anything.
  ///
  /// @param open the days on which any table was written to
  Optional<Pace> pace(BitSet open) {
    int first = first();
    // A week that began on its Wednesday is one.
    int weeks = Math.min(WEEKS, (HOURS - first + Pace.WEEK / 2) / Pace.WEEK);
    if (weeks == 0) {
      return Optional.empty();
    }
    int from = HOURS - weeks * Pace.WEEK;
    int[] byHour = new int[Pace.WEEK];
    int rows = 0;
    for (int hour = from; hour < HOURS; hour++) {
      byHour[Pace.ofWeek(end - HOURS + hour)] += hours[hour];
      rows += hours[hour];
    }
    List<Integer> week = java.util.Arrays.stream(byHour).boxed().toList();
    return Optional.of(
        new Pace(
            column,
            weeks,
            rows,
            week,
            longest(from, byHour, weeks, rows),
            regular(open, from / 24)));
  }

  private int first() {
    int hour = 0;
    while (hour < HOURS && hours[hour] == 0) {
      hour++;
    }
    return hour;
  }

  private double longest(int from, int[] byHour, int weeks, int rows) {
    List<Double> gaps = new ArrayList<>();
    double gap = 0;
    for (int hour = from; hour < HOURS; hour++) {
      if (hours[hour] > 0) {
        gaps.add(gap);
        gap = 0;
      }
      gap += byHour[Pace.ofWeek(end - HOURS + hour)] / (double) weeks;
    }
    gaps.sort(Collections.reverseOrder());
    // Rows of one hour have no gap between them.
    int beyond = rows / 100;
    return beyond < gaps.size() ? gaps.get(beyond) : 0;
  }

  private double regular(BitSet open, int fromDay) {
    BitSet mine = days();
    BitSet asked = open.get(fromDay, HOURS / 24);
    int all = asked.cardinality();
    asked.and(mine.get(fromDay, HOURS / 24));
    return all == 0 ? 0 : (double) asked.cardinality() / all;
  }
}
