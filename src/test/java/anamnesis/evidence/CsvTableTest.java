package anamnesis.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.Test;

class CsvTableTest {
  private static final int TRIES = Integer.getInteger("depth", 1) * 300;
  private static final String ALPHABET = "ab ,;\"'\n\r\téß€𝒜0";

  /// Another's writer as the oracle: whatever it writes is read back, by its bytes alone.
  @Test
  void every_table_that_can_be_written_is_read_back_value_by_value() throws IOException {
    for (int seed = 0; seed < TRIES; seed++) {
      Random random = new Random(seed);
      Charset charset =
          List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
              .get(random.nextInt(3));
      String mark = random.nextBoolean() ? "\uFEFF" : "";
      int columns = 2 + random.nextInt(4);
      List<List<String>> table = table(random, columns);
      byte[] bytes = (mark + written(random, columns, table)).getBytes(charset);

      List<List<String>> read = new ArrayList<>();
      try (CsvTable rows = CsvTable.open(() -> new ByteArrayInputStream(bytes))) {
        for (Optional<CsvTable.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
          assertThat(row.get().fault()).describedAs("seed %d", seed).isEmpty();
          Place place = row.get().place();
          int from = (int) place.offset();
          byte[] stretch = Arrays.copyOfRange(bytes, from, from + place.length());
          String text = rows.layout().encoding().decode(stretch, 0, stretch.length);
          read.add(new CsvFields(',').read(text).values());
          assertThat(read.getLast()).isEqualTo(row.get().values());
        }
      }

      assertThat(read).describedAs("seed %d", seed).isEqualTo(table);
    }
  }

  @Test
  void noise_is_read_to_its_end_without_a_row_lost() throws IOException {
    for (int seed = 0; seed < TRIES; seed++) {
      byte[] noise = new byte[200];
      new Random(seed).nextBytes(noise);
      int rows = 0;
      try (CsvTable table = CsvTable.open(() -> new ByteArrayInputStream(noise))) {
        long end = 0;
        for (Optional<CsvTable.Row> row = table.next(); row.isPresent(); row = table.next()) {
          assertThat(row.get().place().offset()).isGreaterThanOrEqualTo(end);
          end = row.get().place().offset() + row.get().place().length();
          rows++;
        }
        assertThat(end).isLessThanOrEqualTo(noise.length);
      }
      assertThat(rows).isLessThan(noise.length);
    }
  }

  private static List<List<String>> table(Random random, int columns) {
    List<List<String>> table = new ArrayList<>();
    for (int r = random.nextInt(6); r > 0; r--) {
      List<String> row = new ArrayList<>();
      // The first value is never empty: a row of nothing but empty values is still a row.
      row.add("x" + value(random));
      while (row.size() < columns) {
        row.add(value(random));
      }
      table.add(row);
    }
    return table;
  }

  private static String value(Random random) {
    int[] letters = ALPHABET.codePoints().toArray();
    StringBuilder value = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      value.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return value.toString();
  }

  private static String written(Random random, int columns, List<List<String>> table)
      throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setQuoteMode(random.nextBoolean() ? QuoteMode.ALL : QuoteMode.MINIMAL)
            .setRecordSeparator(List.of("\n", "\r\n", "\r").get(random.nextInt(3)))
            .get();
    StringWriter out = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(out, format)) {
      printer.printRecord(List.of("id", "b", "c", "d", "e").subList(0, columns));
      printer.printRecords(table);
    }
    return out.toString();
  }
}
