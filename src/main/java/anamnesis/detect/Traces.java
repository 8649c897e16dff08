package anamnesis.detect;

import anamnesis.database.Trouble;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the catalogue and the counters show of each table and of the server, read before any row:
/// reading rows may clear dead ones away.
///
/// @param schema the number of the schema public; 0 if there is none
/// @param place what tells where the database runs
/// @param gap why this could not be read; empty if it could
public record Traces(Map<String, Trace> tables, long schema, Place place, String gap) {
  public static final Traces NONE = new Traces(Map.of(), 2200, Place.UNKNOWN, "no database named");

  /// What initdb gives to the schema public, in every version.
  private static final long PUBLIC = 2200;

  /// Numbers from here on are given while a server runs.
  private static final long FIRST_NORMAL = 16384;

  private static final String COUNTED =
      """
      select n.nspname || '.' || c.relname as name,
             coalesce(pg_relation_filenode(c.oid) <> c.oid, false) as rewritten,
             coalesce(s.n_tup_ins, 0) as inserted, coalesce(s.n_tup_upd, 0) as updated,
             coalesce(s.n_tup_del, 0) as deleted, coalesce(s.n_dead_tup, 0) as dead,
             coalesce(s.n_live_tup, 0) as live
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      left join pg_stat_all_tables s on s.relid = c.oid
      where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
      """;

  private static final String SCHEMA =
      "select coalesce((select oid::bigint from pg_namespace where nspname = 'public'), 0) as oid";

  /// One table.
  ///
  /// @param rewritten whether it has another file than it was made with
  /// @param inOne whether nine in ten of its rows were written by one transaction
  public record Trace(
      boolean rewritten,
      long inserted,
      long updated,
      long deleted,
      long dead,
      long live,
      boolean inOne) {
    Trace written(boolean together) {
      return new Trace(rewritten, inserted, updated, deleted, dead, live, together);
    }
  }

  /// @param question the address without its password, as it can be typed again
  public static Traces of(Given given, String question) {
    if (given.anyDatabase().isEmpty()) {
      return NONE;
    }
    Wounded wounded = given.wounded();
    try {
      Map<String, Trace> tables = new TreeMap<>();
      wounded.each(
          COUNTED,
          row ->
              tables.put(
                  row.word("name"),
                  new Trace(
                      row.yes("rewritten"),
                      row.count("inserted"),
                      row.count("updated"),
                      row.count("deleted"),
                      row.count("dead"),
                      row.count("live"),
                      false)));
      long schema = wounded.one(SCHEMA, row -> row.count("oid"));
      return new Traces(tables, schema, Place.of(wounded, question), "");
    } catch (Trouble trouble) {
      return new Traces(Map.of(), PUBLIC, Place.UNKNOWN, String.valueOf(trouble.getMessage()));
    }
  }

  Optional<Trace> of(String table) {
    return Optional.ofNullable(tables.get(table));
  }

  /// Whether the schema public is not the one that the database began with.
  boolean reset() {
    return schema >= FIRST_NORMAL;
  }

  /// The same, knowing of one table whether its rows were all written at once. Reads its rows.
  Traces withWriters(Wounded wounded, Table table) {
    Trace trace = tables.get(table.name());
    if (trace == null || trace.updated() < trace.live() || !table.gap().isEmpty()) {
      return this;
    }
    Map<String, Trace> all = new LinkedHashMap<>(tables);
    all.put(table.name(), trace.written(inOne(wounded, table)));
    return new Traces(all, schema, place, gap);
  }

  private static boolean inOne(Wounded wounded, Table table) {
    String question =
        """
        select coalesce(max(rows) * 10 >= sum(rows) * 9, false) as one
        from (select count(*) as rows from %s group by xmin::text) as written
        """
            .formatted(table.sql());
    try {
      return wounded.one(question, row -> row.yes("one"));
    } catch (Trouble unreadable) {
      return false;
    }
  }
}
