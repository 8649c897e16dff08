package anamnesis.source.stripe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Many ids in little memory: each stands once, as its bytes, with a print of what its object says,
/// and can be ticked off. A million of Stripe's take forty megabytes, and a few take next to
/// nothing: there are hundreds of these. Safe to use from many threads.
final class Ids {
  private static final int BLOCK_BITS = 20;
  private static final int BLOCK = 1 << BLOCK_BITS;
  private static final int FIRST = 256;
  private static final int LONGEST = 0xffff;

  private final List<byte[]> blocks = new ArrayList<>();
  private final BitSet ticked = new BitSet();
  private int[] places = new int[8];
  private long[] prints = {};
  private int[] table = new int[16];
  private int used = BLOCK;
  private int size;

  synchronized int size() {
    return size;
  }

  boolean add(String id) {
    return add(id, 0);
  }

  /// @return whether it was not there
  synchronized boolean add(String id, long print) {
    byte[] bytes = bytes(id);
    int slot = slot(bytes);
    if (table[slot] != 0) {
      return false;
    }
    table[slot] = size + 1;
    if (size == places.length) {
      places = Arrays.copyOf(places, size * 2);
    }
    places[size++] = store(bytes);
    setPrint(size - 1, print);
    if (size * 2 > table.length) {
      grow();
    }
    return true;
  }

  synchronized boolean has(String id) {
    return table[slot(bytes(id))] != 0;
  }

  /// Whether it is here with this print.
  synchronized boolean has(String id, long print) {
    int known = table[slot(bytes(id))];
    return known != 0 && printOf(known - 1) == print;
  }

  /// Ticks it off; one that is not here cannot be.
  synchronized void tick(String id) {
    int known = table[slot(bytes(id))];
    if (known != 0) {
      ticked.set(known - 1);
    }
  }

  /// The print it came with; 0 if it is not here.
  synchronized long print(String id) {
    int known = table[slot(bytes(id))];
    return known == 0 ? 0 : printOf(known - 1);
  }

  /// All that are not so, in the order they came.
  synchronized List<String> unlike(Judgement so) {
    List<String> unlike = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String id = at(i);
      if (!so.of(id, printOf(i))) {
        unlike.add(id);
      }
    }
    return unlike;
  }

  /// What is asked of each.
  interface Judgement {
    boolean of(String id, long print);
  }

  /// What it says now.
  synchronized void print(String id, long print) {
    int known = table[slot(bytes(id))];
    if (known != 0) {
      setPrint(known - 1, print);
    }
  }

  /// All that were not ticked off, in the order they came; no more than so many.
  synchronized List<String> open(int most) {
    List<String> open = new ArrayList<>();
    for (int i = ticked.nextClearBit(0); i < size && open.size() < most; ) {
      open.add(at(i));
      i = ticked.nextClearBit(i + 1);
    }
    return open;
  }

  synchronized int ticked() {
    return ticked.cardinality();
  }

  synchronized void clearTicks() {
    ticked.clear();
  }

  private long printOf(int index) {
    return index < prints.length ? prints[index] : 0;
  }

  /// Most sets have no prints at all.
  private void setPrint(int index, long print) {
    if (index >= prints.length && print != 0) {
      prints = Arrays.copyOf(prints, places.length);
    }
    if (index < prints.length) {
      prints[index] = print;
    }
  }

  private static byte[] bytes(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST) {
      throw new IllegalArgumentException("an id of %d bytes".formatted(bytes.length));
    }
    return bytes;
  }

  private int store(byte[] bytes) {
    byte[] block = room(bytes.length + 2);
    int place = ((blocks.size() - 1) << BLOCK_BITS) + used;
    block[used] = (byte) (bytes.length >> 8);
    block[used + 1] = (byte) bytes.length;
    System.arraycopy(bytes, 0, block, used + 2, bytes.length);
    used += bytes.length + 2;
    return place;
  }

  /// The last block, with so much room in it: the first one grows as it is filled.
  private byte[] room(int length) {
    if (used + length > BLOCK) {
      blocks.add(new byte[blocks.isEmpty() ? FIRST : BLOCK]);
      used = 0;
    }
    byte[] block = blocks.getLast();
    if (used + length > block.length) {
      int wanted = Math.max(used + length, block.length * 2);
      block = Arrays.copyOf(block, Math.min(BLOCK, wanted));
      blocks.set(blocks.size() - 1, block);
    }
    return block;
  }

  /// Where it stands in the table, or the free place where it would.
  private int slot(byte[] bytes) {
    int mask = table.length - 1;
    int slot = spread(Arrays.hashCode(bytes)) & mask;
    while (table[slot] != 0 && !same(table[slot] - 1, bytes)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean same(int index, byte[] bytes) {
    byte[] block = blocks.get(places[index] >>> BLOCK_BITS);
    int from = places[index] & (BLOCK - 1);
    int length = length(block, from);
    return Arrays.equals(block, from + 2, from + 2 + length, bytes, 0, bytes.length);
  }

  private String at(int index) {
    byte[] block = blocks.get(places[index] >>> BLOCK_BITS);
    int from = places[index] & (BLOCK - 1);
    return new String(block, from + 2, length(block, from), StandardCharsets.UTF_8);
  }

  private static int length(byte[] block, int from) {
    return ((block[from] & 0xff) << 8) | (block[from + 1] & 0xff);
  }

  private void grow() {
    table = new int[table.length * 2];
    for (int i = 0; i < size; i++) {
      table[slot(bytes(at(i)))] = i + 1;
    }
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }
}
