package anamnesis.backup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rows of one table of two copies, matched by their key: first those of the one are put, then
/// those of the other are met, and at last those of the one that were not met are collected.
final class Matching {
  /// As many keys as anybody reads.
  private static final int KEYS = 1000;

  /// As many changed rows as are looked into column by column.
  private static final int LOOKED_INTO = 10_000;

  private final String name;
  private final boolean byRow;
  private KeyRows rows = new KeyRows();
  private List<String> before = List.of();
  private List<String> after = List.of();
  private String keyed = "";
  private int[] all = {0};
  private int key;
  private boolean twice;
  private long added;
  private long removed;
  private long changed;
  private final List<String> addedKeys = new ArrayList<>();
  private final List<String> removedKeys = new ArrayList<>();
  private final List<String> changedKeys = new ArrayList<>();
  private final Map<Long, Map<String, Long>> lookedInto = new HashMap<>();
  private final SequencedMap<String, Long> differing = new TreeMap<>();

  /// @param byRow whether no column tells its rows apart, so that each is its own key
  Matching(String name, boolean byRow) {
    this.name = name;
    this.byRow = byRow;
  }

  String name() {
    return name;
  }

  /// Whether two rows of one side had one key.
  boolean twice() {
    return twice || rows.twice();
  }

  void columns(List<String> columns, boolean first) {
    if (first) {
      before = List.copyOf(columns);
    } else {
      after = List.copyOf(columns);
    }
    key = keyIn(columns);
    all = new int[Math.max(1, columns.size())];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
  }

  /// By the one key on both sides, wherever it stands on the other.
  private int keyIn(List<String> columns) {
    int same = columns.indexOf(keyed);
    int at = same >= 0 ? same : Columns.keyOf(columns);
    if (keyed.isEmpty() && !columns.isEmpty()) {
      keyed = columns.get(at);
    }
    return at;
  }

  /// The mark of a row's key, by which the work is also split into parts.
  long mark(CopyRow row) {
    if (byRow) {
      return rowMark(row);
    }
    long[] mark = {0};
    row.fields(new int[] {key}, (wanted, bytes, from, to) -> mark[0] = Mark.of(bytes, from, to));
    return mark[0];
  }

  void put(long mark, CopyRow row) {
    if (byRow) {
      rows.add(mark);
    } else {
      rows.put(mark, rowMark(row));
    }
  }

  void meet(long mark, CopyRow row) {
    if (byRow) {
      added += rows.take(mark) ? 0 : 1;
      return;
    }
    switch (rows.meet(mark, rowMark(row))) {
      case SAME -> {}
      case TWICE -> twice = true;
      case ADDED -> {
        added++;
        collect(addedKeys, row);
      }
      case CHANGED -> {
        changed++;
        collect(changedKeys, row);
        if (lookedInto.size() < LOOKED_INTO) {
          lookedInto.put(mark, values(row, after));
        }
      }
    }
  }

  void left(long mark, CopyRow row) {
    if (byRow) {
      removed += rows.take(mark) ? 1 : 0;
      return;
    }
    if (rows.left(mark)) {
      removed++;
      collect(removedKeys, row);
      return;
    }
    Map<String, Long> now = lookedInto.remove(mark);
    if (now != null) {
      values(row, before)
          .forEach(
              (column, value) -> {
                if (now.containsKey(column) && !value.equals(now.get(column))) {
                  differing.merge(column, 1L, Long::sum);
                }
              });
    }
  }

  /// What is next is another part of the same table.
  void next() {
    twice |= rows.twice();
    rows = new KeyRows();
    lookedInto.clear();
  }

  Differences.Table told(long rowsBefore, long rowsAfter) {
    return new Differences.Table(
        name,
        rowsBefore,
        rowsAfter,
        new Differences.Counts(added, removed, changed),
        byRow ? "" : keyed,
        new Differences.Keys(addedKeys, removedKeys, changedKeys),
        differing,
        after.stream().filter(column -> !before.isEmpty() && !before.contains(column)).toList(),
        before.stream().filter(column -> !after.isEmpty() && !after.contains(column)).toList());
  }

  private void collect(List<String> keys, CopyRow row) {
    if (keys.size() < KEYS) {
      row.fields(
          new int[] {key},
          (wanted, bytes, from, to) ->
              keys.add(Objects.requireNonNullElse(value(bytes, from, to), "NULL")));
    }
  }

  private static @Nullable String value(byte[] bytes, int from, int to) {
    return CopyText.values(bytes, from, to).getFirst();
  }

  private Map<String, Long> values(CopyRow row, List<String> names) {
    Map<String, Long> values = new HashMap<>();
    row.fields(
        all,
        (wanted, bytes, from, to) -> {
          if (wanted < names.size()) {
            values.put(names.get(wanted), Mark.of(bytes, from, to));
          }
        });
    return values;
  }

  private static long rowMark(CopyRow row) {
    return Mark.of(row.hash(), 0, 32);
  }
}
