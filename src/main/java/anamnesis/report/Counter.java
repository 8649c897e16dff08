package anamnesis.report;

import anamnesis.mapping.Cell;
import anamnesis.mapping.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Goes through the rows of one table once, and keeps only what must be spoken of.
final class Counter {
  private String table;
  private final List<Gap> gaps = new ArrayList<>();
  private final Map<String, Long> money = new TreeMap<>();
  private long rows;
  private long people;
  private long known;
  private long inferred;
  private long disputed;
  private long lost;
  private long withheld;
  private long unspoken;

  /// @param table how the table is called until a row says it in full
  Counter(String table) {
    this.table = table;
  }

  void add(Row row) {
    rows++;
    table = row.table();
    people += Person.of(row).isPresent() ? 1 : 0;
    row.cells().forEach((column, cell) -> count(row, column, cell));
    Payment.of(row).ifPresent(paid -> money.merge(paid.currency(), paid.minor(), Long::sum));
  }

  TableCount count() {
    return new TableCount(table, rows, known, inferred, disputed, lost, withheld, unspoken);
  }

  /// How many of the rows are somebody's own.
  long people() {
    return people;
  }

  List<Gap> gaps() {
    return gaps;
  }

  /// Minor units by currency; empty if the table holds no payments.
  Map<String, Long> money() {
    return money;
  }

  private void count(Row row, String column, Cell cell) {
    switch (cell) {
      case Cell.Known _ -> known++;
      case Cell.Inferred _ -> inferred++;
      case Cell.Disputed(List<Cell.Claim> among, boolean _) -> {
        disputed++;
        gaps.add(gap(row, column, "disputed", claims(among)));
      }
      case Cell.Lost(Cell.Why why, String says) -> lost(row, column, why, says);
    }
  }

  private void lost(Row row, String column, Cell.Why why, String says) {
    switch (why) {
      case UNWITNESSED -> {
        lost++;
        gaps.add(gap(row, column, "lost", says));
      }
      case WITHHELD -> withheld++;
      case UNSPOKEN -> unspoken++;
    }
  }

  private Gap gap(Row row, String column, String state, String says) {
    return new Gap(row.table(), row.key(), column, state, says, owners(row));
  }

  private static List<String> owners(Row row) {
    List<String> owners = new ArrayList<>(List.of(row.identity(), row.key()));
    row.cells()
        .forEach(
            (column, cell) -> {
              if (column.endsWith("_id") && cell instanceof Cell.Known said) {
                owners.add(said.value());
              }
            });
    return owners;
  }

  private static String claims(List<Cell.Claim> among) {
    return among.stream()
        .map(claim -> "%s (%s)".formatted(claim.value(), claim.from().exhibit()))
        .collect(Collectors.joining(" | "));
  }
}
