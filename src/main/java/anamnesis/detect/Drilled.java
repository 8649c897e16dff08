package anamnesis.detect;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One drill as the log remembers it: counts, names of tables, reasons; no secret, and no value of
/// any row.
///
/// @param kind `copy` for one that was replayed, `branch` for a provider's branch that was asked
/// @param place the folder of copies, or where the branch is reached
/// @param copy what was tried; of a branch, who it says it is
/// @param series which copies it is one of
/// @param outcome `passed`, `failed` or `incomplete`
/// @param rto seconds until there was a database that took writes; null if there never was
/// @param tables the rows of each, as they came back
/// @param rpo seconds that the newest row, or failing that the copy, was old; null if nobody knows
public record Drilled(
    int schema,
    Instant at,
    String kind,
    String place,
    String store,
    String copy,
    String sha256,
    String series,
    String database,
    String server,
    String outcome,
    String reason,
    long rows,
    double seconds,
    @Nullable Double rto,
    @Nullable Long rpo,
    SortedMap<String, Long> tables) {
  public static final String COPY = "copy";
  public static final String BRANCH = "branch";
  public static final String PASSED = "passed";
  public static final String FAILED = "failed";
  public static final String INCOMPLETE = "incomplete";

  public Drilled {
    tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
  }

  public boolean passed() {
    return outcome.equals(PASSED);
  }

  /// Whether it came to an answer about the copies of this place.
  boolean of(String asked) {
    return kind.equals(COPY) && place.equals(asked) && !outcome.equals(INCOMPLETE);
  }
}
