package anamnesis.rebuild;

import anamnesis.casefile.Hash;
import anamnesis.database.Fresh;
import anamnesis.mapping.Cell;
import anamnesis.mapping.Origin;
import anamnesis.mapping.Row;
import anamnesis.mapping.TableMapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a filled database itself tells of where it came from, in a schema of its own: whose work it
/// is, which rows are ours and what they were, and the witness of every cell.
final class Lineage {
  static final String TABLES = "anamnesis.tables";
  static final String ROWS = "anamnesis.rows";
  static final String CELLS = "anamnesis.lineage";

  static final String DEFINITIONS =
      """
      create schema if not exists anamnesis;
      create table if not exists anamnesis.tables (
        table_name text primary key, key_column text not null, case_mark text not null);
      create table if not exists anamnesis.rows (
        table_name text not null, row_key text not null, witnessed text not null, content text,
        primary key (table_name, row_key));
      create table if not exists anamnesis.lineage (
        table_name text not null, row_key text not null, column_name text not null,
        state text not null, exhibit text, sha256 text, place text, field text, rule text,
        primary key (table_name, row_key, column_name));
      """;

  private static final List<String> ROW_COLUMNS = List.of("table_name", "row_key", "witnessed");
  private static final List<String> CELL_COLUMNS =
      List.of(
          "table_name",
          "row_key",
          "column_name",
          "state",
          "exhibit",
          "sha256",
          "place",
          "field",
          "rule");

  private Lineage() {}

  /// The same row, made of the same evidence, always has the same hash.
  static String witnessed(Row row) {
    return Hash.of(row.bytes());
  }

  static void write(Door door, TableMapping table, List<Row> rows) throws IOException {
    door.fill(
        ROWS,
        ROW_COLUMNS,
        rows.stream().map(row -> texts(row.table(), row.key(), witnessed(row))).iterator());
    door.fill(CELLS, CELL_COLUMNS, rows.stream().flatMap(Lineage::cells).iterator());
    door.run(contents(table));
  }

  /// Notes what each row holds now, by the server's own words, so that a later change is seen.
  private static String contents(TableMapping table) {
    return "update anamnesis.rows r set content = %s from %s t where r.table_name = %s and r.row_key = t.%s::text;"
        .formatted(
            content("t"),
            Fresh.quoted(table.table()),
            literal(table.table()),
            Fresh.quotedName(table.key()));
  }

  /// The hash of a row, as the server computes it.
  static String content(String row) {
    return "encode(sha256(convert_to(%s::text, 'UTF8')), 'hex')".formatted(row);
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static Stream<List<@Nullable String>> cells(Row row) {
    return row.cells().entrySet().stream()
        .map(
            entry -> {
              Cell cell = entry.getValue();
              Optional<Origin> origin = cell.origin();
              return texts(
                  row.table(),
                  row.key(),
                  entry.getKey(),
                  cell.state(),
                  origin.map(Origin::exhibit).orElse(null),
                  origin.map(Origin::sha256).orElse(null),
                  origin.map(Origin::place).orElse(null),
                  origin.map(Origin::field).orElse(null),
                  rule(cell));
            });
  }

  private static @Nullable String rule(Cell cell) {
    return switch (cell) {
      case Cell.Known known ->
          known.also().isEmpty() ? null : "%s others say the same".formatted(known.also().size());
      case Cell.Inferred inferred -> inferred.rule();
      case Cell.Disputed disputed ->
          "%s claims, %s"
              .formatted(
                  disputed.among().size(), disputed.loaded() ? "the first loaded" : "none loaded");
      case Cell.Lost lost -> lost.says();
    };
  }

  private static List<@Nullable String> texts(@Nullable String... texts) {
    List<@Nullable String> list = new ArrayList<>();
    Collections.addAll(list, texts);
    return list;
  }
}
