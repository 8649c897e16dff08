package anamnesis.reconcile.wounded;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.contact.ColumnKind;
import anamnesis.database.Asked;
import anamnesis.database.Trouble;
import anamnesis.detect.invented.Crowd;
import anamnesis.reconcile.wounded.Remnant.As;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Goes through the wounded database row by row, and asks of each who knows it.
///
/// Looked at are its tables of people, and those whose rows hang on them.
public final class Survey {
  private final Asked asked;
  private final Memory memory;
  private final Accused accused;
  private final Wipe wipe;
  private final Parents parents;
  private final List<Split> splits = new ArrayList<>();
  private final List<Remnant> remnants = new ArrayList<>();
  private final List<Kept> kept = new ArrayList<>();
  private final List<String> gaps = new ArrayList<>();

  private Survey(Asked asked, Memory memory, Accused accused, Wipe wipe, Relations relations) {
    this.asked = asked;
    this.memory = memory;
    this.accused = accused;
    this.wipe = wipe;
    this.parents = new Parents(relations);
  }

  /// What a survey is made with.
  ///
  /// @param crowds its tables of people, as the signs saw them
  /// @param copies the witnesses that are copies of a database
  /// @param wiped when it happened, if anybody knows
  /// @param tables others that are to be looked at
  /// @param rebuilt whether it is not the wounded database but the one that was made anew
  public record Ground(
      @Nullable Case file,
      List<Crowd> crowds,
      Set<String> copies,
      @Nullable Instant wiped,
      Set<String> tables,
      boolean rebuilt,
      Progress progress) {
    public Ground {
      crowds = List.copyOf(crowds);
      copies = Set.copyOf(copies);
      tables = Set.copyOf(tables);
    }

    /// What a scan of the wounded database found says nothing of another.
    private Accused accused() {
      return Accused.of(crowds, rebuilt ? null : file);
    }

    /// What was kept out of the wounded database cannot vouch for it; for another it can.
    private Memory memory() {
      return Memory.of(file, copies, rebuilt ? Set.of() : Set.of(Keeping.WITNESS));
    }
  }

  /// A row to be kept.
  ///
  /// @param taken whether its number was given to somebody else before
  record Kept(RowSaid row, Optional<String> taken) {}

  /// All that was seen.
  ///
  /// @param witnesses those outside of the database who were heard
  /// @param gaps what could not be read, each a reason
  public record Surveyed(
      List<Split> splits,
      List<Remnant> remnants,
      List<String> witnesses,
      List<String> gaps,
      List<Kept> kept) {
    public Surveyed {
      splits = List.copyOf(splits);
      remnants = List.copyOf(remnants);
      witnesses = List.copyOf(witnesses);
      gaps = List.copyOf(gaps);
      kept = List.copyOf(kept);
    }

    /// Which table of people is the largest: its people are those whom witnesses speak of. A small
    /// one beside it may be the house's own.
    String largest() {
      return splits.stream()
          .filter(Split::people)
          .max(Comparator.comparingLong(Split::rows))
          .map(Split::table)
          .orElse("");
    }

    public Optional<Split> split(String table) {
      return splits.stream().filter(split -> split.table().equals(table)).findFirst();
    }
  }

  public static Surveyed of(Asked asked, Ground ground) throws IOException {
    List<String> people = ground.crowds().stream().map(Crowd::table).toList();
    Relations relations = Relations.of(people, asked);
    Accused accused = ground.accused();
    List<String> tables = new ArrayList<>(people);
    accused.tables().stream().sorted().filter(one -> !tables.contains(one)).forEach(tables::add);
    ground.tables().stream().sorted().filter(one -> !tables.contains(one)).forEach(tables::add);
    List<Shape> shapes = shapes(relations.below(tables), ground, asked);
    Memory memory = ground.memory();
    Wipe wipe = Wipe.of(ground.wiped(), shapes, accused, memory, asked);
    Survey survey = new Survey(asked, memory, accused, wipe, relations);
    try (Progress.Task task = ground.progress().begin("looking at rows", shapes.size())) {
      for (Shape shape : shapes) {
        survey.look(shape);
        task.done(survey.splits.size());
      }
    }
    return survey.end();
  }

  private static List<Shape> shapes(Set<String> tables, Ground ground, Asked asked) {
    List<Shape> shapes = new ArrayList<>();
    for (String table : tables) {
      shapes.add(
          ground.crowds().stream()
              .filter(crowd -> crowd.table().equals(table))
              .findFirst()
              .map(crowd -> Shape.of(crowd.columns(), asked))
              .orElseGet(() -> Shape.of(table, asked)));
    }
    return shapes;
  }

  private Surveyed end() {
    return new Surveyed(splits, remnants, List.copyOf(memory.heard()), gaps, kept);
  }

  private void look(Shape shape) throws IOException {
    Split.Tally tally = new Split.Tally();
    Set<String> met = new HashSet<>();
    if (!shape.isThere()) {
      gaps.add(shape.table() + ": there is no such table any more");
      return;
    }
    try {
      shape.read(asked, row -> see(row, tally, met));
      splits.add(tally.of(shape, shape.people() ? missing(shape, met) : 0));
    } catch (Trouble trouble) {
      if (trouble.lost()) {
        throw trouble;
      }
      gaps.add(
          shape.table()
              + ": "
              + (trouble.forbidden() ? "no right to read it" : trouble.getMessage()));
    }
  }

  /// Only whom its own numbers name belongs into a table; who else was heard of may be anybody.
  private long missing(Shape shape, Set<String> met) {
    return memory.patients(ColumnKind.noun(shape.table())).stream()
        .filter(person -> !met.contains(person))
        .count();
  }

  private void see(RowSaid row, Split.Tally tally, Set<String> met) {
    Acquaintance known = Acquaintance.of(row, memory);
    Optional<Remnant> parent = parents.of(row);
    String key = row.key();
    As as = judge(row, known, parent);
    boolean isKnown =
        as != As.SYNTHETIC && (known.outside() || parent.filter(Survey::isKnown).isPresent());
    tally.add(as, isKnown, accused.has(row.shape().table(), key));
    if (as != As.SYNTHETIC) {
      met.addAll(known.persons());
    }
    Remnant remnant =
        new Remnant(row.shape().table(), key, as, witnesses(known, parent), known.how());
    remnants.add(remnant);
    parents.add(remnant);
    if (as == As.SINCE_THE_WIPE) {
      kept.add(new Kept(row, isKnown ? Optional.empty() : known.taken()));
    }
  }

  private static List<String> witnesses(Acquaintance known, Optional<Remnant> parent) {
    return known.witnesses().isEmpty()
        ? parent.filter(Survey::isKnown).map(Remnant::witnesses).orElse(List.of())
        : known.witnesses();
  }

  private static boolean isKnown(Remnant parent) {
    return parent.as().isReal() && !parent.witnesses().isEmpty();
  }

  private As judge(RowSaid row, Acquaintance known, Optional<Remnant> parent) {
    boolean isAccused = accused.has(row.shape().table(), row.key());
    boolean proven = accused.surely(row.shape().table(), row.key());
    if (known.outside() && (known.surely() || !isAccused)) {
      return known.contradicted() ? As.CHANGED : real(row);
    }
    if (isAccused && (proven || !wipe.seededBefore(row))) {
      return As.SYNTHETIC;
    }
    if (known.overwritten()) {
      return As.CHANGED;
    }
    if (parent.isPresent() && parent.get().as() == As.SYNTHETIC) {
      return As.SYNTHETIC;
    }
    if (known.inCopies()) {
      return real(row);
    }
    if (parent.isPresent() && parent.get().as().isReal()) {
      return real(row);
    }
    return wipe.precedesUnknown(row) ? As.SINCE_THE_WIPE : As.UNKNOWN;
  }

  private As real(RowSaid row) {
    return wipe.precedes(row) ? As.SINCE_THE_WIPE : As.UNTOUCHED;
  }
}
