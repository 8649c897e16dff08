package anamnesis.detect.invented;

import anamnesis.Refusal;
import anamnesis.contact.ColumnKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// A CSV of people, as any program exports it: its first line names the columns, unless somebody
/// stands in it already.
public record PeopleFile(Path file) implements PeopleTable {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setIgnoreSurroundingSpaces(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  /// A file that is there and names its columns; else nobody could look at it at all.
  public static PeopleFile of(Path file) {
    PeopleFile people = new PeopleFile(file);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A pipe could be read once; it is opened more than once.
      throw new Refusal(people.name() + " is no plain file", "write the list to a file first");
    }
    try (CSVParser lines = people.lines()) {
      if (lines.stream().findFirst().isEmpty()) {
        throw new Refusal(
            people.name() + " is empty", "name a CSV whose first line names its columns");
      }
      return people;
    } catch (NoSuchFileException e) {
      throw new Refusal("there is no file " + file, "anamnesis scan --people FILE.csv", e);
    } catch (IOException | UncheckedIOException e) {
      throw new Refusal(people.unreadable(), "export it again as CSV in UTF-8", e);
    }
  }

  @Override
  public String name() {
    return String.valueOf(file.getFileName());
  }

  @Override
  public boolean declared() {
    return true;
  }

  @Override
  public void read(Look look) throws IOException {
    try (CSVParser lines = lines()) {
      int columns = 0;
      for (CSVRecord line : lines) {
        if (line.getRecordNumber() > 1) {
          look.record(values(line, columns));
          continue;
        }
        columns = line.size();
        boolean person = line.stream().anyMatch(ColumnKind::isEmail);
        look.heading(person ? numbered(columns) : heading(line), Set.of());
        if (person) {
          look.record(values(line, columns));
        }
      }
    } catch (CharacterCodingException | CSVException | UncheckedIOException e) {
      throw new IOException(unreadable(), e);
    }
  }

  private CSVParser lines() throws IOException {
    return FORMAT.builder().setDelimiter(delimiter()).get().parse(Saved.open(file));
  }

  private static @Nullable String[] values(CSVRecord line, int columns) {
    @Nullable String[] values = new @Nullable String[columns];
    for (int column = 0; column < columns; column++) {
      values[column] = column < line.size() ? line.get(column) : null;
    }
    return values;
  }

  private String unreadable() {
    return name() + " is no CSV in UTF-8";
  }

  /// What stands most often in the first line: comma, semicolon or tab.
  private char delimiter() throws IOException {
    try (BufferedReader in = Saved.open(file)) {
      String first = in.readLine();
      char best = ',';
      for (char each : new char[] {';', '\t', '|'}) {
        best = first != null && count(first, each) > count(first, best) ? each : best;
      }
      return best;
    }
  }

  private static long count(String line, char of) {
    return line.chars().filter(letter -> letter == of).count();
  }

  private static List<String> heading(CSVRecord line) {
    return line.stream().map(name -> name.replace("\uFEFF", "").strip()).toList();
  }

  private static List<String> numbered(int columns) {
    return IntStream.rangeClosed(1, columns).mapToObj(column -> "column " + column).toList();
  }
}
