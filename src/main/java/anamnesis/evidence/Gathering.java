package anamnesis.evidence;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Hears witnesses and writes down what they say.
///
/// A rerun touches no other's words, and replaces what that witness said before: unless it
/// [Source#keeps] that, for it forgets what was so all the same, or adds up, for then it is heard
/// piece by piece. Then what it does not say again stays. One that breaks off replaces nothing
/// either: what it said this time is added to what it said before, for half a testimony must not
/// push out a whole one.
public final class Gathering {
  /// For each witness. A practice has half as many lines; a million are laid aside some fifty
  /// times.
  private static final long MEMORY = 16 << 20;

  private final Case file;
  private final long memory;
  private final SortedMap<String, Long> unsaid = new TreeMap<>();
  private final SortedSet<String> inFiles = new TreeSet<>();
  private final SortedMap<String, Source.Pace> paces = new TreeMap<>();
  private final SortedMap<String, Exception> silent = new ConcurrentSkipListMap<>();

  public Gathering(Case file) {
    this(file, MEMORY);
  }

  Gathering(Case file, long memory) {
    this.file = file;
    this.memory = memory;
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

  /// Who was not asked, but read in files that others have.
  public SortedSet<String> inFiles() {
    return Collections.unmodifiableSortedSet(inFiles);
  }

  /// Of each witness that says it, how it was asked.
  public SortedMap<String, Source.Pace> paces() {
    return Collections.unmodifiableSortedMap(paces);
  }

  /// Who could not be heard while others were, and why: a refusal, or what the system said.
  public SortedMap<String, Exception> silent() {
    return Collections.unmodifiableSortedMap(silent);
  }

  /// All of them at the same time. What one says is kept, whoever else refuses; if all do, the
  /// first refusal is thrown, and nothing is written but bytes in the vault.
  public List<Tally> hear(List<Hearing> hearings) throws IOException, InterruptedException {
    hearings.stream()
        .filter(hearing -> hearing.source().isInFiles(hearing.question()))
        .forEach(hearing -> inFiles.add(hearing.source().name()));
    try (Scratch scratch = file.scratch(memory)) {
      List<Callable<Optional<Said>>> questions = new ArrayList<>();
      for (Hearing hearing : hearings) {
        Listening listening = new Listening(file, scratch, hearing);
        questions.add(() -> heard(listening));
      }
      List<Said> said =
          Together.ask("witness", questions).stream().flatMap(Optional::stream).toList();
      if (said.isEmpty()) {
        throwFirst(hearings);
      }
      return write(said);
    }
  }

  private Optional<Said> heard(Listening listening) throws InterruptedException {
    try {
      return Optional.of(listening.listen());
    } catch (Refusal | IOException | UncheckedIOException e) {
      silent.put(listening.name(), e);
      return Optional.empty();
    }
  }

  private void throwFirst(List<Hearing> hearings) throws IOException {
    for (Hearing hearing : hearings) {
      switch (silent.get(hearing.source().name())) {
        case IOException failed -> throw failed;
        case RuntimeException refused -> throw refused;
        case null, default -> {}
      }
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
      if (one.pace().isTold()) {
        paces.put(one.name(), one.pace());
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
