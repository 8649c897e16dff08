package anamnesis.evidence;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import anamnesis.casefile.Vault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Hears witnesses and writes down what they say.
///
/// A rerun replaces what that witness said before, and touches no other's words. One that breaks
/// off replaces nothing: what it said this time is added to what it said before, for half a
/// testimony must not push out a whole one. One that adds up is heard piece by piece, and what it
/// said of another piece stays.
public final class Gathering {
  private final Case file;
  private final Vault vault;
  private final SortedMap<String, Long> unsaid = new TreeMap<>();

  public Gathering(Case file) {
    this.file = file;
    this.vault = file.vault();
  }

  /// A witness and what it is asked.
  public record Hearing(Source source, Source.Question question) {}

  /// What one witness said, and how that ended.
  private record Said(Heard heard, Source.Testimony how) {}

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
    List<Callable<Said>> questions = new ArrayList<>();
    for (Hearing hearing : hearings) {
      questions.add(() -> hear(hearing));
    }
    return write(Together.ask("witness", questions));
  }

  private Said hear(Hearing hearing) throws IOException, InterruptedException {
    Source source = hearing.source();
    Heard heard = new Heard(source.name(), vault);
    Source.Testimony how;
    try (Answers answers = new Answers(file, source.name())) {
      how = source.gather(hearing.question(), new Voice(heard, answers, 0));
    }
    if (!how.complete() || source.addsUp(hearing.question())) {
      how = beside(before(source.name(), heard, how), source, how);
    }
    heard.end();
    return new Said(heard, how);
  }

  /// @return how many records it said before and does not say the same now
  private long before(String name, Heard heard, Source.Testimony how) {
    AtomicLong others = new AtomicLong();
    int turn = how.complete() ? 0 : -1;
    exhibits()
        .recall(
            name,
            old -> others.addAndGet(heard.again(old, old.isEarlier() ? turn - 1 : turn) ? 1 : 0));
    if (others.get() > 0 || !how.complete()) {
      faults().recall(name, heard::again);
      erased().recall(name, heard::again);
    }
    return others.get();
  }

  private Source.Testimony beside(long others, Source source, Source.Testimony how) {
    if (others == 0 || !how.complete()) {
      return how;
    }
    boolean whole;
    try (Stream<Tally> tallies = Tally.shelf(file).read()) {
      whole = tallies.filter(one -> one.name().equals(source.name())).allMatch(Tally::complete);
    }
    return new Source.Testimony(
        whole,
        String.format(
            Locale.ROOT,
            "%s; beside them stand %,d that were heard before%s",
            how.proof(),
            others,
            whole ? "" : ", and not all were told then"));
  }

  private List<Tally> write(List<Said> said) throws IOException {
    List<Tally> tallies = new ArrayList<>();
    List<Exhibit> exhibits = new ArrayList<>();
    List<Quarantined> faults = new ArrayList<>();
    List<Omitted> erased = new ArrayList<>();
    for (Said one : said) {
      List<Exhibit> lines = one.heard.exhibits();
      exhibits.addAll(lines);
      faults.addAll(one.heard.quarantined());
      erased.addAll(one.heard.omitted());
      tallies.add(checked(one.heard.tally(lines.size(), one.how)));
    }
    Set<String> heard = tallies.stream().map(Tally::name).collect(Collectors.toSet());
    count(heard, exhibits, erased);
    erased().replace(erased, heard);
    faults().replace(faults, heard);
    exhibits().replace(exhibits, heard);
    new Lot<>(Tally.shelf(file), Tally::name, Tally.ORDER).replace(tallies, heard);
    for (Tally told : tallies) {
      if (told.complete()) {
        file.notes(told.name()).forget();
      }
    }
    return tallies;
  }

  private void count(Set<String> heard, List<Exhibit> exhibits, List<Omitted> erased) {
    Set<String> now = new HashSet<>();
    exhibits.forEach(one -> now.add(record(one)));
    erased.forEach(one -> now.add(one.kind() + ":" + one.id()));
    try (Stream<Exhibit> old = Exhibit.shelf(file).read()) {
      old.filter(one -> heard.contains(one.witness()))
          .filter(one -> now.add(record(one)))
          .forEach(one -> unsaid.merge(one.witness(), 1L, Long::sum));
    }
  }

  private static String record(Exhibit exhibit) {
    return exhibit.recordKind() + ":" + exhibit.recordId();
  }

  private Lot<Exhibit> exhibits() {
    return new Lot<>(Exhibit.shelf(file), Exhibit::witness, Exhibit.ORDER);
  }

  private Lot<Quarantined> faults() {
    return new Lot<>(Quarantined.shelf(file, "gather"), Quarantined::witness, Quarantined.ORDER);
  }

  private Lot<Omitted> erased() {
    return new Lot<>(Omitted.shelf(file), Omitted::witness, Omitted.ORDER);
  }

  private static Tally checked(Tally tally) {
    if (!tally.holds()) {
      throw new IllegalStateException("records of %s were lost: %s".formatted(tally.name(), tally));
    }
    return tally;
  }

  /// A shelf that many witnesses share: whose a line is, and where it belongs.
  private record Lot<T>(Shelf<T> shelf, Function<T, String> witness, Comparator<T> order) {
    void replace(List<T> fresh, Set<String> heard) throws IOException {
      Iterator<T> ours = fresh.stream().sorted(order).iterator();
      try (Stream<T> old = shelf.read()) {
        Iterator<T> others = old.filter(line -> !heard.contains(witness.apply(line))).iterator();
        shelf.write(new Merging<>(others, ours, order));
      }
    }

    void recall(String name, Consumer<T> into) {
      try (Stream<T> old = shelf.read()) {
        old.filter(line -> witness.apply(line).equals(name)).forEach(into);
      }
    }
  }
}
