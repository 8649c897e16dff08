package anamnesis.detect.baseline;

import anamnesis.database.ServerIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How the healthy database looked: the first time, which stays, the last time, and in few numbers
/// the times between.
///
/// @param salt the mark of the salt that its hashes were made with
/// @param pinned the first time that it was known to be well
/// @param latest the last time
/// @param history oldest first
public record Baseline(
    int schema,
    ServerIdentity database,
    String salt,
    Portrait pinned,
    Portrait latest,
    List<Point> history) {
  public static final int VERSION = 1;
  private static final int MOST = 60;

  /// A trend of fewer points is none.
  private static final int FEWEST = 4;

  public Baseline {
    history = List.copyOf(history);
  }

  /// The first, which stays.
  public static Baseline begun(ServerIdentity database, Salt salt, Portrait well) {
    return new Baseline(
        VERSION, database, salt.mark(), well, well, List.of(point(well, new TreeMap<>())));
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
              if (then != null && table.held() != null && !then.keys().empty()) {
                lost.put(name, then.keys().in(table.held().keys()).share());
              }
            });
    List<Point> points = new ArrayList<>(history);
    points.add(point(well, lost));
    int from = Math.max(0, points.size() - MOST);
    return new Baseline(VERSION, now, salt, pinned, well, points.subList(from, points.size()));
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
              if (table.rows() >= 0) {
                rows.put(name, table.rows());
              }
            });
    return new Point(well.at(), rows, lost);
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

  private static double hours(Instant from, Instant to) {
    return Duration.between(from, to).toMinutes() / 60.0;
  }
}
