package anamnesis.evidence;

import java.util.Map;
import java.util.Optional;

/// A row by the columns of its table.
record CsvReading(Map<String, String> row) implements Reading {
  static CsvReading of(CsvLayout layout, byte[] bytes) {
    String text = layout.encoding().decode(bytes, 0, bytes.length);
    return new CsvReading(layout.row(new CsvFields(layout.delimiter()).read(text).values()));
  }

  @Override
  public Optional<String> at(String column) {
    return Optional.ofNullable(row.get(column));
  }
}
