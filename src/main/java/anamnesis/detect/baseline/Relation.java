package anamnesis.detect.baseline;

import anamnesis.database.Asked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A table to look at, as the catalogue tells.
///
/// @param name as `schema.table`
/// @param sql the same, quoted where SQL needs it
/// @param hidden why its rows cannot be read; empty if they can
record Relation(String name, String sql, String hidden, List<Column> columns) {
  private static final String TABLES =
      """
      select c.oid::bigint as oid, n.nspname || '.' || c.relname as name,
             quote_ident(n.nspname) || '.' || quote_ident(c.relname) as sql,
             case when not (has_schema_privilege(n.oid, 'usage')
                            and has_table_privilege(c.oid, 'select')) then 'no right to read it'
                  when row_security_active(c.oid) then 'row-level security hides rows from this role'
                  else '' end as hidden
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition
        and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
      order by 2
      """;

  private static final String COLUMNS =
      """
      select a.attrelid::bigint as oid, a.attname as name, quote_ident(a.attname) as sql,
             case when t.typname = 'citext' then 'text'
                  else format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null) end as type,
             format_type(a.atttypid, a.atttypmod) as written, a.attnotnull as needed,
             coalesce(pg_get_expr(d.adbin, d.adrelid), '') as filled,
             exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary
                     and a.attnum = any (i.indkey)) as key
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_type t on t.oid = a.atttypid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p') and not c.relispartition
        and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
      order by a.attrelid, a.attnum
      """;

  Relation {
    columns = List.copyOf(columns);
  }

  /// One column.
  ///
  /// @param type its base type, as `timestamp with time zone`
  /// @param written its type as it was declared, and whether it may be empty
  /// @param filled with what it is filled of itself, as an expression
  record Column(String name, String sql, String type, String written, String filled, boolean key) {
    boolean isMoment() {
      return type.startsWith("timestamp ");
    }
  }

  List<Column> key() {
    return columns.stream().filter(Column::key).toList();
  }

  static List<Relation> all(Asked asked) {
    Map<Long, List<Column>> columns = new LinkedHashMap<>();
    asked.each(
        COLUMNS,
        row ->
            columns
                .computeIfAbsent(row.count("oid"), table -> new ArrayList<>())
                .add(
                    new Column(
                        row.word("name"),
                        row.word("sql"),
                        row.word("type"),
                        row.word("written") + (row.yes("needed") ? " not null" : ""),
                        row.word("filled"),
                        row.yes("key"))));
    return asked.list(
        TABLES,
        row ->
            new Relation(
                row.word("name"),
                row.word("sql"),
                row.word("hidden"),
                columns.getOrDefault(row.count("oid"), List.of())));
  }
}
