package anamnesis.detect.baseline;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// One time that the database was found healthy.
///
/// @param rows of each table
/// @param lost which share of the rows that a table held the time before was gone
/// @param strays how many rows named a parent that was not there
public record Point(
    Instant at,
    SortedMap<String, Long> rows,
    SortedMap<String, Double> lost,
    SortedMap<String, Long> strays) {
  public Point {
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    lost = Collections.unmodifiableSortedMap(new TreeMap<>(lost));
    strays = Collections.unmodifiableSortedMap(new TreeMap<>(strays));
  }

  long of(String table) {
    return rows.getOrDefault(table, 0L);
  }
}
