package anamnesis.detect;

import anamnesis.backup.Stamp;
import anamnesis.database.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How much was written in a stretch of time.
///
/// @param rows of the table that wrote most
record Activity(long rows, String table, Instant newest) {
  /// After one moment and up to another.
  record Stretch(Instant after, Instant until) {}

  /// What was written by any table whose rows tell when. Nothing is known if none does, or if
  /// nothing was found and not every such table could be read.
  static Optional<Activity> in(Stretch stretch, Wounded wounded) {
    List<Optional<Activity>> all = new ArrayList<>();
    for (Table table : wounded.all()) {
      if (!table.partition()) {
        table.columns().stream()
            .filter(column -> column.isMoment() && Stamp.speaks(column.name()))
            .forEach(column -> all.add(of(table, column, stretch, wounded)));
      }
    }
    boolean blind = all.stream().anyMatch(Optional::isEmpty);
    return all.stream()
        .flatMap(Optional::stream)
        .max(Comparator.comparingLong(Activity::rows).thenComparing(Activity::table))
        .filter(most -> most.rows() > 0 || !blind);
  }

  /// Nothing if the table may not be read, or is locked.
  private static Optional<Activity> of(
      Table table, Table.Column column, Stretch stretch, Wounded wounded) {
    if (!table.gap().isEmpty()) {
      return Optional.empty();
    }
    String question =
        """
        select count(*) as rows, max(%1$s) as newest from %2$s
        where %1$s > ?::timestamptz and %1$s <= ?::timestamptz
        """
            .formatted(column.sql(), table.sql());
    try {
      return Optional.of(
          wounded.one(
              question,
              row ->
                  new Activity(
                      row.count("rows"),
                      table.name(),
                      row.instant("newest").orElse(stretch.after())),
              stretch.after().toString(),
              stretch.until().toString()));
    } catch (Trouble unreadable) {
      return Optional.empty();
    }
  }
}
