package anamnesis.detect;

import anamnesis.Progress;
import anamnesis.backup.Copy;
import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import anamnesis.detect.invented.People;
import anamnesis.detect.invented.PeopleTable;
import anamnesis.detect.invented.Sign;
import anamnesis.detect.seed.Seeds;
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
public record Given(
    @Nullable Wounded database,
    @Nullable List<Copy> copies,
    Instant now,
    Progress progress,
    Around around,
    List<Finding> found,
    DrillLog.@Nullable Known drills,
    People people) {
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
        new People(List.of(), List.of(), Map.of(), progress));
  }

  public Given in(Around known) {
    return new Given(database, copies, now, progress, known, found, drills, people);
  }

  public Given of(Wounded wounded) {
    return new Given(wounded, copies, now, progress, around, found, drills, people);
  }

  public Given drilled(DrillLog.Known known) {
    return new Given(database, copies, now, progress, around, found, known, people);
  }

  Given after(List<Finding> findings) {
    return new Given(database, copies, now, progress, around, findings, drills, people);
  }

  /// With all its people, seen by these signs.
  Given seenBy(List<Sign> signs) {
    List<PeopleTable> tables = new ArrayList<>(around.people());
    anyDatabase().ifPresent(known -> tables.addAll(known.people()));
    List<Sign> knowing = signs.stream().map(sign -> sign.knowing(seeds())).toList();
    People all = new People(tables, knowing, around.corrected(), progress);
    return new Given(database, copies, now, progress, around, found, drills, all);
  }

  public boolean has(Need need) {
    return switch (need) {
      case PEOPLE -> people.any();
      case REPOSITORY -> seeds().named();
      case DATABASE -> database != null;
      case COPIES -> copies != null;
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

  /// What the checkout of the application would write into a database; nothing if none was named.
  public Seeds seeds() {
    return around.seeds();
  }

  Thresholds thresholds() {
    return around.thresholds();
  }

  /// Where the copies that were found are kept in a case.
  public static Shelf<Copy> shelf(Case file) {
    return file.shelf("copies.jsonl", Copy.class, 1);
  }
}
