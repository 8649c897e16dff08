package anamnesis.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A row by the columns of its table.
public record CsvReading(Map<String, String> row) implements Reading {
  public CsvReading {
    row = Map.copyOf(row);
  }

  public static CsvReading of(CsvLayout layout, List<String> values) {
    return new CsvReading(layout.row(values));
  }

  static CsvReading of(CsvLayout layout, byte[] bytes) {
    String text = layout.encoding().decode(bytes, 0, bytes.length);
    return of(layout, new CsvFields(layout.delimiter()).read(text).values());
  }

  @Override
  public Optional<String> at(String column) {
    return Optional.ofNullable(row.get(column));
  }
}
