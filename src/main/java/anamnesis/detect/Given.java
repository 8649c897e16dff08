package anamnesis.detect;

import anamnesis.Progress;
import anamnesis.backup.Copy;
import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import anamnesis.detect.baseline.Baseline;
import anamnesis.detect.baseline.Look;
import anamnesis.detect.baseline.Salt;
import anamnesis.detect.invented.People;
import anamnesis.detect.invented.PeopleTable;
import anamnesis.detect.invented.Sign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a scan was given to look at. What was not given is not asked for.
///
/// @param copies oldest first; null if none were named, which is not the same as an empty folder
/// @param now the moment of the scan
/// @param found what the others found, for detectors that judge last
/// @param people all that it was given of them, in the database and in files
/// @param drills what is known of drills with those copies; null if nobody looked
/// @param recalled a look at the database, beside how it looked when it was well; null without one
public record Given(
    @Nullable Wounded database,
    @Nullable List<Copy> copies,
    Instant now,
    Progress progress,
    Around around,
    List<Finding> found,
    DrillLog.@Nullable Known drills,
    People people,
    @Nullable Recalled recalled) {
  public Given {
    found = List.copyOf(found);
  }

  public Given(
      @Nullable Wounded database, @Nullable List<Copy> copies, Instant now, Progress progress) {
    this(
        database,
        copies,
        now,
        progress,
        Around.nothing(),
        List.of(),
        null,
        new People(List.of(), List.of(), Map.of(), progress),
        null);
  }

  public Given in(Around known) {
    return new Given(database, copies, now, progress, known, found, drills, people, recalled);
  }

  public Given of(Wounded wounded) {
    return new Given(wounded, copies, now, progress, around, found, drills, people, recalled);
  }

  public Given drilled(DrillLog.Known known) {
    return new Given(database, copies, now, progress, around, found, known, people, recalled);
  }

  public Given recalling(Recalled looked) {
    return new Given(database, copies, now, progress, around, found, drills, people, looked);
  }

  Given after(List<Finding> findings) {
    return new Given(database, copies, now, progress, around, findings, drills, people, recalled);
  }

  /// With all its people, seen by these signs.
  Given seenBy(List<Sign> signs) {
    List<PeopleTable> tables = new ArrayList<>(around.people());
    anyDatabase().ifPresent(known -> tables.addAll(known.people()));
    People all = new People(tables, signs, around.corrected(), progress);
    return new Given(database, copies, now, progress, around, found, drills, all, recalled);
  }

  public boolean has(Need need) {
    return switch (need) {
      case PEOPLE -> people.any();
      case DATABASE -> database != null;
      case COPIES -> copies != null;
      case BEFORE -> copies != null || (recalled != null && recalled.baseline() != null);
      case BASELINE -> recalled != null && recalled.baseline() != null;
      case WINDOW -> !around.reaches().isEmpty();
      case POSING -> !around.posing().isEmpty();
      case KEEPING ->
          allCopies().stream().anyMatch(copy -> !copy.keeping().store().equals("folder"));
    };
  }

  /// The database, for detectors that can do without it.
  public Optional<Wounded> anyDatabase() {
    return Optional.ofNullable(database);
  }

  public Wounded wounded() {
    return anyDatabase().orElseThrow(() -> new IllegalStateException("needs a database"));
  }

  public List<Copy> allCopies() {
    return copies == null ? List.of() : copies;
  }

  /// The database beside its baseline; nothing where there is none.
  Optional<Against> against() {
    Recalled known = recalled;
    Baseline baseline = known == null ? null : known.baseline();
    return known == null || baseline == null
        ? Optional.empty()
        : Optional.of(new Against(baseline, known.look(), wounded().selection(), thresholds()));
  }

  /// A look at the database that all share, or one of its own.
  public Look look() {
    return recalled == null
        ? wounded().look(new Look.Manner(Salt.none(), now, table -> false, progress))
        : recalled.look();
  }

  /// The database as it is looked at now.
  ///
  /// @param baseline null where nobody kept one
  public record Recalled(@Nullable Baseline baseline, Look look) {
    /// Whether it tells that something is not as it was: then nothing is learnt of this time.
    public static boolean speaksAgainst(Finding finding) {
      return Against.speaksAgainst(finding);
    }
  }

  Thresholds thresholds() {
    return around.thresholds();
  }

  /// Where the copies that were found are kept in a case.
  public static Shelf<Copy> shelf(Case file) {
    return file.shelf("copies.jsonl", Copy.class, 1);
  }
}
