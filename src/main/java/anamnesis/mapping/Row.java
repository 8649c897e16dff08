package anamnesis.mapping;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// One rebuilt row before it is loaded: its table, its key, whose it is, and its cells.
///
/// @param identity the identity it was made of
public record Row(String table, String key, String identity, SequencedMap<String, Cell> cells) {
  private static final RowPen PEN = new RowPen();

  public Row {
    cells = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(cells));
  }

  public Optional<Cell> cell(String column) {
    return Optional.ofNullable(cells.get(column));
  }

  /// What is loaded into a column, if anything is.
  public Optional<String> value(String column) {
    return cell(column).flatMap(Cell::loads);
  }

  /// The same row, made of the same evidence, is always these bytes.
  public byte[] bytes() {
    return PEN.write(this);
  }

  /// @param table without its schema, as the file is called
  public static Shelf<Row> shelf(Case file, String table) {
    return file.shelf("rows/" + table + ".jsonl", Row.class, 1, PEN);
  }
}
