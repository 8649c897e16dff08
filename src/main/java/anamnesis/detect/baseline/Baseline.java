package anamnesis.detect.baseline;

import anamnesis.database.ServerIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// How the healthy database looked: the first time, which stays, the last time, and in few numbers
/// the times between.
///
/// @param salt the mark of the salt that its hashes were made with
/// @param pinned the first time that it was known to be well
/// @param latest the last time
/// @param history oldest first
/// @param closures when nothing was written, as far back as was ever seen
public record Baseline(
    int schema,
    ServerIdentity database,
    String salt,
    Portrait pinned,
    Portrait latest,
    List<Point> history,
    List<Closure> closures) {
  public static final int VERSION = 1;
  private static final int MOST = 60;
  private static final int MOST_CLOSURES = 20;

  /// A trend of fewer points is none.
  private static final int FEWEST = 4;

  public Baseline {
    history = List.copyOf(history);
    closures = List.copyOf(closures);
  }

  /// The first, which stays.
  public static Baseline begun(ServerIdentity database, Salt salt, Portrait well) {
    return new Baseline(
        VERSION,
        database,
        salt.mark(),
        well,
        well,
        List.of(point(well, new TreeMap<>())),
        well.closures());
  }

  /// The same with one time more; the oldest between are forgotten, the first never.
  ///
  /// @param now which database it is now: one that was made anew has another number
  public Baseline learnt(ServerIdentity now, Portrait well) {
    SortedMap<String, Double> lost = new TreeMap<>();
    well.tables()
        .forEach(
            (name, table) -> {
              Held then = latest.held(name);
              if (then != null
                  && table.held() != null
                  && table.at().equals(well.at())
                  && !then.keys().empty()) {
                lost.put(name, then.keys().in(table.held().keys()).share());
              }
            });
    List<Point> points = new ArrayList<>(history);
    points.add(point(well, lost));
    int from = Math.max(0, points.size() - MOST);
    return new Baseline(
        VERSION,
        now,
        salt,
        pinned,
        well,
        points.subList(from, points.size()),
        seen(well.closures()));
  }

  private List<Closure> seen(List<Closure> lately) {
    List<Closure> seen = new ArrayList<>(closures);
    lately.stream()
        .filter(closure -> closures.stream().noneMatch(closure::overlaps))
        .forEach(seen::add);
    return seen.subList(Math.max(0, seen.size() - MOST_CLOSURES), seen.size());
  }

  /// Whether it was closed in the same season of an earlier year.
  public boolean closedThen(Instant silent, Instant now) {
    return closures.stream().anyMatch(closure -> closure.explains(silent, now));
  }

  /// What may be learnt of a time at which something was odd: of that what is known stays.
  ///
  /// @param odd tables
  /// @param powers whether rights and watchers are
  public Portrait butFor(Set<String> odd, boolean powers, Portrait now) {
    SortedMap<String, Portrait.Table> tables = new TreeMap<>(now.tables());
    for (String name : odd) {
      Portrait.Table known = latest.tables().get(name);
      if (known != null) {
        tables.put(name, known);
      }
    }
    return new Portrait(
        now.at(),
        now.version(),
        tables,
        powers ? latest.powers() : now.powers(),
        powers ? latest.watchers() : now.watchers(),
        now.closures(),
        odd.isEmpty() ? now.strays() : latest.strays());
  }

  /// Whether it is of this database, or of one in whose place it was made anew.
  public boolean isOf(ServerIdentity other) {
    return database.database().equals(other.database())
        && (database.sameDatabaseAs(other)
            || (!database.systemIdentifier().isEmpty()
                && database.systemIdentifier().equals(other.systemIdentifier())));
  }

  private static Point point(Portrait well, SortedMap<String, Double> lost) {
    SortedMap<String, Long> rows = new TreeMap<>();
    well.tables()
        .forEach(
            (name, table) -> {
              if (table.rows() >= 0 && table.at().equals(well.at())) {
                rows.put(name, table.rows());
              }
            });
    return new Point(well.at(), rows, lost, well.strays());
  }

  /// How many rows a table should hold by now: it goes on growing as it grew, by the middle of all
  /// slopes between two times (Theil and Sen), which one odd week does not move.
  public long expected(String table, Instant now) {
    List<Point> known = history.stream().filter(each -> each.rows().containsKey(table)).toList();
    if (known.isEmpty()) {
      return 0;
    }
    long last = known.getLast().of(table);
    if (known.size() < FEWEST) {
      return last;
    }
    double grown = slope(known, table) * hours(known.getLast().at(), now);
    return last + Math.round(Math.min(grown, last / 2.0));
  }

  /// In rows an hour; a table that shrinks is not expected to go on shrinking.
  private static double slope(List<Point> known, String table) {
    List<Double> slopes = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      for (int j = i + 1; j < known.size(); j++) {
        double hours = hours(known.get(i).at(), known.get(j).at());
        if (hours >= 1) {
          slopes.add((known.get(j).of(table) - known.get(i).of(table)) / hours);
        }
      }
    }
    Collections.sort(slopes);
    return slopes.isEmpty() ? 0 : Math.max(0, slopes.get(slopes.size() / 2));
  }

  /// Which share of its rows a table was seen to lose while all was well, the most of all times.
  public double habit(String table) {
    return history.stream()
        .mapToDouble(point -> point.lost().getOrDefault(table, 0.0))
        .max()
        .orElse(0);
  }

  /// How often a table was seen to lose rows while all was well.
  public long losses(String table) {
    return history.stream().filter(point -> point.lost().getOrDefault(table, 0.0) > 0).count();
  }

  /// By how much the rows without a parent grew from one time to the next, the most of all times.
  public long strayed(String reference) {
    long most = 0;
    for (int i = 1; i < history.size(); i++) {
      long before = history.get(i - 1).strays().getOrDefault(reference, 0L);
      most = Math.max(most, history.get(i).strays().getOrDefault(reference, 0L) - before);
    }
    return most;
  }

  private static double hours(Instant from, Instant to) {
    return Duration.between(from, to).toMinutes() / 60.0;
  }
}
