package anamnesis.reconcile.wounded;

import anamnesis.contact.ColumnKind;
import anamnesis.database.Asked;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which tables speak of the rows of which others: by a foreign key, or, where a wipe has taken
/// that too, by a column that is called after them.
record Relations(List<Relation> all) {
  /// @param names the column of the parent that is referred to; empty for whatever its key is
  record Relation(String child, String refers, String parent, String names) {}

  private static final String KEYS =
      """
      select cn.nspname || '.' || c.relname as child, ca.attname as refers,
             pn.nspname || '.' || p.relname as parent, pa.attname as names
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
      join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
      join pg_attribute ca on ca.attrelid = c.oid and ca.attnum = k.conkey[1]
      join pg_attribute pa on pa.attrelid = p.oid and pa.attnum = k.confkey[1]
      where k.contype = 'f' and cardinality(k.conkey) = 1 and not c.relispartition
      order by 1, 2
      """;

  private static final String CALLED =
      """
      select n.nspname || '.' || c.relname as child, a.attname as refers
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace
      where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
        and not c.relispartition and lower(right(a.attname::text, 2)) = 'id'
        and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
      order by 1, 2
      """;

  Relations {
    all = List.copyOf(all);
  }

  /// @param people the tables of people
  static Relations of(List<String> people, Asked asked) {
    List<Relation> all = new ArrayList<>();
    asked.each(
        KEYS,
        row ->
            all.add(
                new Relation(
                    row.word("child"), row.word("refers"), row.word("parent"), row.word("names"))));
    asked.each(CALLED, row -> called(row.word("child"), row.word("refers"), people, all));
    return new Relations(all);
  }

  private static void called(String child, String refers, List<String> people, List<Relation> all) {
    List<String> words = ColumnKind.words(refers);
    Optional<String> parent =
        people.stream()
            .filter(table -> words.equals(List.of(ColumnKind.noun(table), "id")))
            .filter(table -> !table.equals(child))
            .findFirst();
    boolean known =
        all.stream().anyMatch(one -> one.child().equals(child) && one.refers().equals(refers));
    if (parent.isPresent() && !known) {
      all.add(new Relation(child, refers, parent.get(), ""));
    }
  }

  /// The tables that hang on those, and on these again, each after its parents.
  Set<String> below(List<String> tables) {
    Set<String> all = new LinkedHashSet<>(tables);
    int before;
    do {
      before = all.size();
      this.all.stream()
          .filter(one -> all.contains(one.parent()))
          .forEach(one -> all.add(one.child()));
    } while (all.size() > before);
    return all;
  }

  List<Relation> of(String child) {
    return all.stream()
        .filter(one -> one.child().equals(child) && !one.parent().equals(child))
        .toList();
  }
}
