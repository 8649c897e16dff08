package anamnesis.detect.baseline;

import anamnesis.database.Asked;
import anamnesis.database.Trouble;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads what every table is made of, in five questions for all of them.
final class ShapeLook {
  private static final String OURS =
      "n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and not c.relispartition";

  /// Since 18 a column that may not be empty is a constraint too; the column says so already.
  private static final String CONSTRAINTS =
      """
      select n.nspname || '.' || c.relname as tab, k.conname as name,
             case k.contype when 'p' then 'primary key' when 'f' then 'foreign key'
                            when 'u' then 'unique' when 'c' then 'check' else 'exclusion' end
             || case when k.convalidated then '' else ' not valid' end as kind,
             pg_get_constraintdef(k.oid) as definition
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      where k.contype in ('p', 'f', 'u', 'c', 'x') and %s
      """
          .formatted(OURS);

  private static final String INDEXES =
      """
      select n.nspname || '.' || c.relname as tab, x.relname as name,
             case when i.indisunique then 'unique' else 'index' end
             || case when i.indisvalid then '' else ' not valid' end as kind,
             pg_get_indexdef(i.indexrelid) as definition
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
      join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and %s
      """
          .formatted(OURS);

  private static final String TRIGGERS =
      """
      select n.nspname || '.' || c.relname as tab, t.tgname as name,
             case when t.tgtype & 2 > 0 then 'before' when t.tgtype & 64 > 0 then 'instead of'
                  else 'after' end
             || case when t.tgtype & 4 > 0 then ' insert' else '' end
             || case when t.tgtype & 8 > 0 then ' delete' else '' end
             || case when t.tgtype & 16 > 0 then ' update' else '' end
             || case when t.tgtype & 32 > 0 then ' truncate' else '' end
             || case when t.tgenabled in ('D', 'R') then ' switched off' else '' end as kind,
             pg_get_triggerdef(t.oid) || coalesce(p.prosrc, '') as definition
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
      join pg_namespace n on n.oid = c.relnamespace join pg_proc p on p.oid = t.tgfoid
      where not t.tgisinternal and %s
      union all
      select n.nspname || '.' || c.relname, 'foreign keys', 'switched off', ''
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
      join pg_namespace n on n.oid = c.relnamespace
      where t.tgisinternal and t.tgenabled in ('D', 'R') and %s
      group by 1
      """
          .formatted(OURS, OURS);

  private static final String SEQUENCES =
      """
      select distinct n.nspname || '.' || c.relname as tab, s.relname as name,
             case when has_sequence_privilege(s.oid, 'usage')
                    or has_sequence_privilege(s.oid, 'select')
                  then pg_sequence_last_value(s.oid) end as stands
      from pg_class s join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass
        and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
      join pg_class c on c.oid = d.refobjid join pg_namespace n on n.oid = c.relnamespace
      where s.relkind = 'S' and %s
      """
          .formatted(OURS);

  private final Asked asked;
  private final Salt salt;

  ShapeLook(Asked asked, Salt salt) {
    this.asked = asked;
    this.salt = salt;
  }

  Map<String, Shape> of(Iterable<Relation> relations) {
    Map<String, SortedMap<String, String>> constraints = defined(CONSTRAINTS);
    Map<String, SortedMap<String, String>> indexes = defined(INDEXES);
    Map<String, SortedMap<String, String>> triggers = defined(TRIGGERS);
    Map<String, SortedMap<String, Long>> sequences = sequences();
    Map<String, Shape> shapes = new HashMap<>();
    for (Relation relation : relations) {
      String name = relation.name();
      shapes.put(
          name,
          new Shape(
              columns(relation),
              constraints.getOrDefault(name, new TreeMap<>()),
              indexes.getOrDefault(name, new TreeMap<>()),
              triggers.getOrDefault(name, new TreeMap<>()),
              sequences.getOrDefault(name, new TreeMap<>())));
    }
    return shapes;
  }

  private SortedMap<String, String> columns(Relation relation) {
    SortedMap<String, String> columns = new TreeMap<>();
    for (Relation.Column column : relation.columns()) {
      String filled = column.filled().isEmpty() ? "" : " #" + salt.label("is", column.filled());
      columns.put(column.name(), column.written() + filled);
    }
    return columns;
  }

  private Map<String, SortedMap<String, String>> defined(String question) {
    Map<String, SortedMap<String, String>> all = new HashMap<>();
    asked.each(
        question,
        row ->
            all.computeIfAbsent(row.word("tab"), table -> new TreeMap<>())
                .put(
                    row.word("name"),
                    row.word("kind") + " #" + salt.label("is", row.word("definition"))));
    return all;
  }

  /// A server may keep them to itself; then nothing is known of them.
  private Map<String, SortedMap<String, Long>> sequences() {
    Map<String, SortedMap<String, Long>> all = new HashMap<>();
    try {
      asked.each(
          SEQUENCES,
          row ->
              row.number("stands")
                  .ifPresent(
                      stands ->
                          all.computeIfAbsent(row.word("tab"), table -> new TreeMap<>())
                              .put(row.word("name"), Shape.about(stands))));
    } catch (Trouble kept) {
      all.clear();
    }
    return all;
  }
}
