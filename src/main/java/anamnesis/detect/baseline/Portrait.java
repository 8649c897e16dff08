package anamnesis.detect.baseline;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a database looks at one moment: numbers, marks and names of things, no value of any row.
///
/// @param tables without the parts of partitioned ones, which come and go
/// @param watchers event triggers, which belong to no table
/// @param closures when nothing was written, lately
/// @param strays how many rows name a parent that is not there, by the column that names it
public record Portrait(
    Instant at,
    String version,
    SortedMap<String, Table> tables,
    Powers powers,
    SortedMap<String, String> watchers,
    List<Closure> closures,
    SortedMap<String, Long> strays) {
  public Portrait {
    tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    watchers = Collections.unmodifiableSortedMap(new TreeMap<>(watchers));
    closures = List.copyOf(closures);
    strays = Collections.unmodifiableSortedMap(new TreeMap<>(strays));
  }

  /// @param deleted how many rows its counters saw deleted; -1 if nobody knows
  /// @param at when it was looked at: what was not learnt is older than the rest
  /// @param held null where its rows could not be read
  public record Table(Instant at, Shape shape, long deleted, @Nullable Held held) {
    /// How many rows there are; none known where they could not be read.
    public long rows() {
      return held == null ? -1 : held.rows();
    }
  }

  /// Of a table that could be read.
  public @Nullable Held held(String table) {
    Table there = tables.get(table);
    return there == null ? null : there.held();
  }

  /// So many rows in all.
  public long rows() {
    return tables.values().stream().mapToLong(table -> Math.max(0, table.rows())).sum();
  }
}
