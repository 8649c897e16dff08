package anamnesis.reconcile;

import anamnesis.casefile.Json;
import anamnesis.database.Asked;
import anamnesis.database.Fresh;
import anamnesis.mapping.Cell;
import anamnesis.mapping.Row;
import anamnesis.mapping.TableMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a table back and compares it, column by column, with the rows as they were witnessed.
///
/// The server itself turns the witnessed texts into the column's types: what it takes for the same
/// is the same, and nothing here knows how it writes a date.
final class Readback {
  private static final int ROWS_AT_ONCE = 2_000;

  /// A default that is a plain constant, as the catalogue writes it.
  private static final Pattern CONSTANT =
      Pattern.compile("'(?:[^']|'')*'::[\\w ]+|-?[0-9.]+|true|false");

  private static final String DEFAULTS =
      """
      select a.attname as name, pg_get_expr(d.adbin, d.adrelid) as value
      from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
      where d.adrelid = ?::regclass
      """;

  private final TableMapping table;
  private final Asked database;
  private final Map<String, List<String>> differing = new HashMap<>();
  private final Set<String> missing = new HashSet<>();
  private final Set<String> unknown = new TreeSet<>();

  private Readback(TableMapping table, Asked database) {
    this.table = table;
    this.database = database;
  }

  static Readback of(TableMapping table, List<Row> rows, Asked database) {
    Readback readback = new Readback(table, database);
    String question = readback.question(rows);
    for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
      readback.compare(question, rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE)));
    }
    readback.strangers(rows);
    return readback;
  }

  boolean missing(Row row) {
    return missing.contains(row.key());
  }

  List<String> differing(Row row) {
    return differing.getOrDefault(row.key(), List.of());
  }

  /// Keys in the database that no row has, in order.
  Set<String> unknown() {
    return unknown;
  }

  private void compare(String question, List<Row> rows) {
    ArrayNode array = Json.mapper().createArrayNode();
    rows.forEach(row -> array.add(values(row)));
    database.each(
        question,
        answer -> {
          String key = answer.word("key");
          if (answer.yes("missing")) {
            missing.add(key);
            return;
          }
          List<String> columns = new ArrayList<>();
          Json.tree(answer.word("differing")).forEach(column -> columns.add(column.asString("")));
          if (!columns.isEmpty()) {
            differing.put(key, columns);
          }
        },
        Json.write(array));
  }

  private static ObjectNode values(Row row) {
    ObjectNode values = Json.object();
    row.cells()
        .forEach((column, cell) -> cell.loads().ifPresent(value -> values.put(column, value)));
    return values;
  }

  private String question(List<Row> rows) {
    Map<String, String> defaults = defaults();
    List<String> columns = new ArrayList<>();
    for (String column : table.columns().keySet()) {
      String name = Fresh.quotedName(column);
      boolean filled = rows.stream().anyMatch(row -> row.value(column).isPresent());
      String value = defaults.get(column);
      String wanted = "e." + name;
      if (!filled && value != null) {
        wanted = CONSTANT.matcher(value).matches() ? "(" + value + ")" : "t." + name;
      }
      columns.add(
          "case when %s::text is distinct from t.%s::text then '%s' end"
              .formatted(wanted, name, column.replace("'", "''")));
    }
    String key = Fresh.quotedName(table.key());
    String name = Fresh.quoted(table.table());
    return """
        select e.%1$s::text as key, t.%1$s is null as missing,
               array_to_json(array_remove(array[%3$s]::text[], null))::text as differing
        from jsonb_populate_recordset(null::%2$s, ?::jsonb) e left join %2$s t on t.%1$s = e.%1$s
        """
        .formatted(key, name, String.join(",\n", columns));
  }

  private Map<String, String> defaults() {
    Map<String, String> defaults = new HashMap<>();
    database.each(
        DEFAULTS,
        answer -> defaults.put(answer.word("name"), answer.word("value")),
        Fresh.quoted(table.table()));
    return defaults;
  }

  private void strangers(List<Row> rows) {
    Set<String> keys = new HashSet<>();
    rows.forEach(row -> keys.add(row.key()));
    database.each(
        "select %s::text as key from %s"
            .formatted(Fresh.quotedName(table.key()), Fresh.quoted(table.table())),
        answer -> {
          String key = answer.text("key").orElse("");
          if (!keys.contains(key)) {
            unknown.add(key);
          }
        });
  }

  /// Columns on which witnesses contradict each other.
  static List<String> disputed(Row row) {
    return row.cells().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Cell.Disputed)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
