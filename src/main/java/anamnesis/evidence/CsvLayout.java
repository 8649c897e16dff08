package anamnesis.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How a table is written: what its first line says.
public record CsvLayout(Encoding encoding, char delimiter, List<String> columns) {
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

  public CsvLayout {
    columns = List.copyOf(columns);
  }

  /// What is wrong with a row of these values; empty if nothing is.
  public String fault(List<String> values) {
    int said = values.size();
    while (said > columns.size() && values.get(said - 1).isBlank()) {
      said--;
    }
    if (said != columns.size()) {
      return "%d values for %d columns".formatted(said, columns.size());
    }
    if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
      return "a NUL character, which no text holds";
    }
    return contradiction(values);
  }

  /// The values by their columns; of a column that is there twice, what it says at all.
  Map<String, String> row(List<String> values) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(columns.size(), values.size()); i++) {
      if (!values.get(i).isBlank()) {
        row.putIfAbsent(columns.get(i), values.get(i));
      }
    }
    return row;
  }

  static CsvLayout of(Encoding encoding, String header) {
    char delimiter = ',';
    int most = 0;
    for (char candidate : DELIMITERS) {
      int columns = new CsvFields(candidate).read(header).values().size();
      if (columns > most) {
        most = columns;
        delimiter = candidate;
      }
    }
    List<String> columns = new CsvFields(delimiter).read(header).values();
    return new CsvLayout(encoding, delimiter, columns.stream().map(String::strip).toList());
  }

  private String contradiction(List<String> values) {
    Map<String, String> row = row(values);
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      boolean other = !values.get(i).isBlank() && !Objects.equals(row.get(column), values.get(i));
      if (other && !column.isEmpty()) {
        return "the column %s is there twice and says two things".formatted(column);
      }
    }
    return "";
  }
}
