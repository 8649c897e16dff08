package anamnesis.rebuild;

import anamnesis.Refusal;
import anamnesis.database.Fresh;
import anamnesis.mapping.TableMapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A table after those that it refers to, as the database itself says.
final class LoadOrder {
  private static final String REFERENCES =
      """
      select cn.nspname || '.' || c.relname || ' ' || pn.nspname || '.' || p.relname
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
      join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
      where k.contype = 'f' and k.conrelid <> k.confrelid order by 1
      """;

  private LoadOrder() {}

  static List<TableMapping> of(Fresh fresh, Collection<TableMapping> tables) {
    List<String> references = fresh.list(REFERENCES);
    List<TableMapping> left = new ArrayList<>(tables);
    List<TableMapping> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      Optional<TableMapping> next =
          left.stream()
              .filter(table -> left.stream().noneMatch(other -> refers(references, table, other)))
              .findFirst();
      TableMapping table =
          next.orElseThrow(
              () ->
                  new Refusal(
                      "%d tables refer to each other in a circle, as %s"
                          .formatted(left.size(), left.getFirst().table()),
                      "make one of the keys deferrable, or fill one table at a time with --tables"));
      left.remove(table);
      ordered.add(table);
    }
    return ordered;
  }

  private static boolean refers(List<String> references, TableMapping table, TableMapping other) {
    return references.contains(table.table() + " " + other.table());
  }
}
