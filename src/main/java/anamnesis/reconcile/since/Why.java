package anamnesis.reconcile.since;

import anamnesis.casefile.Case;
import anamnesis.mapping.Fate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why something is in no row: what the last rebuild did with the exhibits that tell of it.
record Why(Map<String, Fate> fates) {
  static final String LATER = "it was heard after the last rebuild";

  static Why of(Case file, Since since) {
    Set<String> wanted =
        since.deeds().stream()
            .flatMap(deed -> deed.exhibits().stream())
            .collect(Collectors.toSet());
    Map<String, Fate> fates = new HashMap<>();
    try (Stream<Fate> all = Fate.shelf(file).read()) {
      all.filter(fate -> wanted.contains(fate.exhibit()))
          .forEach(fate -> fates.put(fate.exhibit(), fate));
    }
    return new Why(fates);
  }

  boolean isErased(Deed deed) {
    return fates(deed).stream().anyMatch(fate -> fate.became() == Fate.Became.OMITTED);
  }

  String of(Deed deed) {
    List<Fate> known = fates(deed);
    if (known.isEmpty()) {
      return LATER;
    }
    return known.stream()
        .filter(fate -> fate.became() == Fate.Became.QUARANTINED)
        .findFirst()
        .map(Fate::why)
        .orElse(
            known.stream().anyMatch(fate -> fate.became() == Fate.Became.LOADED)
                ? "its row is not there"
                : "no row was made of it");
  }

  private List<Fate> fates(Deed deed) {
    return deed.exhibits().stream().flatMap(key -> Stream.ofNullable(fates.get(key))).toList();
  }
}
