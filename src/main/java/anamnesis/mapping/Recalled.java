package anamnesis.mapping;

import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Quarantined;
import anamnesis.link.Identity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// All rows that can be made, and what became of every exhibit.
public final class Recalled {
  private final Mapping mapping;
  private final List<Draft> standing;
  private final List<Refused> refused;

  Recalled(Mapping mapping, List<Draft> standing, List<Refused> refused) {
    this.mapping = mapping;
    this.standing = List.copyOf(standing);
    this.refused = List.copyOf(refused);
  }

  /// A row that cannot stand, and why.
  record Refused(Draft draft, String why) {
    boolean record() {
      return draft.mapping().rows().each() != Identity.Kind.PERSON;
    }
  }

  /// The rows of a table in the order of their keys.
  public List<Row> rows(TableMapping table) {
    return standing.stream()
        .map(Draft::row)
        .filter(row -> row.table().equals(table.table()))
        .sorted(Comparator.comparing(Row::key))
        .toList();
  }

  /// What asked for a row that cannot be made: each exhibit once for each row.
  public List<Quarantined> quarantined() {
    return refused.stream()
        .flatMap(one -> one.draft().heard().stream().map(exhibit -> quarantined(exhibit, one)))
        .sorted(
            Comparator.comparing(Quarantined::kind)
                .thenComparing(Quarantined::reason)
                .thenComparing(Quarantined::sha256)
                .thenComparingLong(one -> one.place().offset()))
        .toList();
  }

  public long refusedRows(TableMapping table) {
    return refused.stream().filter(one -> one.draft().mapping().equals(table)).count();
  }

  /// One fate for each exhibit, in their order.
  ///
  /// @param omitted by the key of each exhibit that must not be heard, why A payment or document
  ///   that could not be given a row is in quarantine even where another row heard it: what is lost
  ///   must not look found.
  public List<Fate> fates(Collection<Exhibit> exhibits, Map<String, String> omitted) {
    Map<String, String> records = new HashMap<>();
    Map<String, String> persons = new HashMap<>();
    refused.forEach(
        one ->
            one.draft()
                .heard()
                .forEach(
                    exhibit ->
                        (one.record() ? records : persons).putIfAbsent(exhibit.key(), one.why())));
    Map<String, Set<String>> heard = new HashMap<>();
    Set<String> loaded = new HashSet<>();
    Map<String, Set<String>> alone = new HashMap<>();
    for (Draft draft : standing) {
      Set<String> table = alone.computeIfAbsent(draft.mapping().table(), Set::of);
      count(draft, key -> heard.merge(key, table, Recalled::both), loaded);
    }
    List<Fate> fates = new ArrayList<>();
    for (Exhibit exhibit : exhibits) {
      String key = exhibit.key();
      if (omitted.containsKey(key)) {
        fates.add(fate(exhibit, Fate.Became.OMITTED, omitted.get(key)));
      } else if (records.containsKey(key)) {
        fates.add(fate(exhibit, Fate.Became.QUARANTINED, records.get(key)));
      } else if (heard.containsKey(key)) {
        Fate.Became became = loaded.contains(key) ? Fate.Became.LOADED : Fate.Became.MERGED;
        fates.add(fate(exhibit, became, String.join(", ", heard.get(key))));
      } else if (persons.containsKey(key)) {
        fates.add(fate(exhibit, Fate.Became.QUARANTINED, persons.get(key)));
      } else {
        fates.add(fate(exhibit, Fate.Became.UNUSED, unused(exhibit)));
      }
    }
    return fates;
  }

  private static void count(Draft draft, Consumer<String> heard, Set<String> loaded) {
    draft.heard().forEach(exhibit -> heard.accept(exhibit.key()));
    draft.row().cells().values().stream()
        .filter(cell -> cell.loads().isPresent())
        .flatMap(cell -> cell.origin().stream())
        .map(Origin::exhibit)
        .distinct()
        .forEach(
            key -> {
              loaded.add(key);
              heard.accept(key);
            });
  }

  /// Most exhibits went into one table.
  private static Set<String> both(Set<String> some, Set<String> others) {
    if (some.containsAll(others)) {
      return some;
    }
    Set<String> both = new TreeSet<>(some);
    both.addAll(others);
    return both;
  }

  private String unused(Exhibit exhibit) {
    return mapping.asksFor(exhibit.kind())
        ? "no row that was lost asks for it"
        : "no mapping asks for %s".formatted(exhibit.kind());
  }

  private static Fate fate(Exhibit exhibit, Fate.Became became, String why) {
    return new Fate(exhibit.key(), exhibit.kind(), became, why);
  }

  private static Quarantined quarantined(Exhibit exhibit, Refused refused) {
    return new Quarantined(
        exhibit.sha256(),
        exhibit.place(),
        exhibit.witness(),
        exhibit.kind(),
        "%s, for %s".formatted(refused.why(), refused.draft().mapping().table()),
        exhibit.id());
  }
}
