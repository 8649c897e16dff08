package anamnesis.reconcile.since;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.detect.Wiped;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Reading;
import anamnesis.evidence.Readings;
import anamnesis.evidence.Telltale;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads in the exhibits of a case what happened, and puts together what tells of the same.
///
/// Only what a mapping would ask for too is asked: what a later day or turn says otherwise
/// (`@earlier`) tells of nothing.
final class Deeds {
  private final Case file;
  private final List<Telltale> telltales;
  private final Map<Thing, Told> told = new HashMap<>();

  /// @param of what it happened to
  private record Thing(String word, String of) {}

  Deeds(Case file, List<Telltale> telltales) {
    this.file = file;
    this.telltales = List.copyOf(telltales);
  }

  void read(Progress progress) throws IOException {
    SortedMap<String, List<Exhibit>> pages = pages();
    Readings readings = new Readings(file.vault());
    long total = pages.values().stream().mapToLong(List::size).sum();
    long soFar = 0;
    try (Progress.Task task = progress.begin("since the wipe", total)) {
      for (List<Exhibit> page : pages.values()) {
        page.sort(Comparator.comparingLong(exhibit -> exhibit.place().offset()));
        for (Exhibit exhibit : page) {
          hear(exhibit, readings.of(exhibit));
        }
        soFar += page.size();
        task.done(soFar);
      }
    }
  }

  /// The exhibits that may tell of anything, by the bytes that hold them: a page is unpacked once.
  /// What they say of people is not held, there may be a million.
  private SortedMap<String, List<Exhibit>> pages() {
    List<String> kinds = telltales.stream().map(Telltale::kind).distinct().toList();
    SortedMap<String, List<Exhibit>> pages = new TreeMap<>();
    try (Stream<Exhibit> all = Exhibit.shelf(file).read()) {
      all.filter(exhibit -> kinds.contains(exhibit.kind()))
          .map(Deeds::bare)
          .forEach(one -> pages.computeIfAbsent(one.sha256(), _ -> new ArrayList<>()).add(one));
    }
    return pages;
  }

  private static Exhibit bare(Exhibit one) {
    return new Exhibit(
        one.sha256().intern(),
        one.place(),
        one.witness().intern(),
        one.kind().intern(),
        one.id(),
        List.of());
  }

  private void hear(Exhibit exhibit, Reading reading) {
    for (int rank = 0; rank < telltales.size(); rank++) {
      Telltale telltale = telltales.get(rank);
      if (telltale.kind().equals(exhibit.kind()) && telltale.happened(reading)) {
        String of = Telltale.first(telltale.of(), reading).orElse(exhibit.recordId());
        told.merge(
            new Thing(telltale.word(), of),
            Told.of(telltale, rank, exhibit.key(), reading),
            Told::and);
      }
    }
  }

  /// Of how many nobody says when.
  long undated() {
    return told.values().stream().filter(one -> one.at() == null).count();
  }

  List<Deed> since(Wiped wiped) {
    List<Deed> deeds = new ArrayList<>();
    told.forEach((thing, one) -> one.since(thing.word(), wiped).ifPresent(deeds::add));
    deeds.sort(Deed.ORDER);
    return deeds;
  }
}
