package anamnesis.detect;

import anamnesis.backup.CopyLines;
import anamnesis.backup.CopyText;
import anamnesis.contact.ColumnKind;
import anamnesis.detect.invented.PeopleTable;
import java.io.IOException;
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
    wounded.copy(
        question(columns),
        new CopyLines(
            (bytes, from, to) -> {
              List<@Nullable String> values = CopyText.values(bytes, from, to);
              if (values.size() == columns.size()) {
                look.record(values.toArray(new @Nullable String[0]));
              }
            }));
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
    boolean maybeLong = column.isText() || column.type().startsWith("json");
    return maybeLong ? shortened(column.sql() + "::text") : column.sql();
  }

  /// Hardly any is long: to ask first costs the server half of what it costs to cut each.
  private static String shortened(String text) {
    return "case when octet_length(%1$s) > %2$s then left(%1$s, %2$s) else %1$s end"
        .formatted(text, LONGEST);
  }
}
