package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.backup.Stamp;
import anamnesis.database.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// How much was written that the newest copy of a run should hold, and does not.
///
/// Only tables that the copies hold count: a log that is left out of the dumps on purpose may be
/// written to every night.
///
/// @param rows of the table that wrote most
record Activity(long rows, String table, Instant newest) {
  /// A row's time is that of its transaction's beginning: it may be seen only minutes later.
  private static final Duration LATE = Duration.ofMinutes(5);

  /// Nothing is known if no such table tells times, or if nothing was found and not every one could
  /// be read.
  ///
  /// @param first the copy since which rows count
  /// @param last the copy that should hold them
  static Optional<Activity> between(Copy first, Copy last, Wounded wounded) {
    return between(new Stretch(first, last, name -> true), wounded);
  }

  /// @param counts which tables count
  record Stretch(Copy first, Copy last, Predicate<String> counts) {}

  static Optional<Activity> between(Stretch stretch, Wounded wounded) {
    List<Optional<Activity>> all = new ArrayList<>();
    for (Table table : wounded.all()) {
      Optional<Copy.Table> held =
          stretch.last().table(table.name()).filter(found -> stretch.counts().test(found.name()));
      if (held.isPresent()) {
        table.columns().stream()
            .filter(column -> column.isMoment() && Stamp.speaks(column.name()))
            .forEach(
                column -> all.add(of(new Asking(table, column, held.get()), stretch, wounded)));
      }
    }
    boolean blind = all.stream().anyMatch(Optional::isEmpty);
    return all.stream()
        .flatMap(Optional::stream)
        .max(Comparator.comparingLong(Activity::rows).thenComparing(Activity::table))
        .filter(most -> most.rows() > 0 || !blind);
  }

  private record Asking(Table table, Table.Column column, Copy.Table held) {
    /// What the copy holds was written before it; a clock without a zone may have run ahead.
    Instant after(Copy first) {
      Instant taken = first.takenAt();
      Instant newest = held.newestOf().getOrDefault(column.name(), taken);
      return newest.isAfter(taken) ? newest : taken;
    }

    /// As early as the copy may have been taken.
    Instant until(Copy last) {
      Instant taken = Taken.of(last).earliest().minus(LATE);
      return column.type().endsWith("with time zone") ? taken : taken.minus(Taken.EAST);
    }
  }

  /// Nothing if the table may not be read, or is locked.
  private static Optional<Activity> of(Asking asking, Stretch stretch, Wounded wounded) {
    Instant after = asking.after(stretch.first());
    if (!asking.table().gap().isEmpty()) {
      return Optional.empty();
    }
    String question =
        """
        select count(*) as rows, max(%1$s) as newest from %2$s
        where %1$s > ?::timestamptz and %1$s <= ?::timestamptz
        """
            .formatted(asking.column().sql(), asking.table().sql());
    try {
      return Optional.of(
          wounded.one(
              question,
              row ->
                  new Activity(
                      row.count("rows"),
                      asking.table().name(),
                      row.instant("newest").orElse(after)),
              after.toString(),
              asking.until(stretch.last()).toString()));
    } catch (Trouble unreadable) {
      return Optional.empty();
    }
  }

  /// What of it is worth saying beside a run of copies.
  String words() {
    return rows > 0
        ? "meanwhile %s took %s".formatted(table, Ages.rows(rows))
        : "no table in them that tells times was written to meanwhile";
  }
}
