package anamnesis.rebuild;

import anamnesis.mapping.Row;
import anamnesis.mapping.TableMapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the rows of a table go out, whatever the door. A column that no row fills is left to the
/// schema's own default.
final class TableRows {
  private TableRows() {}

  static void write(Door door, TableMapping table, List<Row> rows, String mark) throws IOException {
    List<String> columns =
        table.columns().keySet().stream()
            .filter(column -> rows.stream().anyMatch(row -> row.value(column).isPresent()))
            .toList();
    if (!columns.isEmpty()) {
      door.fill(table.table(), columns, rows.stream().map(row -> values(row, columns)).iterator());
    }
    door.run(
        "insert into anamnesis.tables values (%s, %s, %s) on conflict do nothing;"
            .formatted(
                Lineage.literal(table.table()),
                Lineage.literal(table.key()),
                Lineage.literal(mark)));
    Lineage.write(door, table, rows);
  }

  private static List<@Nullable String> values(Row row, List<String> columns) {
    List<@Nullable String> values = new ArrayList<>();
    columns.forEach(column -> values.add(row.value(column).orElse(null)));
    return values;
  }
}
