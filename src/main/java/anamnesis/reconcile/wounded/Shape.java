package anamnesis.reconcile.wounded;

import anamnesis.backup.CopyLines;
import anamnesis.backup.CopyText;
import anamnesis.contact.ColumnKind;
import anamnesis.database.Asked;
import anamnesis.database.Fresh;
import anamnesis.detect.invented.Columns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A table of the wounded database, with all its columns.
///
/// @param key the columns that tell its rows apart; none if they are only counted
/// @param kinds which columns say what of people
/// @param people whether its rows are people
record Shape(
    String table,
    List<String> columns,
    List<Integer> key,
    Map<ColumnKind, List<Integer>> kinds,
    boolean people) {
  private static final String COLUMNS =
      """
      select a.attname as name,
             exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary
                     and a.attnum = any (i.indkey)) as key
      from pg_attribute a
      where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped order by a.attnum
      """;

  Shape {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    kinds = Collections.unmodifiableMap(kinds);
  }

  private record Named(String name, boolean key) {}

  private static List<Named> named(String table, Asked asked) {
    return asked.list(
        COLUMNS, row -> new Named(row.word("name"), row.yes("key")), Fresh.quoted(table));
  }

  /// A table whose rows are not people: of its columns, only when a row was made is known.
  static Shape of(String table, Asked asked) {
    List<Named> all = named(table, asked);
    Map<ColumnKind, List<Integer>> kinds = new EnumMap<>(ColumnKind.class);
    List<Integer> key = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).key()) {
        key.add(i);
      }
      if (ColumnKind.of(all.get(i).name(), List.of()) == ColumnKind.CREATED) {
        kinds.computeIfAbsent(ColumnKind.CREATED, none -> new ArrayList<>()).add(i);
      }
    }
    return new Shape(table, all.stream().map(Named::name).toList(), key, kinds, false);
  }

  /// A table of people, its columns as the signs recognised them.
  static Shape of(Columns known, Asked asked) {
    List<String> all = named(known.table(), asked).stream().map(Named::name).toList();
    Map<ColumnKind, List<Integer>> kinds = new EnumMap<>(ColumnKind.class);
    known
        .kinds()
        .forEach(
            (kind, columns) -> {
              for (int column : columns) {
                kinds
                    .computeIfAbsent(kind, none -> new ArrayList<>())
                    .add(all.indexOf(known.names().get(column)));
              }
            });
    List<Integer> key =
        known.key().stream().map(column -> all.indexOf(known.names().get(column))).toList();
    return new Shape(known.table(), all, key, kinds, true);
  }

  /// Whether there is such a table at all: a wipe may have dropped it.
  boolean isThere() {
    return !columns.isEmpty();
  }

  /// Its rows one by one, each with the age of the transaction that wrote it.
  void read(Asked asked, Consumer<RowSaid> see) throws IOException {
    String all =
        columns.stream()
            .map(name -> "t." + Fresh.quotedName(name))
            .collect(Collectors.joining(", "));
    long[] number = {0};
    asked.copyOut(
        "select %s, age(t.xmin) from %s t".formatted(all, Fresh.quoted(table)),
        new CopyLines(
            (bytes, from, to) ->
                see.accept(RowSaid.of(this, ++number[0], CopyText.values(bytes, from, to)))));
  }

  List<Integer> of(ColumnKind kind) {
    return kinds.getOrDefault(kind, List.of());
  }

  /// The one column that names a row; -1 if it takes several, or there is none.
  int keyColumn() {
    return key.size() == 1 ? key.getFirst() : -1;
  }
}
