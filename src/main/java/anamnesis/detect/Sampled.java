package anamnesis.detect;

import java.util.Arrays;

/// A few hundred of the values of a column, chosen by their hashes alone: two columns that hold the
/// same values chose the same ones, however many others stand beside them.
final class Sampled {
  private static final int MOST = 256;
  private static final int SLOTS = 1024;

  private final long[] slots = new long[SLOTS];
  private int size;

  /// Only hashes below it are kept, without their sign.
  private long limit = -1;

  void add(long hash) {
    if (Long.compareUnsigned(hash, limit) > 0 || hash == 0) {
      return;
    }
    int at = slot(hash);
    if (slots[at] == hash) {
      return;
    }
    slots[at] = hash;
    if (++size > MOST) {
      halve();
    }
  }

  /// About how many different values there were.
  double distinct() {
    return size * (0x1p64 / (limit == -1 ? 0x1p64 : (double) limit));
  }

  /// How much of it, from 0 to 1, is in another too.
  double within(Sampled other) {
    long both = Long.compareUnsigned(limit, other.limit) < 0 ? limit : other.limit;
    int mine = 0;
    int shared = 0;
    for (long hash : slots) {
      if (hash != 0 && Long.compareUnsigned(hash, both) <= 0) {
        mine++;
        shared += other.slots[other.slot(hash)] == hash ? 1 : 0;
      }
    }
    return mine == 0 ? 1 : (double) shared / mine;
  }

  private int slot(long hash) {
    int at = (int) hash & (SLOTS - 1);
    while (slots[at] != 0 && slots[at] != hash) {
      at = (at + 1) & (SLOTS - 1);
    }
    return at;
  }

  private void halve() {
    limit >>>= 1;
    long[] before = slots.clone();
    Arrays.fill(slots, 0);
    size = 0;
    for (long hash : before) {
      if (hash != 0 && Long.compareUnsigned(hash, limit) <= 0) {
        slots[slot(hash)] = hash;
        size++;
      }
    }
  }
}
