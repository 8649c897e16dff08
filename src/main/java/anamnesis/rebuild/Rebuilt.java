package anamnesis.rebuild;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import anamnesis.mapping.Cell;
import anamnesis.mapping.Fate;
import anamnesis.mapping.Row;
import java.util.List;
import java.util.SequencedMap;

/// What the last rebuild made, out of which mapping, and where it went.
///
/// @param into `embedded`, a database without its password, a file, or `nowhere`
/// @param written how many rows were not there already
/// @param lost how many cells are lost for which reason
/// @param fates how many exhibits went which way
/// @param unused how many of each kind no mapping asks for
public record Rebuilt(
    String into,
    String mapping,
    String definitions,
    long written,
    List<Table> tables,
    SequencedMap<Cell.Why, Long> lost,
    SequencedMap<Fate.Became, Long> fates,
    SequencedMap<String, Long> unused) {
  public Rebuilt {
    tables = List.copyOf(tables);
  }

  /// The database of a rebuild into the case's own server.
  public static final String OWN = "embedded";

  public static Shelf<Rebuilt> shelf(Case file) {
    return file.shelf("rebuilds.jsonl", Rebuilt.class, 1);
  }

  /// @param refused rows that could not be made
  public record Table(
      String name, long rows, long known, long inferred, long disputed, long lost, long refused) {
    static Table of(String name, List<Row> rows, long refused) {
      long[] counts = new long[4];
      rows.stream()
          .flatMap(row -> row.cells().values().stream())
          .forEach(
              cell ->
                  counts[
                      switch (cell) {
                        case Cell.Known _ -> 0;
                        case Cell.Inferred _ -> 1;
                        case Cell.Disputed _ -> 2;
                        case Cell.Lost _ -> 3;
                      }]++);
      return new Table(name, rows.size(), counts[0], counts[1], counts[2], counts[3], refused);
    }
  }

  /// For the shelf: how many rows a run found missing depends on what broke off before it.
  Rebuilt whoeverWrote() {
    return new Rebuilt(into, mapping, definitions, rows(), tables, lost, fates, unused);
  }

  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }
}
