package anamnesis.detect;

import anamnesis.detect.Finding.Severity;
import anamnesis.detect.baseline.Held;
import anamnesis.detect.baseline.Point;
import anamnesis.detect.baseline.Sketch;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// What became of the rows that one table held when the database was well.
///
/// @param then how many there were
/// @param expected how many there should be by now
/// @param now how many there are; none if there is no such table any more
/// @param kept which of them are found again by their keys; of no sample where it has none
/// @param habit the largest share that it lost while all was well, and how often it lost any
/// @param kind whether it is precious, passes by nature, or was purged on purpose
record LostRows(
    String table,
    boolean exists,
    long then,
    long expected,
    long now,
    Sketch.Kept kept,
    Habit habit,
    Kind kind) {
  private static final int SMALL = 50;
  private static final int FEW = 5;

  /// Twice may be two accidents; a third time is how the table lives.
  private static final int ACCIDENTS = 2;

  record Habit(double share, long times, boolean emptied) {}

  enum Kind {
    USUAL,
    PRECIOUS,
    PASSING,
    PURGED
  }

  /// Nothing where it was not read, then or now.
  static Optional<LostRows> of(Against against, Against.Pair pair, Kind kind) {
    Held then = pair.then().held();
    Held now = pair.now() == null ? Held.nothing() : pair.now().held();
    if (then == null || now == null) {
      return Optional.empty();
    }
    String name = pair.name();
    boolean emptied =
        against.baseline().history().stream()
            .map(Point::rows)
            .anyMatch(rows -> rows.getOrDefault(name, 1L) == 0);
    return Optional.of(
        new LostRows(
            name,
            pair.now() != null,
            then.rows(),
            against.baseline().expected(name, against.now().at()),
            now.rows(),
            then.keys().in(now.keys()),
            new Habit(against.baseline().habit(name), against.baseline().losses(name), emptied),
            kind));
  }

  /// How many rows are gone at least.
  long gone() {
    return Math.max(Math.max(0, then - now), kept.gone());
  }

  Optional<Severity> severity(Thresholds thresholds) {
    if (gone() == 0 || kind == Kind.PASSING) {
      return Optional.empty();
    }
    if (kind == Kind.PURGED) {
      return Optional.of(Severity.INFO);
    }
    if (kind == Kind.PRECIOUS || emptied() || mostly(thresholds)) {
      return Optional.of(Severity.CRITICAL);
    }
    if (then < SMALL) {
      return habit.times() > ACCIDENTS ? Optional.empty() : Optional.of(Severity.WARN);
    }
    double usual = Math.max(thresholds.share("P17-count-drop.lost"), 2 * habit.share());
    return gone() >= FEW && share() > usual ? Optional.of(Severity.WARN) : Optional.empty();
  }

  private boolean emptied() {
    return now == 0 && !habit.emptied();
  }

  private boolean mostly(Thresholds thresholds) {
    double left = thresholds.share("P17-count-drop.left");
    boolean few =
        now < expected * left && expected - now >= thresholds.count("P17-count-drop.rows");
    boolean others =
        kept.gone() >= thresholds.count("P17-count-drop.rows")
            && kept.share() > 1 - left
            && kept.share() > 2 * habit.share();
    return few || others;
  }

  private double share() {
    return then == 0 ? 0 : (double) gone() / then;
  }

  String statement(Against.Pair against) {
    if (!exists) {
      return String.format(
          Locale.ROOT, "%s: %,d rows in the %s, no table now", table, then, against.words());
    }
    if (kind == Kind.PRECIOUS || then < SMALL) {
      return String.format(
          Locale.ROOT,
          "%s: %,d rows, should be %,d; %,d of the %s %s gone",
          table,
          now,
          Math.max(then, now),
          gone(),
          against.words(),
          gone() == 1 ? "is" : "are");
    }
    return String.format(
        Locale.ROOT,
        "%s: %,d rows in the %s, %,d now; %s%,d of them are gone",
        table,
        then,
        against.words(),
        now,
        kept.exact() || kept.sampled() == 0 ? "" : "about ",
        gone());
  }

  SequencedMap<String, Object> measures(Against.Pair against) {
    SequencedMap<String, Object> measures = against.measures();
    measures.put("before", then);
    measures.put("expected", expected);
    measures.put("now", now);
    measures.put("gone", gone());
    measures.put("exists", exists);
    measures.put("notBefore", against.then().at().toString());
    return measures;
  }
}
