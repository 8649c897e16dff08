package anamnesis.detect;

import anamnesis.backup.Copy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which tables hold in the newest copy of a series what they held in an earlier one no more.
///
/// A table that empties by nature is none of them: one that fell before and filled again, or whose
/// name says so. Neither is one that lives on under a new name, or a partition that was rotated.
final class Losses {
  /// Twice may be two accidents; a third fall is how the table lives.
  private static final int ACCIDENTS = 2;

  private final Thresholds thresholds;
  private final Passing passing;
  private final List<Copy> copies;
  private final Copy newest;
  private final Map<String, List<Held>> history = new LinkedHashMap<>();
  private final Map<String, Copy.Table> now = new HashMap<>();

  /// @param table as it stood in that copy; null if it was not there
  private record Held(Copy copy, Copy.@Nullable Table table) {
    long rows() {
      return table == null ? 0 : table.rows();
    }
  }

  /// @param before in the last good copy
  /// @param after in the first bad one
  /// @param now in the newest
  record Counts(long before, long after, long now) {}

  /// @param how `lost rows`, `emptied`, `gone`, or `replaced` where the whole range of its key is
  ///   another one
  /// @param lastGood the newest that still held most of it
  /// @param firstBad the one after that
  record Loss(String table, String how, Counts rows, Copy lastGood, Copy firstBad) {
    long lost() {
      return rows.before() - rows.now();
    }

    Instant notBefore() {
      return lastGood.takenAt();
    }
  }

  private Losses(List<Copy> copies, Thresholds thresholds) {
    this.thresholds = thresholds;
    this.passing = Passing.of(thresholds);
    this.copies = copies;
    this.newest = copies.getLast();
    newest.tables().forEach(table -> now.put(table.name(), table));
    // Told in one pass over all copies: a table that appears later has no earlier entries.
    for (Copy copy : copies) {
      for (Copy.Table table : copy.tables()) {
        history.computeIfAbsent(table.name(), name -> new ArrayList<>()).add(new Held(copy, table));
      }
    }
  }

  /// The largest first.
  ///
  /// @param opened copies that were looked into, oldest first
  static List<Loss> in(List<Copy> opened, Thresholds thresholds) {
    if (opened.size() < 2) {
      return List.of();
    }
    Losses losses = new Losses(opened, thresholds);
    return losses.history.keySet().stream()
        .map(losses::loss)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingLong(Loss::lost).reversed().thenComparing(Loss::table))
        .toList();
  }

  private Optional<Loss> loss(String name) {
    List<Held> held = held(name);
    long rows = held.getLast().rows();
    long peak = held.stream().mapToLong(Held::rows).max().orElse(0);
    if (peak == 0 || passing.is(name) || lives(name, held)) {
      return Optional.empty();
    }
    if (!fell(name, peak, rows)) {
      return replaced(name, held);
    }
    if (!passing.isPrecious(name) && falls(name, held) > ACCIDENTS) {
      return Optional.empty();
    }
    int last = held.size() - 1;
    while (last > 0 && fell(name, peak, held.get(last).rows())) {
      last--;
    }
    String how = now.containsKey(name) ? rows == 0 ? "emptied" : "lost rows" : "gone";
    return Optional.of(
        new Loss(
            name,
            how,
            new Counts(held.get(last).rows(), held.get(last + 1).rows(), rows),
            held.get(last).copy(),
            held.get(last + 1).copy()));
  }

  private boolean fell(String name, long peak, long rows) {
    long lost = peak - rows;
    boolean half = rows < peak * (1 - thresholds.share("B06-shrink.share"));
    return lost > 0
        && (rows == 0
            || passing.isPrecious(name)
            || (half && lost >= thresholds.count("B06-shrink.rows")));
  }

  /// How often it fell from one copy to the next: what fell before, and came back, will again.
  private int falls(String name, List<Held> held) {
    int falls = 0;
    for (int i = 1; i < held.size(); i++) {
      falls += fell(name, held.get(i - 1).rows(), held.get(i).rows()) ? 1 : 0;
    }
    return falls;
  }

  /// As many rows as before, and none of them the same: the first key is beyond the last one. A
  /// table whose first key wandered before drops old rows by habit.
  private Optional<Loss> replaced(String name, List<Held> held) {
    int last = held.size() - 1;
    Copy.Key key = key(held.get(last));
    while (key != null && last > 0 && overlap(key, key(held.get(last - 1)))) {
      last--;
    }
    if (key == null || last == 0 || key(held.get(last - 1)) == null) {
      return Optional.empty();
    }
    Held good = held.get(last - 1);
    boolean wandered =
        held.subList(0, last).stream()
                .map(Losses::key)
                .filter(java.util.Objects::nonNull)
                .map(Copy.Key::first)
                .distinct()
                .count()
            > 1;
    return wandered || good.rows() < thresholds.count("B06-shrink.rows")
        ? Optional.empty()
        : Optional.of(
            new Loss(
                name,
                "replaced",
                new Counts(good.rows(), held.get(last).rows(), held.getLast().rows()),
                good.copy(),
                held.get(last).copy()));
  }

  private static boolean overlap(Copy.Key one, Copy.@Nullable Key other) {
    return other != null
        && one.column().equals(other.column())
        && compare(one.first(), other.last()) <= 0
        && compare(other.first(), one.last()) <= 0;
  }

  private static int compare(String one, String other) {
    boolean numbers = one.matches("-?\\d{1,40}") && other.matches("-?\\d{1,40}");
    return numbers ? new BigDecimal(one).compareTo(new BigDecimal(other)) : one.compareTo(other);
  }

  private static Copy.@Nullable Key key(Held held) {
    return held.table() == null ? null : held.table().key();
  }

  /// Every copy from the first that had the table on.
  private List<Held> held(String name) {
    List<Held> known = history.getOrDefault(name, List.of());
    if (known.size() == copies.size()) {
      return known;
    }
    Map<String, Held> by =
        known.stream()
            .collect(Collectors.toMap(held -> held.copy().path(), held -> held, (a, b) -> b));
    List<Held> held = new ArrayList<>();
    for (Copy copy : copies) {
      Held there = by.get(copy.path());
      if (there != null || !held.isEmpty()) {
        held.add(there == null ? new Held(copy, null) : there);
      }
    }
    return held;
  }

  /// Whether it is there under another name: the same rows, or the next partition of its kind.
  private boolean lives(String name, List<Held> held) {
    if (now.containsKey(name)) {
      return false;
    }
    Copy.Table before =
        held.reversed().stream()
            .map(Held::table)
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse(null);
    String kind = Series.of(name);
    return now.values().stream()
        .filter(table -> table.rows() > 0)
        .anyMatch(
            table ->
                (!kind.equals(name) && Series.of(table.name()).equals(kind))
                    || (isNew(table) && renamed(before, table)));
  }

  private boolean isNew(Copy.Table table) {
    String first = history.getOrDefault(table.name(), List.of()).getFirst().copy().path();
    return !first.equals(copies.getFirst().path());
  }

  private static boolean renamed(Copy.@Nullable Table before, Copy.Table after) {
    return before != null
        && after.rows() >= before.rows()
        && before.key() != null
        && before.key().equals(after.key());
  }
}
