package anamnesis.detect;

import anamnesis.backup.Contents;
import anamnesis.backup.CopyRow;
import anamnesis.detect.seed.Seeds;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How much of some tables of a copy stands in seed files.
final class SeededCopy implements Contents {
  private final Set<String> tables;
  private final Seeds seeds;
  private final Map<String, SeededRows> counts = new TreeMap<>();
  private @Nullable SeededRows current;

  SeededCopy(Set<String> tables, Seeds seeds) {
    this.tables = Set.copyOf(tables);
    this.seeds = seeds;
  }

  @Override
  public void table(String name, List<String> columns) {
    current = null;
    // A table is told where it is made, without columns, and again where its rows begin.
    if (tables.contains(name) && !columns.isEmpty()) {
      SeededRows rows = counts.computeIfAbsent(name, unseen -> new SeededRows(seeds));
      rows.heading(columns, Set.of());
      current = rows;
    }
  }

  @Override
  public void row(CopyRow row) {
    if (current != null && !row.tooLong()) {
      current.record(row.values().toArray(new @Nullable String[0]));
    }
  }

  Map<String, SeededRows.Count> counts() {
    Map<String, SeededRows.Count> all = new TreeMap<>();
    counts.forEach((table, rows) -> all.put(table, rows.count()));
    return all;
  }
}
