package anamnesis.evidence;

import anamnesis.casefile.Case;
import anamnesis.casefile.Scratch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;

/// Hears witnesses and writes down what they say.
///
/// A rerun replaces what that witness said before, and touches no other's words. One that breaks
/// off replaces nothing: what it said this time is added to what it said before, for half a
/// testimony must not push out a whole one. One that adds up is heard piece by piece, and what it
/// said of another piece stays.
public final class Gathering {
  private final Case file;
  private final SortedMap<String, Long> unsaid = new TreeMap<>();

  public Gathering(Case file) {
    this.file = file;
  }

  /// A witness and what it is asked.
  public record Hearing(Source source, Source.Question question) {}

  public Tally hear(Source source, Source.Question question)
      throws IOException, InterruptedException {
    return hear(List.of(new Hearing(source, question))).getFirst();
  }

  /// Of each witness that was heard, how many records it said before and does not say now: whoever
  /// asked another bucket or folder than last time must see what that pushed out.
  public SortedMap<String, Long> unsaid() {
    return Collections.unmodifiableSortedMap(unsaid);
  }

  /// All of them at the same time. If one refuses, nothing is written but bytes in the vault.
  public List<Tally> hear(List<Hearing> hearings) throws IOException, InterruptedException {
    try (Scratch scratch = file.scratch()) {
      List<Callable<Said>> questions = new ArrayList<>();
      for (Hearing hearing : hearings) {
        questions.add(new Listening(file, scratch, hearing)::listen);
      }
      return write(Together.ask("witness", questions));
    }
  }

  private List<Tally> write(List<Said> said) throws IOException {
    for (Said one : said) {
      if (!one.tally().holds()) {
        throw new IllegalStateException("records were lost: " + one.tally());
      }
      if (one.unsaid() > 0) {
        unsaid.put(one.name(), one.unsaid());
      }
    }
    new Lot<>(Omitted.shelf(file)).replace(lines(said, Settled::omitted));
    new Lot<>(Quarantined.shelf(file, "gather")).replace(lines(said, Settled::quarantined));
    new Lot<>(Exhibit.shelf(file)).replace(lines(said, Settled::exhibits));
    List<Tally> tallies = said.stream().map(Said::tally).toList();
    write(tallies, said.stream().map(Said::name).toList());
    for (Tally told : tallies) {
      if (told.complete()) {
        file.notes(told.name()).forget();
      }
    }
    return tallies;
  }

  private static SortedMap<String, Iterator<byte[]>> lines(
      List<Said> said, Function<Settled, Iterator<byte[]>> which) {
    SortedMap<String, Iterator<byte[]>> lines = new TreeMap<>();
    said.forEach(one -> lines.put(one.name(), which.apply(one.settled())));
    return lines;
  }

  private void write(List<Tally> tallies, List<String> heard) throws IOException {
    List<Tally> all = new ArrayList<>(tallies);
    try (Stream<Tally> old = Tally.shelf(file).read()) {
      old.filter(one -> !heard.contains(one.name())).forEach(all::add);
    }
    all.sort(Tally.ORDER);
    Tally.shelf(file).write(all);
  }
}
