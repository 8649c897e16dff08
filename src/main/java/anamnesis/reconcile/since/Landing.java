package anamnesis.reconcile.since;

import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.database.Asked;
import anamnesis.database.Fresh;
import anamnesis.evidence.Telltale;
import anamnesis.mapping.Cell;
import anamnesis.mapping.Mapping;
import anamnesis.mapping.Origin;
import anamnesis.mapping.Row;
import anamnesis.mapping.TableMapping;
import anamnesis.rebuild.Rebuilt;
import anamnesis.reconcile.since.Deed.Became;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks whether what happened since the wipe came back: in the rows that were made, and in the
/// database itself.
///
/// A deed is there if a row of a table that has such rows names one of its exhibits. A payment is
/// one row however many exhibits tell of it; that a patient's row was read from its metadata does
/// not bring it back.
public final class Landing {
  private static final int AT_ONCE = 2_000;

  private final Case file;
  private final Mapping mapping;
  private final Rebuilt rebuilt;
  private final List<Telltale> telltales;

  public Landing(Case file, Mapping mapping, Rebuilt rebuilt, List<Telltale> telltales) {
    this.file = file;
    this.mapping = mapping;
    this.rebuilt = rebuilt;
    this.telltales = List.copyOf(telltales);
  }

  /// By the rows that the last rebuild made.
  public Since inRows(Since since) {
    return judged(since, this::namedByRows);
  }

  /// By what the database tells of itself, of the rows that are in it now.
  public Since inDatabase(Since since, Asked database) {
    return judged(since, (table, wanted) -> namedBy(database, table, wanted));
  }

  private Since judged(Since since, BiFunction<TableMapping, Set<String>, Set<String>> naming) {
    Why why = Why.of(file, since);
    List<Deed> judged = new ArrayList<>();
    for (Sum sum : since.sums()) {
      List<Deed> alike =
          since.deeds().stream().filter(deed -> deed.word().equals(sum.word())).toList();
      List<TableMapping> tables = tables(sum.word());
      Set<String> named = new HashSet<>();
      tables.stream()
          .filter(this::isFilled)
          .forEach(table -> named.addAll(naming.apply(table, exhibits(alike))));
      alike.forEach(deed -> judged.add(judged(deed, tables, named, why)));
    }
    return since.with(judged.stream().sorted(Deed.ORDER).toList());
  }

  private Deed judged(Deed deed, List<TableMapping> tables, Set<String> named, Why why) {
    if (deed.exhibits().stream().anyMatch(named::contains)) {
      return deed.become(Became.THERE, "");
    }
    if (why.isErased(deed)) {
      return deed.become(Became.OMITTED, "");
    }
    if (tables.isEmpty()) {
      return deed.become(Became.UNUSED, "");
    }
    List<String> left =
        tables.stream().filter(table -> !isFilled(table)).map(TableMapping::table).toList();
    return left.size() == tables.size()
        ? deed.become(Became.MISSING, String.join(", ", left) + " was left out of the rebuild")
        : deed.become(Became.MISSING, why.of(deed));
  }

  /// Those that have a row for such a thing; of a person only if no other has.
  private List<TableMapping> tables(String word) {
    Set<String> kinds =
        telltales.stream()
            .filter(telltale -> telltale.word().equals(word))
            .map(Telltale::kind)
            .collect(Collectors.toSet());
    List<TableMapping> asking =
        mapping.tables().stream()
            .filter(table -> table.roots().stream().anyMatch(kinds::contains))
            .toList();
    List<TableMapping> records =
        asking.stream().filter(table -> !table.rows().areOfPeople()).toList();
    return records.isEmpty() ? asking : records;
  }

  private boolean isFilled(TableMapping table) {
    return rebuilt.tables().stream().anyMatch(one -> one.name().equals(table.table()));
  }

  private static Set<String> exhibits(List<Deed> deeds) {
    return deeds.stream().flatMap(deed -> deed.exhibits().stream()).collect(Collectors.toSet());
  }

  private Set<String> namedByRows(TableMapping table, Set<String> wanted) {
    try (Stream<Row> rows = Row.shelf(file, table.shelf()).read()) {
      return rows.flatMap(row -> row.cells().values().stream())
          .filter(cell -> cell.loads().isPresent())
          .map(Cell::origin)
          .flatMap(origin -> origin.map(Origin::exhibit).stream())
          .filter(wanted::contains)
          .collect(Collectors.toSet());
    }
  }

  private static Set<String> namedBy(Asked database, TableMapping table, Set<String> wanted) {
    String question =
        """
        select distinct l.exhibit as exhibit
        from anamnesis.lineage l join %s t on t.%s::text = l.row_key
        where l.table_name = ? and l.exhibit in (select jsonb_array_elements_text(?::jsonb))
        """
            .formatted(Fresh.quoted(table.table()), Fresh.quotedName(table.key()));
    Set<String> named = new HashSet<>();
    List<String> all = wanted.stream().sorted().toList();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      database.each(
          question, answer -> named.add(answer.word("exhibit")), table.table(), Json.write(some));
    }
    return named;
  }
}
