package anamnesis.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table in CSV, row by row, each with its exact bytes, in little memory whatever its size.
///
/// A quote that is never closed costs the line that it stands in and no other: reading goes on at
/// the line after it.
public final class CsvTable implements AutoCloseable {
  private final InputStream in;
  private final Lines lines;
  private final CsvLayout layout;

  /// A first line that names no column, for it is too long to be read: the first fault.
  private Lines.@Nullable Line tooLong;

  private CsvTable(InputStream in, Encoding encoding) throws IOException {
    this.in = in;
    this.lines = new Lines(in, encoding);
    this.layout = CsvLayout.of(encoding, header());
  }

  private Optional<Row> longHeader() {
    Optional<Row> row = Optional.ofNullable(tooLong).map(CsvTable::tooLong);
    tooLong = null;
    return row;
  }

  private static Row tooLong(Lines.Line line) {
    Place place = Place.csv(line.number(), line.offset(), line.length());
    return new Row(place, List.of(), "a line longer than %d MB".formatted(Lines.LONGEST >> 20));
  }

  /// The same bytes, from their beginning, as often as it is asked.
  @FunctionalInterface
  public interface Bytes {
    InputStream open() throws IOException;
  }

  /// One row. Its values are empty where its fault is not.
  public record Row(Place place, List<String> values, String fault) {
    public Row {
      values = List.copyOf(values);
    }
  }

  /// Reads the bytes twice: once to learn how they are written.
  public static CsvTable open(Bytes bytes) throws IOException {
    Encoding encoding;
    try (InputStream in = bytes.open()) {
      encoding = Encoding.of(in);
    }
    InputStream in = new BufferedInputStream(bytes.open(), 1 << 16);
    try {
      return new CsvTable(in, encoding);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  public CsvLayout layout() {
    return layout;
  }

  /// The next row that is not blank; empty at the end.
  public Optional<Row> next() throws IOException {
    Optional<Row> header = longHeader();
    List<Lines.Line> taken = new ArrayList<>();
    if (header.isPresent() || !take(taken)) {
      return header;
    }
    if (taken.getFirst().over()) {
      return Optional.of(tooLong(taken.getFirst()));
    }
    CsvFields fields = new CsvFields(layout.delimiter()).read(taken.getFirst().text());
    long read = taken.getFirst().length();
    while (fields.open() && read < Lines.LONGEST) {
      Lines.Line more = lines.next();
      if (more == null || more.over()) {
        lines.giveBack(more == null ? List.of() : List.of(more));
        break;
      }
      fields.read(taken.getLast().ending()).read(more.text());
      taken.add(more);
      read += more.length();
    }
    return Optional.of(row(taken, fields));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private Row row(List<Lines.Line> taken, CsvFields fields) {
    Lines.Line first = taken.getFirst();
    if (fields.open() || fields.broken()) {
      lines.giveBack(taken.subList(1, taken.size()));
      String fault = fields.open() ? "a quote is never closed" : "text after a closing quote";
      return new Row(Place.csv(first.number(), first.offset(), first.length()), List.of(), fault);
    }
    Lines.Line last = taken.getLast();
    int length = Math.toIntExact(last.end() - first.offset());
    List<String> values = fields.values();
    return new Row(Place.csv(first.number(), first.offset(), length), values, layout.fault(values));
  }

  private boolean take(List<Lines.Line> taken) throws IOException {
    Lines.Line line = lines.next();
    while (line != null && line.length() == 0) {
      line = lines.next();
    }
    if (line != null) {
      taken.add(line);
    }
    return line != null;
  }

  private String header() throws IOException {
    List<Lines.Line> taken = new ArrayList<>();
    if (!take(taken)) {
      return "";
    }
    tooLong = taken.getFirst().over() ? taken.getFirst() : null;
    return taken.getFirst().text();
  }
}
