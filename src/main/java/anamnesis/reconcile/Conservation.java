package anamnesis.reconcile;

import anamnesis.casefile.Case;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Tally;
import anamnesis.mapping.Fate;
import anamnesis.mapping.Mapping;
import anamnesis.mapping.Origin;
import anamnesis.mapping.Row;
import anamnesis.mapping.TableMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// No record is lost in silence: what the witnesses said, and where all of it went.
///
/// @param read records that the witnesses handed in
/// @param faults why the sum does not hold, in words; none if it does
public record Conservation(
    long read,
    long loaded,
    long merged,
    long quarantined,
    long omitted,
    long unused,
    List<String> faults) {
  public Conservation {
    faults = List.copyOf(faults);
  }

  public boolean holds() {
    return faults.isEmpty();
  }

  /// Counted from the shelves themselves, not from what the stages say they did.
  static Conservation of(Case file, Mapping mapping) {
    List<String> faults = new ArrayList<>();
    List<Tally> tallies = lines(Tally.shelf(file).read());
    Map<String, Fate.Became> fates = new HashMap<>();
    lines(Fate.shelf(file).read()).forEach(fate -> fates.put(fate.exhibit(), fate.became()));
    long exhibits = exhibits(file, fates, faults);
    origins(file, mapping, fates, faults);
    tallies.stream()
        .filter(tally -> !tally.holds())
        .forEach(tally -> faults.add("what %s said does not add up".formatted(tally.name())));
    long stored = tallies.stream().mapToLong(Tally::stored).sum();
    if (!tallies.isEmpty() && stored != exhibits) {
      faults.add("%,d records were stored, %,d exhibits are there".formatted(stored, exhibits));
    }
    Conservation sums =
        new Conservation(
            tallies.isEmpty() ? exhibits : tallies.stream().mapToLong(Tally::read).sum(),
            count(fates, Fate.Became.LOADED),
            count(fates, Fate.Became.MERGED) + tallies.stream().mapToLong(Tally::merged).sum(),
            count(fates, Fate.Became.QUARANTINED)
                + tallies.stream().mapToLong(Tally::quarantined).sum(),
            count(fates, Fate.Became.OMITTED) + tallies.stream().mapToLong(Tally::omitted).sum(),
            count(fates, Fate.Became.UNUSED),
            faults);
    return sums.added();
  }

  private Conservation added() {
    long went = loaded + merged + quarantined + omitted + unused;
    if (went == read) {
      return this;
    }
    List<String> all = new ArrayList<>(faults);
    all.add("%,d records were read, %,d went somewhere".formatted(read, went));
    return new Conservation(read, loaded, merged, quarantined, omitted, unused, all);
  }

  private static long exhibits(Case file, Map<String, Fate.Became> fates, List<String> faults) {
    Set<String> there = new HashSet<>();
    try (Stream<Exhibit> exhibits = Exhibit.shelf(file).read()) {
      exhibits.map(Exhibit::key).forEach(there::add);
    }
    long unheard = there.stream().filter(key -> !fates.containsKey(key)).count();
    long gone = fates.keySet().stream().filter(key -> !there.contains(key)).count();
    if (unheard + gone > 0) {
      faults.add(
          "the exhibits changed since the rebuild: %,d are new, %,d are gone"
              .formatted(unheard, gone));
    }
    return there.size();
  }

  /// What is said to be loaded is in a row, and what is in a row is said to be loaded.
  private static void origins(
      Case file, Mapping mapping, Map<String, Fate.Became> fates, List<String> faults) {
    Set<String> named = new HashSet<>();
    for (TableMapping table : mapping.tables()) {
      try (Stream<Row> rows = Row.shelf(file, table.shelf()).read()) {
        rows.flatMap(row -> row.cells().values().stream())
            .filter(cell -> cell.loads().isPresent())
            .flatMap(cell -> cell.origin().stream())
            .map(Origin::exhibit)
            .forEach(named::add);
      }
    }
    long unnamed =
        fates.entrySet().stream()
            .filter(fate -> fate.getValue() == Fate.Became.LOADED)
            .filter(fate -> !named.contains(fate.getKey()))
            .count();
    long uncounted =
        named.stream()
            .map(fates::get)
            .filter(became -> became != Fate.Became.LOADED && became != Fate.Became.QUARANTINED)
            .count();
    if (unnamed + uncounted > 0) {
      faults.add(
          "%,d exhibits count as loaded and no row names them; %,d the other way about"
              .formatted(unnamed, uncounted));
    }
  }

  private static long count(Map<String, Fate.Became> fates, Fate.Became became) {
    return fates.values().stream().filter(one -> one == became).count();
  }

  private static <T> List<T> lines(Stream<T> shelf) {
    try (shelf) {
      return shelf.toList();
    }
  }
}
