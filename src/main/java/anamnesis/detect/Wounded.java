package anamnesis.detect;

import anamnesis.backup.Stamp;
import anamnesis.database.Answer;
import anamnesis.database.Asked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The database that was hurt, asked in one snapshot. Its catalogue is read once, before any row.
public final class Wounded {
  private static final String TABLES =
      """
      select c.oid::bigint as oid, n.nspname || '.' || c.relname as name,
             quote_ident(n.nspname) || '.' || quote_ident(c.relname) as sql,
             has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select') as readable,
             row_security_active(c.oid) as filtered, c.relispartition as partition
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
      order by n.nspname collate "C", c.relname collate "C"
      """;

  private static final String COLUMNS =
      """
      select a.attrelid::bigint as oid, a.attname as name, quote_ident(a.attname) as sql,
             format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null) as type,
             exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary
                     and a.attnum = any (i.indkey)) as key
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_type t on t.oid = a.atttypid
      where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
        and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
      order by a.attrelid, a.attnum
      """;

  private final Asked asked;
  private final Selection selection;
  private final List<Table> tables;

  public Wounded(Asked asked, Selection selection) {
    this.asked = asked;
    this.selection = selection;
    this.tables = catalogue(asked);
  }

  /// How much was written in a stretch of time.
  ///
  /// @param rows of the table that wrote most
  public record Activity(long rows, String table, Instant newest) {}

  /// The tables that were asked for, in order.
  List<Table> tables() {
    return tables.stream().filter(table -> selection.includes(table.name())).toList();
  }

  Selection selection() {
    return selection;
  }

  Optional<Table> table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  public boolean holds(String selected) {
    return tables.stream()
        .anyMatch(table -> new Selection(List.of(selected)).includes(table.name()));
  }

  long count(Table table) {
    return asked
        .first("select count(*) as rows from " + table.sql(), row -> row.count("rows"))
        .orElse(0L);
  }

  void each(String question, Consumer<Answer> row) {
    asked.each(question, row);
  }

  /// What was written after one moment and up to another, by any table that tells times and may be
  /// read; nothing if none does. It looks at all tables, for life anywhere is life.
  Optional<Activity> written(Instant after, Instant until) {
    Activity most = null;
    for (Table table : tables) {
      if (table.readable() && !table.partition()) {
        for (Table.Column column : table.columns()) {
          if (column.isMoment() && Stamp.speaks(column.name())) {
            Activity here = written(table, column, new Instant[] {after, until});
            most = most == null || here.rows() > most.rows() ? here : most;
          }
        }
      }
    }
    return Optional.ofNullable(most);
  }

  private Activity written(Table table, Table.Column column, Instant[] span) {
    String question =
        "select count(*) as rows, max(%1$s) as newest from %2$s where %1$s > ?::timestamptz and %1$s <= ?::timestamptz"
            .formatted(column.sql(), table.sql());
    return asked
        .list(
            question,
            row ->
                new Activity(
                    row.count("rows"), table.name(), row.instant("newest").orElse(span[0])),
            span[0].toString(),
            span[1].toString())
        .getFirst();
  }

  private static List<Table> catalogue(Asked asked) {
    Map<Long, List<Table.Column>> columns = new LinkedHashMap<>();
    asked.each(
        COLUMNS,
        row ->
            columns
                .computeIfAbsent(row.count("oid"), table -> new ArrayList<>())
                .add(
                    new Table.Column(
                        row.word("name"), row.word("sql"), row.word("type"), row.yes("key"))));
    return asked.list(
        TABLES,
        row ->
            new Table(
                row.word("name"),
                row.word("sql"),
                row.yes("readable"),
                row.yes("filtered"),
                row.yes("partition"),
                columns.getOrDefault(row.count("oid"), List.of())));
  }
}
