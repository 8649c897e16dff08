package anamnesis.detect;

import anamnesis.backup.CopyText;
import anamnesis.contact.ColumnKind;
import anamnesis.detect.invented.PeopleTable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A table of the wounded database, as [PeopleTable] wants it: in the order of its key where that
/// is one number, else as it lies, streamed by COPY.
record PeopleInDatabase(Wounded wounded, Table table) implements PeopleTable {
  /// Longer values say nothing of a person that their beginning does not.
  private static final int LONGEST = 320;

  private static final Set<String> LOOKED_AT =
      Set.of("date", "uuid", "json", "jsonb", "boolean", "\"char\"");

  @Override
  public String name() {
    return table.name();
  }

  @Override
  public String gap() {
    return table.gap();
  }

  @Override
  public void read(Look look) throws IOException {
    List<Table.Column> columns =
        table.columns().stream().filter(PeopleInDatabase::isLookedAt).toList();
    if (columns.stream().noneMatch(column -> speaks(column))) {
      return;
    }
    Set<String> key = new HashSet<>();
    columns.stream().filter(Table.Column::key).forEach(column -> key.add(column.name()));
    look.heading(columns.stream().map(Table.Column::name).toList(), key);
    wounded.copy(question(columns), new Splitting(look, columns.size()));
  }

  /// A table of nothing but numbers and dates is not asked at all.
  private static boolean speaks(Table.Column column) {
    return column.isText()
        || (column.isNumber() && ColumnKind.PHONE.named(column.name()))
        || column.type().equals("date");
  }

  private static boolean isLookedAt(Table.Column column) {
    return column.key()
        || column.isText()
        || column.isNumber()
        || column.isMoment()
        || LOOKED_AT.contains(column.type());
  }

  private String question(List<Table.Column> columns) {
    String values = columns.stream().map(PeopleInDatabase::value).collect(Collectors.joining(", "));
    List<Table.Column> key = columns.stream().filter(Table.Column::key).toList();
    boolean counted = key.size() == 1 && key.getFirst().isNumber();
    return "select %s from %s%s"
        .formatted(values, table.sql(), counted ? " order by " + key.getFirst().sql() : "");
  }

  private static String value(Table.Column column) {
    return column.isText() || column.type().startsWith("json")
        ? "left(%s::text, %s)".formatted(column.sql(), LONGEST)
        : column.sql();
  }

  /// Cuts what COPY sends into its rows.
  private static final class Splitting extends OutputStream {
    private final Look look;
    private final int columns;
    private byte[] open = new byte[1 << 12];
    private int size;

    Splitting(Look look, int columns) {
      this.look = look;
      this.columns = columns;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      int from = offset;
      for (int i = offset; i < offset + length; i++) {
        if (bytes[i] == '\n') {
          if (size == 0) {
            row(bytes, from, i);
          } else {
            keep(bytes, from, i);
            row(open, 0, size);
            size = 0;
          }
          from = i + 1;
        }
      }
      keep(bytes, from, offset + length);
    }

    private void keep(byte[] bytes, int from, int to) {
      if (size + to - from > open.length) {
        open = Arrays.copyOf(open, Math.max(open.length * 2, size + to - from));
      }
      System.arraycopy(bytes, from, open, size, to - from);
      size += to - from;
    }

    private void row(byte[] bytes, int from, int to) {
      List<@Nullable String> values = CopyText.values(bytes, from, to);
      if (values.size() == columns) {
        look.record(values.toArray(new @Nullable String[0]));
      }
    }
  }
}
