package anamnesis.reconcile.since;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.Wiped;
import anamnesis.evidence.Telltale;
import anamnesis.reconcile.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// All that happened since the wipe, as far as the witnesses tell.
///
/// @param wiped by which moment it is told apart
/// @param undated how many more happened some day: who tells of them does not say when
/// @param ground how many bytes of exhibits it was read from; others are there by now if that is
///   not what the shelf holds
/// @param deeds in their order
public record Since(Wiped wiped, long undated, long ground, List<Deed> deeds) {
  private static final int NAMED = 1_000;

  public Since {
    deeds = List.copyOf(deeds);
  }

  /// What is kept of it beside the deeds.
  ///
  /// @param deeds how many there are: two files are not written at once
  record Head(Wiped wiped, long undated, long ground, long deeds) {
    static Shelf<Head> shelf(Case file) {
      return file.shelf("wiped.jsonl", Head.class, 1);
    }
  }

  /// Reads all exhibits that tell of such things; none is changed.
  public static Since of(Case file, Wiped wiped, List<Telltale> telltales, Progress progress)
      throws IOException {
    Deeds deeds = new Deeds(file, telltales);
    deeds.read(progress);
    return new Since(wiped, deeds.undated(), ground(file), deeds.since(wiped));
  }

  /// As it was told last, if the exhibits are still those.
  public static Optional<Since> last(Case file) throws IOException {
    Optional<Head> head;
    try (Stream<Head> kept = Head.shelf(file).read()) {
      head = kept.findFirst();
    }
    if (head.isEmpty() || head.get().ground() != ground(file)) {
      return Optional.empty();
    }
    try (Stream<Deed> kept = Deed.shelf(file).read()) {
      Head told = head.get();
      List<Deed> deeds = kept.toList();
      return Optional.of(new Since(told.wiped(), told.undated(), told.ground(), deeds))
          .filter(since -> since.deeds().size() == told.deeds());
    }
  }

  /// The moment that was told last, whatever was heard since.
  public static Optional<Wiped> lastWiped(Case file) {
    try (Stream<Head> kept = Head.shelf(file).read()) {
      return kept.findFirst().map(Head::wiped);
    }
  }

  public void keep(Case file) throws IOException {
    Deed.shelf(file).write(deeds);
    Head.shelf(file).write(List.of(new Head(wiped, undated, ground, deeds.size())));
  }

  private static long ground(Case file) throws IOException {
    Path exhibits = file.folder().resolve("exhibits.jsonl");
    return Files.exists(exhibits) ? Files.size(exhibits) : 0;
  }

  Since with(List<Deed> others) {
    return new Since(wiped, undated, ground, others);
  }

  /// As the witnesses tell it, whatever became of it before.
  public Since heard() {
    return with(deeds.stream().map(deed -> deed.become(Deed.Became.HEARD, "")).toList());
  }

  /// By what happened, the commonest first.
  public List<Sum> sums() {
    return deeds.stream()
        .map(Deed::word)
        .distinct()
        .map(word -> Sum.of(word, deeds.stream().filter(one -> one.word().equals(word)).toList()))
        .sorted(Sum.ORDER)
        .toList();
  }

  public List<Deed> became(Deed.Became what) {
    return deeds.stream().filter(one -> one.became() == what).toList();
  }

  /// The command that brings back what is missing.
  public Optional<String> next() {
    List<Deed> missing = became(Deed.Became.MISSING);
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    boolean later = missing.stream().anyMatch(deed -> deed.why().equals(Why.LATER));
    return Optional.of(later ? "link" : "rebuild");
  }

  /// What of it is not in the database, one by one up to a limit, and as a whole.
  public List<Difference> differences() {
    List<Deed> missing = became(Deed.Became.MISSING);
    if (missing.isEmpty()) {
      return List.of();
    }
    List<Difference> all = new ArrayList<>();
    all.add(
        new Difference(
            Severity.WARN,
            "since",
            "since the wipe",
            "",
            List.of(),
            String.format(
                Locale.ROOT,
                "%,d %s not in the database, and a table asks for it",
                missing.size(),
                missing.size() == 1 ? "thing is" : "things are")));
    missing.stream().limit(NAMED).map(Since::difference).forEach(all::add);
    return all;
  }

  private static Difference difference(Deed deed) {
    int colon = deed.exhibit().indexOf(':');
    return new Difference(
        Severity.WARN,
        "since",
        deed.exhibit().substring(0, colon),
        deed.exhibit().substring(colon + 1),
        List.of(),
        "%s since the wipe: %s".formatted(deed.word(), deed.why()));
  }

  public long perhaps() {
    return deeds.stream().filter(Deed::perhaps).count();
  }
}
