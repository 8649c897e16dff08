package anamnesis.rebuild;

import anamnesis.Refusal;
import anamnesis.casefile.Json;
import anamnesis.database.Fresh;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/// What is in the database before it is filled: nothing, or this case's own rows and no other.
///
/// @param tables the practice's tables that are there
/// @param rows of each table, the keys of our rows with the hash of what was witnessed
record Present(List<String> tables, Map<String, Map<String, String>> rows) {
  private static final String OWN = "anamnesis.";

  /// Refuses a database that holds a single row that is not this case's.
  static Present in(Fresh fresh, String mark) {
    List<String> all = fresh.tables();
    List<String> tables = all.stream().filter(table -> !table.startsWith(OWN)).toList();
    SequencedMap<String, String> keys = new LinkedHashMap<>();
    if (all.contains(Lineage.TABLES)) {
      refuseOthers(fresh, mark);
      fresh
          .list(
              "select json_build_array(table_name, key_column)::text from anamnesis.tables order by 1")
          .forEach(line -> keys.put(word(line, 0), word(line, 1)));
    }
    List<String> strange = new ArrayList<>();
    Map<String, Map<String, String>> rows = new HashMap<>();
    for (String table : tables) {
      String key = keys.get(table);
      if (key == null) {
        strange.addAll(fresh.rowsIn(List.of(table)));
      } else {
        strangers(fresh, table, key).ifPresent(strange::add);
        rows.put(table, ours(fresh, table, key));
      }
    }
    if (!strange.isEmpty()) {
      throw notFresh(fresh, strange, !keys.isEmpty());
    }
    return new Present(tables, rows);
  }

  /// Whether this case has filled it before.
  static boolean isOurs(Fresh fresh, String mark) {
    return fresh.tables().contains(Lineage.TABLES)
        && !fresh
            .list("select table_name from anamnesis.tables where case_mark = ?", mark)
            .isEmpty();
  }

  Map<String, String> rows(String table) {
    return rows.getOrDefault(table, Map.of());
  }

  long count() {
    return rows.values().stream().mapToLong(Map::size).sum();
  }

  private static void refuseOthers(Fresh fresh, String mark) {
    List<String> others =
        fresh.list("select table_name from anamnesis.tables where case_mark <> ? order by 1", mark);
    if (!others.isEmpty()) {
      throw new Refusal(
          "the database \"%s\" was filled by another case (%d tables)"
              .formatted(fresh.identity().database(), others.size()),
          hint(fresh));
    }
  }

  private static java.util.Optional<String> strangers(Fresh fresh, String table, String key) {
    long count =
        Long.parseLong(
            fresh
                .list(
                    "select count(*)::text from %s t where not exists (select 1 from anamnesis.rows r where r.table_name = ? and r.row_key = t.%s::text and r.content = %s)"
                        .formatted(
                            Fresh.quoted(table), Fresh.quotedName(key), Lineage.content("t")),
                    table)
                .getFirst());
    return count == 0
        ? java.util.Optional.empty()
        : java.util.Optional.of("%s %,d".formatted(table, count));
  }

  private static Map<String, String> ours(Fresh fresh, String table, String key) {
    Map<String, String> ours = new HashMap<>();
    fresh
        .list(
            "select json_build_array(r.row_key, r.witnessed)::text from anamnesis.rows r join %s t on r.row_key = t.%s::text where r.table_name = ?"
                .formatted(Fresh.quoted(table), Fresh.quotedName(key)),
            table)
        .forEach(line -> ours.put(word(line, 0), word(line, 1)));
    return ours;
  }

  private static Refusal notFresh(Fresh fresh, List<String> strange, boolean some) {
    return new Refusal(
        "the database \"%s\" is not fresh: %d table%s hold%s rows%s (%s)"
            .formatted(
                fresh.identity().database(),
                strange.size(),
                strange.size() == 1 ? "" : "s",
                strange.size() == 1 ? "s" : "",
                some ? " that this case did not write" : "",
                String.join(", ", strange)),
        hint(fresh));
  }

  private static String hint(Fresh fresh) {
    return "create an empty one with `createdb %s_fresh` and name it with --into"
        .formatted(fresh.identity().database());
  }

  private static String word(String line, int index) {
    JsonNode node = Json.tree(line);
    return node.path(index).asString("");
  }
}
