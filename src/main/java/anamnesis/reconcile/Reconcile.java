package anamnesis.reconcile;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.database.Asked;
import anamnesis.detect.Finding.Severity;
import anamnesis.evidence.Exhibit;
import anamnesis.mapping.Cell;
import anamnesis.mapping.Mapping;
import anamnesis.mapping.Origin;
import anamnesis.mapping.Row;
import anamnesis.mapping.TableMapping;
import anamnesis.mapping.Witnesses;
import anamnesis.rebuild.Rebuilt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds a database against what was witnessed: every row, every column, every cent.
public final class Reconcile {
  private final Case file;
  private final Asked database;
  private final Witnesses witnesses;
  private final List<Verdict> verdicts = new ArrayList<>();
  private final List<Money> money = new ArrayList<>();
  private final List<Difference> differences = new ArrayList<>();

  private Reconcile(Case file, Mapping mapping, Asked database) {
    this.file = file;
    this.database = database;
    this.witnesses = Witnesses.of(file, mapping, Progress.SILENT);
  }

  public static Reconciled run(Case file, Mapping mapping, Rebuilt rebuilt, Asked database)
      throws IOException {
    Reconcile reconcile = new Reconcile(file, mapping, database);
    References references = new References(database);
    references.rows();
    for (Rebuilt.Table told : rebuilt.tables()) {
      TableMapping table =
          mapping
              .table(told.name())
              .orElseThrow(() -> new IllegalStateException("unmapped: " + told.name()));
      reconcile.table(table, told);
      references.witnesses(table, reconcile.witnesses);
    }
    reconcile.differences.addAll(references.differences());
    return new Reconciled(
        reconcile.verdicts,
        Conservation.of(file, mapping),
        reconcile.money,
        references.checked(),
        reconcile.differences);
  }

  private void table(TableMapping table, Rebuilt.Table told) {
    List<Row> rows;
    try (Stream<Row> shelf = Row.shelf(file, table.shelf()).read()) {
      rows = shelf.toList();
    }
    Readback readback = Readback.of(table, rows, database);
    rows.forEach(row -> judge(row, readback));
    readback.unknown().forEach(key -> unknown(table.table(), key));
    if (told.refused() > 0) {
      differences.add(
          Difference.whole(
              Severity.WARN,
              "count",
              table.table(),
              "%,d %s witnessed and could not be made"
                  .formatted(told.refused(), told.refused() == 1 ? "row is" : "rows are")));
    }
    Money.of(table, witnesses, database).forEach(sum -> count(table, sum));
  }

  private void judge(Row row, Readback readback) {
    List<String> disputed = Readback.disputed(row);
    List<String> changed = readback.differing(row);
    if (readback.missing(row)) {
      verdicts.add(new Verdict.Missing(row.table(), row.key()));
      differences.add(
          Difference.row(row.table(), row.key(), List.of(), "witnessed, but not in the database"));
    } else if (!changed.isEmpty()) {
      verdicts.add(new Verdict.Changed(row.table(), row.key(), changed));
      differences.add(
          Difference.row(
              row.table(), row.key(), changed, "holds other values than were witnessed"));
    } else if (!disputed.isEmpty()) {
      verdicts.add(new Verdict.Disputed(row.table(), row.key(), disputed));
      differences.add(
          new Difference(
              Severity.INFO,
              "row",
              row.table(),
              row.key(),
              disputed,
              "witnesses contradict each other"));
    } else {
      verdicts.add(agreement(row));
    }
  }

  private void unknown(String table, String key) {
    verdicts.add(new Verdict.Unknown(table, key));
    differences.add(
        Difference.row(table, key, List.of(), "in the database, and no witness knows it"));
  }

  private void count(TableMapping table, Money sum) {
    money.add(sum);
    if (!sum.same()) {
      differences.add(
          Difference.whole(
              Severity.CRITICAL,
              "money",
              table.table(),
              "%s: %,d witnessed, %,d rebuilt, in minor units"
                  .formatted(sum.currency(), sum.witnessed(), sum.rebuilt())));
    }
  }

  /// Agreed is a row of which at least one value is told by more than one witness.
  private Verdict agreement(Row row) {
    List<Set<String>> saying =
        row.cells().values().stream().map(this::saying).filter(set -> !set.isEmpty()).toList();
    int most = saying.stream().mapToInt(Set::size).max().orElse(0);
    return most > 1
        ? new Verdict.Agreed(row.table(), row.key(), most)
        : new Verdict.Single(
            row.table(),
            row.key(),
            saying.stream()
                .flatMap(Set::stream)
                .sorted()
                .distinct()
                .collect(Collectors.joining(", ")));
  }

  private Set<String> saying(Cell cell) {
    Stream<Origin> also = cell instanceof Cell.Known known ? known.also().stream() : Stream.empty();
    return Stream.concat(cell.origin().stream(), also)
        .flatMap(origin -> witnesses.exhibit(origin.exhibit()).stream())
        .map(Exhibit::witness)
        .collect(Collectors.toSet());
  }
}
