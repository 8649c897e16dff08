package anamnesis.backup;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A copy made by words, for those who judge copies.
public final class CopyMade {
  private final String path;
  private String format = "plain";
  private Instant takenAt = Instant.parse("2026-04-03T03:17:00Z");
  private boolean complete = true;
  private State state = State.GOOD;
  private @Nullable String problem;
  private long bytes = 1;
  private String sha256 = "";
  private @Nullable String contentHash = "";
  private boolean randomised = true;
  private Origin origin = Origin.UNKNOWN;
  private Keeping keeping = Keeping.in("folder");
  private List<Copy.Table> tables = List.of();

  private CopyMade(String path) {
    this.path = path;
  }

  public static CopyMade called(String path) {
    return new CopyMade(path);
  }

  public static Copy.Table table(String name, long rows) {
    return table(name, rows, null);
  }

  public static Copy.Table table(String name, long rows, @Nullable Instant newest) {
    return new Copy.Table(name, rows, 100 * rows, newest, new LinkedHashMap<>(), null, null);
  }

  /// A row of it, as it is told.
  public static CopyRow row(String... values) {
    return CopyRow.of(List.of(values));
  }

  public CopyMade format(String word) {
    format = word;
    return this;
  }

  public CopyMade takenAt(Instant at) {
    takenAt = at;
    return this;
  }

  public CopyMade complete(boolean whole) {
    complete = whole;
    return this;
  }

  public CopyMade problem(State as, String words) {
    state = as;
    problem = words;
    return this;
  }

  public CopyMade bytes(long size) {
    bytes = size;
    return this;
  }

  public CopyMade sha256(String hash) {
    sha256 = hash;
    return this;
  }

  public CopyMade contentHash(@Nullable String hash) {
    contentHash = hash;
    return this;
  }

  public CopyMade randomised(boolean token) {
    randomised = token;
    return this;
  }

  public CopyMade origin(Origin from) {
    origin = from;
    return this;
  }

  public CopyMade kept(Keeping how) {
    keeping = how;
    return this;
  }

  public CopyMade tables(Copy.Table... inside) {
    tables = List.of(inside);
    return this;
  }

  public Copy copy() {
    return new Copy(
        path,
        format,
        takenAt,
        complete,
        state,
        problem,
        bytes,
        bytes,
        sha256,
        contentHash,
        randomised,
        origin,
        keeping,
        tables,
        new LinkedHashMap<>());
  }
}
