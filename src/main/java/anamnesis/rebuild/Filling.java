package anamnesis.rebuild;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.database.Fresh;
import anamnesis.database.Trouble;
import anamnesis.mapping.Mapping;
import anamnesis.mapping.Row;
import anamnesis.mapping.TableMapping;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fills a database that is fresh: all that is missing in it, in one transaction, with its lineage.
final class Filling {
  /// Texts of a row are hashed on the server: they must not depend on who asks from where.
  private static final String MANNERS =
      "set local timezone = 'UTC'; set local datestyle = 'ISO, MDY';"
          + " set local intervalstyle = 'postgres'; set local extra_float_digits = 1;"
          + " set local bytea_output = 'hex';"
          // A policy must not hide rows from us, and nobody may hold us up for ever.
          + " set local row_security = off; set local lock_timeout = '20s';";

  private static final String FOREIGN =
      """
      select n.nspname || '.' || c.relname
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'f' order by 1
      """;

  private static final String LOCKABLE =
      """
      select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
        and n.nspname not like 'pg_toast%' and n.nspname not like 'pg_temp%'
        and not exists (select from pg_depend d where d.objid = c.oid
                        and d.classid = 'pg_class'::regclass and d.deptype = 'e')
      order by 1
      """;

  private static final String TRIGGERS =
      """
      select n.nspname || '.' || c.relname || ' (' || t.tgname || ')'
      from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where not t.tgisinternal and t.tgenabled <> 'D' order by 1
      """;

  private final Fresh fresh;
  private final Mapping mapping;
  private final String mark;
  private final Earlier earlier;

  /// @param ownDatabase whether the database is the case's own, to be made anew if the evidence
  ///   says otherwise by now
  Filling(Fresh fresh, Mapping mapping, String mark, boolean ownDatabase) {
    this.fresh = fresh;
    this.mapping = mapping;
    this.mark = mark;
    this.earlier = new Earlier(fresh, mapping, ownDatabase);
  }

  /// @return how many rows were written; 0 if all of them were there
  long fill(SequencedMap<TableMapping, List<Row>> wanted, Progress progress) throws IOException {
    try {
      long written = filled(wanted, progress);
      fresh.commit();
      return written;
    } catch (Trouble e) {
      if (e.passing()) {
        throw e;
      }
      throw new Refusal(
          "the database \"%s\" did not take the rows (%s)"
              .formatted(fresh.identity().database(), e.getMessage()),
          "nothing was changed in it; see what the schema asks that the mapping does not give",
          e);
    }
  }

  private long filled(SequencedMap<TableMapping, List<Row>> wanted, Progress progress)
      throws IOException {
    fresh.run(MANNERS);
    fresh.hold();
    fresh.refuseUnfit();
    refuseForeign();
    keepOthersOut();
    Present present = Present.in(fresh, mark);
    if (!Present.isOurs(fresh, mark)) {
      fresh.refuseUsed(schemasOf(wanted.keySet()));
    }
    present = earlier.ofTheseDefinitions(present, wanted.keySet());
    if (present.tables().isEmpty()) {
      fresh.run(mapping.schema().sql());
      fresh.run("set local search_path = public;" + MANNERS);
    }
    refuseUnfit(wanted.keySet());
    present = earlier.sameOrAnew(present, wanted);
    fresh.run(Lineage.DEFINITIONS);
    earlier.note();
    Door door = new Through(fresh);
    long written = 0;
    try (Progress.Task task =
        progress.begin("filling", wanted.values().stream().mapToLong(List::size).sum())) {
      for (TableMapping table : LoadOrder.of(fresh, wanted.keySet())) {
        Set<String> there = present.rows(table.table()).keySet();
        List<Row> rows = wanted.getOrDefault(table, List.of());
        List<Row> missing = rows.stream().filter(row -> !there.contains(row.key())).toList();
        forgetAbsent(table);
        TableRows.write(door, table, missing, mark);
        written += missing.size();
        task.done(written);
      }
    }
    refuseUnmarked();
    return written;
  }

  /// Where the practice's tables stand already, made by its own hand.
  private List<String> schemasOf(Set<TableMapping> wanted) {
    List<String> there = fresh.tables();
    return wanted.stream()
        .map(TableMapping::table)
        .filter(there::contains)
        .map(table -> table.replaceFirst("\\..*", ""))
        .distinct()
        .toList();
  }

  /// What is written into a foreign table is written into another database.
  private void refuseForeign() {
    List<String> foreign = fresh.list(FOREIGN);
    if (!foreign.isEmpty()) {
      throw new Refusal(
          "tables of \"%s\" stand in another database: %s"
              .formatted(fresh.identity().database(), String.join(", ", foreign)),
          "name an empty database whose tables are its own");
    }
  }

  /// What is found empty stays empty until it is filled, whoever else is connected.
  private void keepOthersOut() {
    List<String> tables = fresh.list(LOCKABLE);
    if (!tables.isEmpty()) {
      fresh.run("lock table " + String.join(", ", tables) + " in share row exclusive mode");
    }
  }

  private void refuseUnfit(Set<TableMapping> wanted) {
    Set<String> there = new HashSet<>(fresh.tables());
    List<String> absent =
        wanted.stream().map(TableMapping::table).filter(table -> !there.contains(table)).toList();
    if (!absent.isEmpty()) {
      throw new Refusal(
          "the database \"%s\" has tables, but not %s"
              .formatted(fresh.identity().database(), String.join(", ", absent)),
          "name an empty database, or the file that defines all tables with --schema");
    }
    List<String> triggers = fresh.list(TRIGGERS);
    if (!triggers.isEmpty()) {
      throw new Refusal(
          "triggers would act on every row that is filled in: %s"
              .formatted(String.join(", ", triggers)),
          "disable them in the fresh database (`alter table … disable trigger user`) until it is"
              + " filled");
    }
  }

  /// Rows that somebody took out since come back with what is known of them now.
  private void forgetAbsent(TableMapping table) {
    for (String ours : List.of(Lineage.ROWS, Lineage.CELLS)) {
      fresh.run(
          "delete from %s o where o.table_name = %s and not exists (select 1 from %s t where t.%s::text = o.row_key)"
              .formatted(
                  ours,
                  Lineage.literal(table.table()),
                  Fresh.quoted(table.table()),
                  Fresh.quotedName(table.key())));
    }
  }

  private void refuseUnmarked() {
    List<String> unmarked =
        fresh.list(
            "select distinct table_name from anamnesis.rows where content is null order by 1");
    if (!unmarked.isEmpty()) {
      throw new Refusal(
          "the keys of %s come out of the database otherwise than they went in"
              .formatted(String.join(", ", unmarked)),
          "let the mapping give them in the form in which the column's type is written");
    }
  }

  /// A database as a door.
  private record Through(Fresh fresh) implements Door {
    @Override
    public void run(String sql) {
      fresh.run(sql);
    }

    @Override
    public void fill(String table, List<String> columns, Iterator<List<@Nullable String>> rows)
        throws IOException {
      fresh.fill(table, columns, rows);
    }
  }
}
