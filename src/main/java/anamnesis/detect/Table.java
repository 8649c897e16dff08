package anamnesis.detect;

import java.util.List;
import java.util.Set;

/// A table of the wounded database, as its catalogue tells.
///
/// @param name as `schema.table`
/// @param sql the same, quoted where SQL needs it
/// @param readable whether this role may read its rows
/// @param filtered whether row-level security shows this role only some of them
/// @param partition whether it is a part of another table
record Table(
    String name,
    String sql,
    boolean readable,
    boolean filtered,
    boolean partition,
    List<Column> columns) {
  /// One column.
  ///
  /// @param type its base type, as `timestamp with time zone`
  /// @param key whether it is of the primary key
  record Column(String name, String sql, String type, boolean key) {
    private static final Set<String> TEXTS =
        Set.of("text", "character varying", "character", "citext", "name");
    private static final Set<String> NUMBERS = Set.of("bigint", "numeric", "integer");

    boolean isText() {
      return TEXTS.contains(type);
    }

    boolean isNumber() {
      return NUMBERS.contains(type);
    }

    boolean isMoment() {
      return type.startsWith("timestamp ");
    }
  }

  /// What tells its rows apart: the primary key, or where they lie if there is none.
  List<Column> place() {
    List<Column> key = columns.stream().filter(Column::key).toList();
    return key.isEmpty() ? List.of(new Column("ctid", "ctid", "tid", true)) : key;
  }

  /// Why nothing that is said of it could be trusted; empty if it can be read whole.
  String gap() {
    if (!readable) {
      return name + ": no right to read it";
    }
    return filtered ? name + ": row-level security hides rows from this role" : "";
  }
}
