package anamnesis.mapping;

import anamnesis.evidence.Exhibit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// What became of each exhibit.
///
/// A payment or document that could not be given a row is in quarantine even where another row
/// heard it: what is lost must not look found.
public final class Fates {
  private final Mapping mapping;
  private final Map<String, String> omitted;
  private final Map<String, String> records = new HashMap<>();
  private final Map<String, String> persons = new HashMap<>();
  private final Map<String, Set<String>> heard = new HashMap<>();
  private final Set<String> loaded = new HashSet<>();

  /// @param omitted by the key of each exhibit that must not be heard, why
  Fates(
      Mapping mapping,
      List<Recalled.Standing> standing,
      List<Recalled.Refused> refused,
      Map<String, String> omitted) {
    this.mapping = mapping;
    this.omitted = omitted;
    for (Recalled.Refused one : refused) {
      Map<String, String> reasons = one.record() ? records : persons;
      one.draft().heard().forEach(exhibit -> reasons.putIfAbsent(exhibit.key(), one.why()));
    }
    Map<String, Set<String>> alone = new HashMap<>();
    for (Recalled.Standing one : standing) {
      Set<String> table = alone.computeIfAbsent(one.row().table(), Set::of);
      take(one, key -> heard.merge(key, table, Fates::both));
    }
  }

  private void take(Recalled.Standing one, Consumer<String> hearing) {
    one.heard().forEach(hearing);
    one.row().cells().values().stream()
        .filter(cell -> cell.loads().isPresent())
        .flatMap(cell -> cell.origin().stream())
        .map(Origin::exhibit)
        .distinct()
        .forEach(
            key -> {
              loaded.add(key);
              hearing.accept(key);
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

  public Fate of(Exhibit exhibit) {
    String key = exhibit.key();
    if (omitted.containsKey(key)) {
      return fate(exhibit, Fate.Became.OMITTED, omitted.get(key));
    }
    if (records.containsKey(key)) {
      return fate(exhibit, Fate.Became.QUARANTINED, records.get(key));
    }
    if (heard.containsKey(key)) {
      Fate.Became became = loaded.contains(key) ? Fate.Became.LOADED : Fate.Became.MERGED;
      return fate(exhibit, became, String.join(", ", heard.get(key)));
    }
    return persons.containsKey(key)
        ? fate(exhibit, Fate.Became.QUARANTINED, persons.get(key))
        : fate(exhibit, Fate.Became.UNUSED, unused(exhibit));
  }

  private String unused(Exhibit exhibit) {
    return mapping.asksFor(exhibit.kind())
        ? "no row that was lost asks for it"
        : "no mapping asks for " + exhibit.kind();
  }

  private static Fate fate(Exhibit exhibit, Fate.Became became, String why) {
    return new Fate(exhibit.key(), exhibit.kind(), became, why);
  }
}
