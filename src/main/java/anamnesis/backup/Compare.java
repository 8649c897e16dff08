package anamnesis.backup;

import anamnesis.Progress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What changed between two copies. Both are read whole first; of the tables that differ the rows
/// are matched by their keys, in as many parts as memory asks for.
public final class Compare {
  /// Rows matched at once: 64 MB of hashes.
  private static final long AT_ONCE = 1 << 20;

  private final One before;
  private final One after;
  private final Progress progress;
  private final long atOnce;

  /// One copy, and where it is.
  public record One(Copies copies, Listed listed) {}

  public Compare(One before, One after, Progress progress) {
    this(before, after, progress, AT_ONCE);
  }

  /// @param atOnce how many rows are matched at once
  Compare(One before, One after, Progress progress, long atOnce) {
    this.before = before;
    this.after = after;
    this.progress = progress;
    this.atOnce = atOnce;
  }

  /// What breaks off is compared up to its break; the copies say that it did.
  public Differences find() throws IOException {
    Copy first = before.copies().read(before.listed());
    Copy second = after.copies().read(after.listed());
    Set<String> differing = differing(first, second);
    Set<String> byRow = new HashSet<>();
    Map<String, Matching> matched = match(first, differing, byRow);
    while (byRow.addAll(without(matched))) {
      matched = match(first, differing, byRow);
    }
    List<Differences.Table> tables = new ArrayList<>();
    matched.forEach(
        (name, matching) -> tables.add(matching.told(rows(first, name), rows(second, name))));
    return new Differences(first, second, tables);
  }

  /// Those in which no column tells the rows apart.
  private static List<String> without(Map<String, Matching> matched) {
    return matched.values().stream().filter(Matching::twice).map(Matching::name).toList();
  }

  private Map<String, Matching> match(Copy first, Set<String> differing, Set<String> byRow)
      throws IOException {
    Map<String, Matching> matchings = new TreeMap<>();
    differing.forEach(name -> matchings.put(name, new Matching(name, byRow.contains(name))));
    long rows = differing.stream().mapToLong(name -> rows(first, name)).sum();
    int parts = (int) (1 + rows / atOnce);
    try (Progress.Task task = progress.begin("matching rows", 3L * parts)) {
      for (int part = 0; part < parts && !differing.isEmpty(); part++) {
        tell(before, new Walk(matchings, part, parts, true, Matching::put));
        task.done(3L * part + 1);
        tell(after, new Walk(matchings, part, parts, false, Matching::meet));
        task.done(3L * part + 2);
        tell(before, new Walk(matchings, part, parts, true, Matching::left));
        task.done(3L * part + 3);
        matchings.values().forEach(Matching::next);
      }
    }
    return matchings;
  }

  private static void tell(One one, Contents told) throws IOException {
    try {
      one.copies().tell(one.listed().path(), told);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException breaksOff) {
      // Its copy says so, and how far it went.
    }
  }

  private static Set<String> differing(Copy first, Copy second) {
    Set<String> names = new TreeSet<>();
    first.tables().forEach(table -> names.add(table.name()));
    second.tables().forEach(table -> names.add(table.name()));
    names.removeIf(name -> hash(first, name).equals(hash(second, name)));
    boolean alike = first.contentHash() != null && first.contentHash().equals(second.contentHash());
    names.removeIf(name -> alike && rows(first, name) + rows(second, name) == 0);
    return names;
  }

  /// A table that is not there, and one without rows, are two things. Not so where the rows are all
  /// the same: a dump of INSERTs names no table that is empty, and lacks none.
  private static String hash(Copy copy, String name) {
    return copy.table(name)
        .map(table -> Optional.ofNullable(table.contentHash()).orElse("empty"))
        .orElse("none");
  }

  private static long rows(Copy copy, String name) {
    return copy.table(name).map(Copy.Table::rows).orElse(0L);
  }

  /// @see Walk
  @FunctionalInterface
  private interface Step {
    void take(Matching matching, long mark, CopyRow row);
  }

  /// Goes through the rows of the tables that differ, as far as they are of this part.
  private static final class Walk implements Contents {
    private final Map<String, Matching> matchings;
    private final int part;
    private final int parts;
    private final boolean first;
    private final Step step;
    private Optional<Matching> current = Optional.empty();

    Walk(Map<String, Matching> matchings, int part, int parts, boolean first, Step step) {
      this.matchings = matchings;
      this.part = part;
      this.parts = parts;
      this.first = first;
      this.step = step;
    }

    @Override
    public void table(String name, List<String> columns) {
      current = Optional.ofNullable(matchings.get(name));
      current.ifPresent(matching -> matching.columns(columns, first));
    }

    @Override
    public void row(CopyRow row) {
      if (current.isPresent()) {
        Matching matching = current.get();
        long mark = matching.mark(row);
        if (Long.remainderUnsigned(mark, parts) == part) {
          step.take(matching, mark, row);
        }
      }
    }
  }
}
