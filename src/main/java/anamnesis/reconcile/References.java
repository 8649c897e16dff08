package anamnesis.reconcile;

import anamnesis.database.Asked;
import anamnesis.database.Fresh;
import anamnesis.detect.Finding.Severity;
import anamnesis.evidence.Exhibit;
import anamnesis.mapping.Column;
import anamnesis.mapping.From;
import anamnesis.mapping.TableMapping;
import anamnesis.mapping.Witnesses;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether everything that is referred to is there: rows by rows, and what witnesses call theirs.
final class References {
  private static final String KEYS =
      """
      select quote_ident(cn.nspname) || '.' || quote_ident(c.relname) as child,
             quote_ident(pn.nspname) || '.' || quote_ident(p.relname) as parent,
             quote_ident(ca.attname) as refers, quote_ident(pa.attname) as names
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
      join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
      join pg_attribute ca on ca.attrelid = c.oid and ca.attnum = k.conkey[1]
      join pg_attribute pa on pa.attrelid = p.oid and pa.attnum = k.confkey[1]
      where k.contype = 'f' and cardinality(k.conkey) = 1 order by 1, 3
      """;

  private final Asked database;
  private final List<Difference> differences = new ArrayList<>();
  private long checked;

  References(Asked database) {
    this.database = database;
  }

  long checked() {
    return checked;
  }

  List<Difference> differences() {
    return differences;
  }

  void rows() {
    record Key(String child, String parent, String refers, String names) {}
    for (Key key :
        database.list(
            KEYS,
            answer ->
                new Key(
                    answer.word("child"),
                    answer.word("parent"),
                    answer.word("refers"),
                    answer.word("names")))) {
      checked++;
      long orphans =
          database
              .list(
                  "select count(*) as n from %s c where c.%s is not null and not exists (select 1 from %s p where p.%s = c.%s)"
                      .formatted(
                          key.child(), key.refers(), key.parent(), key.names(), key.refers()),
                  answer -> answer.count("n"))
              .getFirst();
      if (orphans > 0) {
        differences.add(
            Difference.whole(
                Severity.CRITICAL,
                "reference",
                key.child().replace("\"", ""),
                "%,d rows refer by %s to no row of %s"
                    .formatted(orphans, key.refers(), key.parent())));
      }
    }
  }

  /// Columns that hold a witness's own name for something must name something that it has.
  void witnesses(TableMapping table, Witnesses witnesses) {
    for (Column column : table.columns().values()) {
      for (From from : column.from()) {
        switch (from) {
          case From.Said said when said.path().equals("id") || said.path().equals("@id") ->
              named(table, column, said.kind(), witnesses);
          case From.Payer payer -> named(table, column, payer.kind(), witnesses);
          case From.Said _, From.Name _, From.Whose _ -> {}
        }
      }
    }
  }

  private void named(TableMapping table, Column column, String kind, Witnesses witnesses) {
    if (column.made().isPresent()) {
      return;
    }
    checked++;
    Set<String> ids = new HashSet<>();
    for (Exhibit exhibit : witnesses.exhibits()) {
      if (exhibit.kind().equals(kind)) {
        ids.add(exhibit.recordId());
      }
    }
    long strange =
        database
            .list(
                "select distinct %1$s::text as id from %2$s where %1$s is not null"
                    .formatted(Fresh.quotedName(column.name()), Fresh.quoted(table.table())),
                answer -> answer.word("id"))
            .stream()
            .filter(id -> !ids.contains(id))
            .count();
    if (strange > 0) {
      differences.add(
          Difference.whole(
              Severity.WARN,
              "reference",
              table.table(),
              "%,d values of %s name no %s".formatted(strange, column.name(), kind)));
    }
  }
}
