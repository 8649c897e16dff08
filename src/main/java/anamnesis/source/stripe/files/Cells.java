package anamnesis.source.stripe.files;

import anamnesis.evidence.CsvTable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A table of somebody's own that holds documents in its cells, as one of all webhooks that came.
final class Cells {
  private final Bytes bytes;

  Cells(Bytes bytes) {
    this.bytes = bytes;
  }

  /// Whether a cell may hold one: a quote in a cell is written twice.
  static boolean in(Bytes bytes, List<String> columns) {
    return columns.size() > 1 && bytes.begins("{\"\"");
  }

  /// @return whether anything of Stripe was in it
  boolean read(Placing placing) throws IOException, InterruptedException {
    try (CsvTable table = CsvTable.open(bytes)) {
      for (Optional<CsvTable.Row> row = table.next(); row.isPresent(); row = table.next()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        placing.row(row.get().place().row(), row.get().values());
      }
    }
    return placing.end();
  }
}
