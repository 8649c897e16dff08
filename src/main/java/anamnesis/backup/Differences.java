package anamnesis.backup;

import java.util.List;
import java.util.SequencedMap;

/// What changed from one copy to another, table by table.
public record Differences(Copy before, Copy after, List<Table> tables) {
  public Differences {
    tables = List.copyOf(tables);
  }

  /// One table that is not the same in both.
  ///
  /// @param key the column by which rows were matched; empty if none tells them apart, so that a
  ///   changed row is one removed and one added
  /// @param keys some of those that were added, removed, changed
  /// @param columns how many of the changed rows that were looked at differ in each column
  public record Table(
      String name,
      long before,
      long after,
      Counts counts,
      String key,
      Keys keys,
      SequencedMap<String, Long> columns,
      List<String> newColumns,
      List<String> lostColumns) {}

  /// How many rows became what.
  public record Counts(long added, long removed, long changed) {}

  /// The keys of some of them, in no order that means anything.
  public record Keys(List<String> added, List<String> removed, List<String> changed) {}

  public boolean same() {
    return tables.isEmpty();
  }
}
