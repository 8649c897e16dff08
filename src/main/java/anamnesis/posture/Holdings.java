package anamnesis.posture;

import anamnesis.backup.Contained;
import anamnesis.database.Answer;
import anamnesis.database.Asked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What a database holds, asked of it read-only: its tables, and where its sequences stand.
final class Holdings {
  private static final String TABLES =
      """
      select n.nspname || '.' || c.relname as name,
             quote_ident(n.nspname) || '.' || quote_ident(c.relname) as sql,
             c.relkind = 'p' as parted,
             coalesce((select pn.nspname || '.' || p.relname
                       from pg_inherits i join pg_class p on p.oid = i.inhparent
                       join pg_namespace pn on pn.oid = p.relnamespace
                       where i.inhrelid = c.oid and c.relispartition), '') as parent,
             exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e'
                     and d.classid = 'pg_class'::regclass) as extension,
             coalesce((select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
                from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
                and not a.attisdropped and a.attgenerated = ''), '') as columns,
             coalesce((select string_agg(a.attname, chr(31) order by a.attnum)
                from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
                and not a.attisdropped and a.attgenerated = ''), '') as names,
             coalesce((select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
                from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
                and not a.attisdropped and a.atttypid in (1082, 1114, 1184)), '') as times,
             coalesce((select string_agg(a.attname, chr(31) order by a.attnum)
                from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
                and not a.attisdropped and a.atttypid in (1082, 1114, 1184)), '') as time_names,
             exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
                     and a.atttypid in (700, 701, 1021, 1022)) as floats
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and c.relpersistence <> 't'
        and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_toast'
      order by 1
      """;

  private static final String SEQUENCES =
      """
      select schemaname || '.' || sequencename as name, last_value
      from pg_sequences where last_value is not null order by 1
      """;

  private static final String OWNED =
      """
      select quote_ident(sn.nspname) || '.' || quote_ident(s.relname) as sequence,
             quote_ident(tn.nspname) || '.' || quote_ident(t.relname) as sql,
             quote_ident(a.attname) as column_sql,
             tn.nspname || '.' || t.relname || '.' || a.attname as name, q.seqincrement as step
      from pg_depend d
      join pg_class s on s.oid = d.objid and s.relkind = 'S'
      join pg_sequence q on q.seqrelid = s.oid and q.seqincrement > 0
      join pg_namespace sn on sn.oid = s.relnamespace
      join pg_class t on t.oid = d.refobjid and t.relkind in ('r', 'p')
      join pg_namespace tn on tn.oid = t.relnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
        and a.atttypid in (20, 21, 23)
      where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
        and d.deptype in ('a', 'i')
      order by 4
      """;

  private final Asked asked;
  private final List<Held> held;

  Holdings(Asked asked) {
    this.asked = asked;
    this.held = asked.list(TABLES, Holdings::held);
  }

  /// A table as SQL names it.
  ///
  /// @param parted whether its rows stand in its partitions
  /// @param parent of which it is a partition; empty if of none
  /// @param extension whether it came with an extension, whose business it is
  /// @param columns those that a dump holds, for SQL; `names` the same for us
  /// @param floats whether servers before 12 write its numbers in other letters
  record Held(
      String name,
      String sql,
      boolean parted,
      String parent,
      boolean extension,
      String columns,
      List<String> names,
      String times,
      List<String> timeNames,
      boolean floats) {
    String rows() {
      return "select %s from %s%s".formatted(columns, parted ? "" : "only ", sql);
    }

    String ages() {
      return "select %s from %s%s".formatted(times, parted ? "" : "only ", sql);
    }
  }

  List<Held> tables() {
    return held;
  }

  /// Those whose rows are to be read: tables, and the roots that a copy filled as a whole.
  ///
  /// @param filled the tables that the copy has rows for, by their names
  List<Held> readable(Set<String> filled) {
    Map<String, Held> byName = new HashMap<>();
    held.forEach(each -> byName.put(each.name(), each));
    List<Held> readable = new ArrayList<>();
    for (Held each : held) {
      boolean within = isWithin(each, filled, byName);
      boolean root = !each.parted() || filled.contains(each.name());
      if (root && !within && !each.extension()) {
        readable.add(each);
      }
    }
    return readable;
  }

  private static boolean isWithin(Held table, Set<String> filled, Map<String, Held> byName) {
    Held parent = byName.get(table.parent());
    while (parent != null) {
      if (filled.contains(parent.name())) {
        return true;
      }
      parent = byName.get(parent.parent());
    }
    return false;
  }

  /// Reads a table's rows, the same way as a copy's.
  void read(Held table, Contained into) throws IOException {
    asked.copyOut(table.rows(), into.table(table.name(), table.names()));
  }

  /// Counts them, and reads their times alone.
  void count(Held table, Contained into) throws IOException {
    asked.copyOut(table.ages(), into.table(table.name(), table.timeNames()));
  }

  Map<String, Long> sequences() {
    Map<String, Long> sequences = new TreeMap<>();
    asked.each(SEQUENCES, row -> sequences.put(row.word("name"), row.count("last_value")));
    return sequences;
  }

  /// Sequences whose next number would be refused.
  List<Collision> collisions() {
    List<Collision> collisions = new ArrayList<>();
    for (Owned owned : asked.list(OWNED, Owned::of)) {
      long next =
          asked
              .first(
                  "select last_value, is_called from " + owned.sequence(),
                  row -> row.count("last_value") + (row.yes("is_called") ? owned.step() : 0))
              .orElse(0L);
      asked
          .first(
              "select max(%s)::bigint as largest from %s".formatted(owned.column(), owned.sql()),
              row -> row.number("largest"))
          .flatMap(largest -> largest)
          .filter(largest -> largest >= next)
          .ifPresent(largest -> collisions.add(new Collision(owned.name(), next, largest)));
    }
    return collisions;
  }

  private record Owned(String sequence, String sql, String column, String name, long step) {
    static Owned of(Answer row) {
      return new Owned(
          row.word("sequence"),
          row.word("sql"),
          row.word("column_sql"),
          row.word("name"),
          row.count("step"));
    }
  }

  private static Held held(Answer row) {
    return new Held(
        row.word("name"),
        row.word("sql"),
        row.yes("parted"),
        row.word("parent"),
        row.yes("extension"),
        row.word("columns"),
        listed(row.word("names")),
        row.word("times"),
        listed(row.word("time_names")),
        row.yes("floats"));
  }

  private static List<String> listed(String names) {
    return names.isEmpty() ? List.of() : Arrays.asList(names.split("\u001f"));
  }
}
