package anamnesis.detect.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Reads the records of seeds in CSV; the first line names the columns.
final class CsvText {
  private CsvText() {}

  static void read(String text, char delimiter, Told told) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setTrim(true).get();
    List<String> names = List.of();
    try (CSVParser lines = CSVParser.parse(text, format)) {
      for (CSVRecord line : lines) {
        if (line.getRecordNumber() == 1) {
          names = line.stream().map(name -> name.replace("\uFEFF", "").strip()).toList();
        } else {
          record(names, line, (int) lines.getCurrentLineNumber(), told);
        }
      }
    } catch (IOException | UncheckedIOException broken) {
      // What stood before the break was read, and a seed that is broken there seeds nothing behind.
    }
  }

  private static void record(List<String> names, CSVRecord line, int number, Told told) {
    List<Literal> record = new ArrayList<>();
    for (int column = 0; column < Math.min(names.size(), line.size()); column++) {
      if (!line.get(column).isEmpty()) {
        record.add(new Literal(names.get(column), line.get(column), number));
        told.text(line.get(column), number);
      }
    }
    if (!record.isEmpty()) {
      told.record(number, record);
    }
  }
}
