package anamnesis.rebuild;

import anamnesis.Refusal;
import anamnesis.casefile.Hash;
import anamnesis.database.Fresh;
import anamnesis.mapping.Mapping;
import anamnesis.mapping.Row;
import anamnesis.mapping.TableMapping;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an earlier rebuild left in the database: it stays if all would be made the same again. If
/// not, it makes way in the case's own database, and is left alone in any other.
final class Earlier {
  /// By which definitions the case's own database was made; nothing if nobody noted it.
  private static final String DEFINED =
      "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = 'anamnesis'";

  private static final String SCHEMAS =
      """
      select nspname from pg_namespace
      where nspname !~ '^pg_' and nspname <> 'information_schema' order by 1
      """;

  private final Fresh fresh;
  private final Mapping mapping;
  private final boolean ownDatabase;

  Earlier(Fresh fresh, Mapping mapping, boolean ownDatabase) {
    this.fresh = fresh;
    this.mapping = mapping;
    this.ownDatabase = ownDatabase;
  }

  /// Notes by which definitions the case's own database is made.
  void note() {
    if (ownDatabase) {
      fresh.run("comment on schema anamnesis is " + Lineage.literal(definitions()));
    }
  }

  /// Tables of other definitions make way in the case's own database: all in it is made again.
  Present ofTheseDefinitions(Present present, Set<TableMapping> wanted) {
    List<String> noted = fresh.list(DEFINED);
    boolean other = !noted.equals(List.of(definitions()));
    if (!ownDatabase || present.tables().isEmpty() || !other) {
      return present;
    }
    if (wanted.size() < mapping.tables().size()) {
      throw half(
          noted.isEmpty()
              ? "it is not known by which definitions the case's own database was made"
              : "the definitions are others than at the last rebuild");
    }
    for (String schema : fresh.list(SCHEMAS)) {
      fresh.run("drop schema %s cascade".formatted(Fresh.quotedName(schema)));
    }
    fresh.run("create schema public");
    return new Present(List.of(), Map.of());
  }

  private String definitions() {
    return Hash.of(mapping.schema().sql());
  }

  /// Rows of ours of which the evidence says otherwise by now, or that no mapping makes any more.
  /// The case's own database is emptied and made anew; any other is left alone.
  Present sameOrAnew(Present present, Map<TableMapping, List<Row>> wanted) {
    List<String> unmapped = ownDatabase ? unmapped(present) : List.of();
    long other = present.count() == 0 ? 0 : other(present, wanted);
    if (other == 0 && unmapped.isEmpty()) {
      return present;
    }
    if (!ownDatabase) {
      throw new Refusal(
          "%,d of %,d rows in \"%s\" are not what the evidence says now"
              .formatted(other, present.count(), fresh.identity().database()),
          "fill another empty database with --into, then compare the two");
    }
    refuseHalf(present, wanted.keySet(), unmapped);
    return emptied(present);
  }

  private static long other(Present present, Map<TableMapping, List<Row>> wanted) {
    long other = 0;
    for (var entry : wanted.entrySet()) {
      Map<String, String> there = present.rows(entry.getKey().table());
      long same =
          entry.getValue().stream()
              .filter(row -> Lineage.witnessed(row).equals(there.get(row.key())))
              .count();
      other += there.size() - same;
    }
    return other;
  }

  /// Tables that were filled when the mapping still had them.
  private List<String> unmapped(Present present) {
    List<String> mapped = mapping.tables().stream().map(TableMapping::table).toList();
    return present.rows().keySet().stream()
        .filter(table -> !mapped.contains(table))
        .sorted()
        .toList();
  }

  /// Tables that are there and not named would be emptied, and not filled again.
  private void refuseHalf(Present present, Set<TableMapping> wanted, List<String> unmapped) {
    boolean half =
        mapping.tables().stream()
            .filter(table -> !wanted.contains(table))
            .anyMatch(table -> present.rows().containsKey(table.table()));
    if (half) {
      throw half(
          unmapped.isEmpty()
              ? "the evidence changed since the last rebuild"
              : "the mapping has no %s any more".formatted(String.join(", ", unmapped)));
    }
  }

  private static Refusal half(String why) {
    return new Refusal(
        why + ", and only some tables are named",
        "run `anamnesis rebuild` without --tables, so that all of them are made anew");
  }

  /// A table that no mapping fills may refer to one of these. It is empty, or all was refused
  /// before; the server asks all the same that it is emptied with them.
  private Present emptied(Present present) {
    String tables =
        String.join(", ", present.rows().keySet().stream().sorted().map(Fresh::quoted).toList());
    fresh.run(
        "truncate %s, anamnesis.tables, anamnesis.rows, anamnesis.lineage cascade"
            .formatted(tables));
    return new Present(present.tables(), Map.of());
  }
}
