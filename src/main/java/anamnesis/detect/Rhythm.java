package anamnesis.detect;

import anamnesis.backup.Copy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How often a series is taken, learnt from when it was, so that each is held to its own.
///
/// Only the newest intervals count: retention thins out old copies, and then old gaps are wide.
///
/// @param usual the median interval
/// @param steps the intervals, oldest first
record Rhythm(Duration usual, List<Step> steps) {
  /// Fewer intervals make no rhythm.
  private static final int FEWEST = 2;

  private static final int NEWEST = 14;
  private static final Duration LEARNT = Duration.ofDays(28);
  private static final Duration NEAR = Duration.ofMinutes(90);
  private static final Duration HALF_DAY = Duration.ofHours(12);
  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final long WEEK = 7 * DAY;

  /// From one copy to the next.
  record Step(Copy from, Copy to) {
    Duration length() {
      return Duration.between(from.takenAt(), to.takenAt());
    }
  }

  /// Nothing of a series that is too young to have one. A copy from the future tells nothing.
  static Optional<Rhythm> of(Series series, Instant now) {
    List<Copy> copies =
        series.copies().stream()
            .filter(copy -> !Taken.of(copy).earliest().isAfter(now))
            .sorted(Comparator.comparing(Copy::takenAt))
            .toList();
    List<Step> steps = new ArrayList<>();
    for (int i = 1; i < copies.size(); i++) {
      Step step = new Step(copies.get(i - 1), copies.get(i));
      if (!step.length().isZero()) {
        steps.add(step);
      }
    }
    return steps.size() < FEWEST
        ? Optional.empty()
        : Optional.of(new Rhythm(median(newest(steps)), List.copyOf(steps)));
  }

  private static List<Step> newest(List<Step> steps) {
    return steps.subList(Math.max(0, steps.size() - NEWEST), steps.size());
  }

  static Duration median(List<Step> steps) {
    List<Duration> lengths = steps.stream().map(Step::length).sorted().toList();
    return lengths.get(lengths.size() / 2);
  }

  /// How old the newest may be: the limit of its kind, but never less than this series has needed
  /// before, at this hour of this weekday.
  Duration limit(Copy newest, Thresholds thresholds) {
    Duration kind = kind(thresholds);
    Duration widest =
        newest(steps).stream()
            .map(Step::length)
            .filter(length -> length.compareTo(usual.multipliedBy(3).dividedBy(2)) <= 0)
            .max(Duration::compareTo)
            .orElse(usual);
    return longest(longest(kind, roomy(widest)), roomy(closed(newest.takenAt())));
  }

  private Duration kind(Thresholds thresholds) {
    if (usual.compareTo(Duration.ofMinutes(10)) <= 0) {
      return thresholds.span("B05-stale.continuous");
    }
    if (within(usual, Duration.ofHours(20), Duration.ofHours(26))) {
      return thresholds.span("B05-stale.daily");
    }
    if (within(usual, Duration.ofHours(156), Duration.ofHours(180))) {
      return thresholds.span("B05-stale.weekly");
    }
    return usual.multipliedBy(3).dividedBy(2);
  }

  /// As it is said: `daily`, `weekly`, or how long it is.
  String words() {
    if (within(usual, Duration.ofHours(20), Duration.ofHours(28))) {
      return "daily";
    }
    if (within(usual, Duration.ofHours(156), Duration.ofHours(180))) {
      return "weekly";
    }
    return "every " + Ages.of(usual);
  }

  /// How long the gap is that usually begins at this hour of the week, or of the day: the second
  /// widest of at least four weeks (of the last days, for one that runs several times a day), so
  /// that one missed run is no habit.
  Duration closed(Instant begin) {
    Instant last = steps.getLast().to().takenAt();
    Instant first = steps.getFirst().from().takenAt();
    Duration span = Duration.between(first, last);
    Duration weekly = span.compareTo(LEARNT) < 0 ? Duration.ZERO : second(begin, WEEK, last);
    boolean often = usual.compareTo(HALF_DAY) < 0;
    return often ? longest(weekly, second(begin, DAY, last)) : weekly;
  }

  private Duration second(Instant begin, long cycle, Instant last) {
    Duration near = longest(NEAR, usual.compareTo(HALF_DAY) < 0 ? usual.dividedBy(2) : NEAR);
    Duration tolerance = usual.compareTo(HALF_DAY) < 0 ? near : HALF_DAY;
    Instant from = last.minus(Duration.ofSeconds(8 * cycle).plus(LEARNT));
    return steps.reversed().stream()
        .takeWhile(step -> step.from().takenAt().isAfter(from))
        .filter(step -> step.from().takenAt().isBefore(begin))
        .filter(step -> apart(step.from().takenAt(), begin, cycle) <= tolerance.toSeconds())
        .map(Step::length)
        .sorted(Comparator.reverseOrder())
        .skip(1)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  /// Seconds between the hours of two moments, around the clock.
  private static long apart(Instant one, Instant other, long cycle) {
    long off = Math.floorMod(one.getEpochSecond() - other.getEpochSecond(), cycle);
    return Math.min(off, cycle - off);
  }

  /// A tenth more: no night takes as long as another.
  private static Duration roomy(Duration usual) {
    return usual.multipliedBy(11).dividedBy(10);
  }

  private static boolean within(Duration span, Duration from, Duration to) {
    return span.compareTo(from) >= 0 && span.compareTo(to) <= 0;
  }

  private static Duration longest(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
