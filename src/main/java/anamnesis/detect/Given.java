package anamnesis.detect;

import anamnesis.Progress;
import anamnesis.backup.Copy;
import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a scan was given to look at. What was not given is not asked for.
///
/// @param copies oldest first; null if none were named, which is not the same as an empty folder
/// @param now the moment of the scan
/// @param drills what is known of drills with those copies; null if nobody looked
public record Given(
    @Nullable Wounded database,
    @Nullable List<Copy> copies,
    Instant now,
    Progress progress,
    DrillLog.@Nullable Known drills) {
  public Given(
      @Nullable Wounded database, @Nullable List<Copy> copies, Instant now, Progress progress) {
    this(database, copies, now, progress, null);
  }

  public Given drilled(DrillLog.Known known) {
    return new Given(database, copies, now, progress, known);
  }

  public boolean has(Need need) {
    return switch (need) {
      case DATABASE -> database != null;
      case COPIES -> copies != null;
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

  /// Where the copies that were found are kept in a case.
  public static Shelf<Copy> shelf(Case file) {
    return file.shelf("copies.jsonl", Copy.class, 1);
  }
}
