package anamnesis.backup;

/// The rows of one table by their keys, each as two hashes of 64 bits: what it takes to tell which
/// rows were added, removed or changed, in 16 bytes a row.
final class KeyRows {
  private static final int FIRST = 1 << 10;

  /// Marks a row that was met on the other side too, in the sign of its hash.
  private static final long MET = Long.MIN_VALUE;

  private long[] keys = new long[FIRST];
  private long[] rows = new long[FIRST];
  private int size;
  private boolean twice;

  /// Whether a key came up twice, be it with the same row: then it is none.
  boolean twice() {
    return twice;
  }

  void put(long key, long row) {
    if (2 * size >= keys.length) {
      grow();
    }
    long named = named(key);
    int at = slot(named);
    if (keys[at] == named) {
      twice = true;
      return;
    }
    keys[at] = named;
    rows[at] = row & ~MET;
    size++;
  }

  /// What became of a row that is on the other side now.
  Became meet(long key, long row) {
    int at = slot(named(key));
    if (keys[at] == 0) {
      return Became.ADDED;
    }
    if (rows[at] < 0) {
      return Became.TWICE;
    }
    boolean same = (rows[at] | MET) == (row | MET);
    rows[at] |= MET;
    return same ? Became.SAME : Became.CHANGED;
  }

  /// Whether a row was not met on the other side.
  boolean left(long key) {
    int at = slot(named(key));
    return keys[at] != 0 && rows[at] >= 0;
  }

  /// One more of what has no key but itself.
  void add(long row) {
    if (2 * size >= keys.length) {
      grow();
    }
    long named = named(row);
    int at = slot(named);
    size += keys[at] == 0 ? 1 : 0;
    keys[at] = named;
    rows[at]++;
  }

  /// @return whether there was one, which is none any more
  boolean take(long row) {
    int at = slot(named(row));
    boolean there = keys[at] != 0 && rows[at] > 0;
    rows[at] -= there ? 1 : 0;
    return there;
  }

  /// @see #meet
  enum Became {
    ADDED,
    SAME,
    CHANGED,
    /// The key came up before on the same side.
    TWICE
  }

  /// 0 is an empty slot.
  private static long named(long key) {
    return key == 0 ? 1 : key;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int at = (int) (key ^ (key >>> 32)) & mask;
    while (keys[at] != 0 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldRows = rows;
    keys = new long[2 * oldKeys.length];
    rows = new long[keys.length];
    for (int at = 0; at < oldKeys.length; at++) {
      if (oldKeys[at] != 0) {
        int to = slot(oldKeys[at]);
        keys[to] = oldKeys[at];
        rows[to] = oldRows[at];
      }
    }
  }
}
