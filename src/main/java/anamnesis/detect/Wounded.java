package anamnesis.detect;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import anamnesis.database.Answer;
import anamnesis.database.Asked;
import anamnesis.database.ServerIdentity;
import anamnesis.database.Trouble;
import anamnesis.detect.baseline.Baseline;
import anamnesis.detect.baseline.Look;
import anamnesis.detect.baseline.Salt;
import anamnesis.detect.invented.PeopleTable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
             case when t.typname = 'citext' then 'citext'
                  else format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null) end as type,
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
  private final Map<String, Long> counted = new HashMap<>();
  private @Nullable List<Children.Reference> references;

  public Wounded(Asked asked, Selection selection) {
    this.asked = asked;
    this.selection = selection;
    this.tables = catalogue(asked);
  }

  /// The databases that were scanned for a case, each once: none of them may ever be filled by it.
  public static Shelf<ServerIdentity> shelf(Case file) {
    return file.shelf("wounded.jsonl", ServerIdentity.class, 1);
  }

  /// Remembers which database this is, so that a later rebuild knows it by whatever name.
  public void remember(Case file) throws IOException {
    Set<ServerIdentity> all = new LinkedHashSet<>();
    try (Stream<ServerIdentity> known = shelf(file).read()) {
      known.forEach(all::add);
    }
    all.add(asked.identity());
    shelf(file).write(all);
  }

  Look look(Look.Manner manner) {
    return new Look(asked, manner);
  }

  /// How it looks now, beside how it looked when it was well.
  ///
  /// @param known null where nobody kept a baseline
  public Given.Recalled recalled(@Nullable Baseline known, Salt salt, Given given) {
    Passing passing = Passing.of(given.thresholds());
    return new Given.Recalled(
        known, look(new Look.Manner(salt, given.now(), passing::isPrecious, given.progress())));
  }

  ServerIdentity identity() {
    return asked.identity();
  }

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

  /// Counted once: in one snapshot it stays.
  long count(Table table) {
    Long known = counted.get(table.name());
    if (known != null) {
      return known;
    }
    long rows = one("select count(*) as rows from " + table.sql(), row -> row.count("rows"));
    counted.put(table.name(), rows);
    return rows;
  }

  /// How many rows each table holds that was asked for and can be read whole.
  public SortedMap<String, Long> rows() {
    SortedMap<String, Long> rows = new TreeMap<>();
    for (Table table : tables()) {
      if (table.gap().isEmpty() && !table.partition()) {
        try {
          rows.put(table.name(), count(table));
        } catch (Trouble locked) {
          // Whoever judges this table says so; here it has no number.
          rows.remove(table.name());
        }
      }
    }
    return rows;
  }

  /// The rows of an answer as COPY writes them, streamed.
  void copy(String question, OutputStream out) throws IOException {
    asked.copyOut(question, out);
  }

  /// Its tables of people, as far as they are asked about; parts of a table are read with it.
  List<PeopleTable> people() {
    return whole().<PeopleTable>map(table -> PeopleWithChildren.of(this, table)).toList();
  }

  /// The same tables with nothing but their own columns, for who looks at any rows.
  List<PeopleTable> records() {
    return whole().<PeopleTable>map(table -> new PeopleInDatabase(this, table)).toList();
  }

  private Stream<Table> whole() {
    return tables().stream().filter(table -> !table.partition());
  }

  /// Which table names rows of which.
  List<Children.Reference> references() {
    List<Children.Reference> known = references;
    if (known == null) {
      known = Children.references(this);
      references = known;
    }
    return known;
  }

  void each(String question, Consumer<Answer> row) {
    asked.each(question, row);
  }

  <T> T one(String question, Function<Answer, T> row, Object... values) {
    return asked.list(question, row, values).getFirst();
  }

  /// All tables, whatever was asked for: life anywhere is life.
  List<Table> all() {
    return tables;
  }

  /// Why a table could not be read, though it looked as if it could: locked, or too slow.
  static String gap(String table, Trouble trouble) {
    return table + ": " + (trouble.forbidden() ? "no right to read it" : trouble.getMessage());
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
