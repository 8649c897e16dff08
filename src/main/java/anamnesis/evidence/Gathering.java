package anamnesis.evidence;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import anamnesis.casefile.Vault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Hears witnesses and writes down what they say.
///
/// A rerun replaces what that witness said before, and touches no other's words. One that breaks
/// off replaces nothing: what it said this time is added to what it said before, for half a
/// testimony must not push out a whole one.
public final class Gathering {
  private static final String STAGE = "gather";

  private final Case file;
  private final Vault vault;

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
    Source.Testimony how = source.gather(hearing.question(), heard);
    if (!how.complete()) {
      recall(Exhibit.shelf(file), heard::again, Exhibit::witness, source.name());
      recall(Quarantined.shelf(file, STAGE), heard::add, Quarantined::witness, source.name());
      recall(Omitted.shelf(file), heard::add, Omitted::witness, source.name());
    }
    heard.end();
    return new Said(heard, how);
  }

  private List<Tally> write(List<Said> said) throws IOException {
    List<Tally> tallies = new ArrayList<>();
    List<Exhibit> exhibits = new ArrayList<>();
    List<Quarantined> quarantined = new ArrayList<>();
    List<Omitted> omitted = new ArrayList<>();
    for (Said one : said) {
      List<Exhibit> lines = one.heard.exhibits();
      exhibits.addAll(lines);
      quarantined.addAll(one.heard.quarantined());
      omitted.addAll(one.heard.omitted());
      tallies.add(checked(one.heard.tally(lines.size(), one.how)));
    }
    Set<String> heard = tallies.stream().map(Tally::name).collect(Collectors.toSet());
    replace(Omitted.shelf(file), omitted, new Sorting<>(Omitted::witness, Omitted.ORDER), heard);
    replace(
        Quarantined.shelf(file, STAGE),
        quarantined,
        new Sorting<>(Quarantined::witness, Quarantined.ORDER),
        heard);
    replace(Exhibit.shelf(file), exhibits, new Sorting<>(Exhibit::witness, Exhibit.ORDER), heard);
    replace(Tally.shelf(file), tallies, new Sorting<>(Tally::name, Tally.ORDER), heard);
    return tallies;
  }

  /// Whose line it is, and where it belongs.
  private record Sorting<T>(Function<T, String> witness, Comparator<T> order) {}

  private static <T> void replace(
      Shelf<T> shelf, List<T> fresh, Sorting<T> sorting, Set<String> heard) throws IOException {
    Iterator<T> ours = fresh.stream().sorted(sorting.order).iterator();
    try (Stream<T> old = shelf.read()) {
      Iterator<T> others =
          old.filter(line -> !heard.contains(sorting.witness.apply(line))).iterator();
      shelf.write(new Merging<>(others, ours, sorting.order));
    }
  }

  private static <T> void recall(
      Shelf<T> shelf, Consumer<T> into, Function<T, String> witness, String name) {
    try (Stream<T> old = shelf.read()) {
      old.filter(line -> witness.apply(line).equals(name)).forEach(into);
    }
  }

  private static Tally checked(Tally tally) {
    if (!tally.holds()) {
      throw new IllegalStateException("records of %s were lost: %s".formatted(tally.name(), tally));
    }
    return tally;
  }
}
