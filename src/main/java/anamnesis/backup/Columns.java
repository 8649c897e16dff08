package anamnesis.backup;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What the columns of one table span: the ends of its key, and the newest time of each column that
/// holds times. No text is made of any value; there are millions of them.
final class Columns implements CopyRow.Field {
  private static final Set<String> KEYS = Set.of("id", "uuid", "guid");

  private final List<String> names;
  private final long latest;
  private final int key;
  private final boolean[] speaks;
  private final long[] newestOf;
  private final SequencedMap<String, Long> before = new LinkedHashMap<>();
  private long newest = Stamp.NONE;
  private Ends ends = new Ends();
  private boolean oneKey = true;

  /// In rising order: the key, and whatever has not shown yet that it holds no times.
  private int[] watched;

  private boolean fewer;

  /// @param latest no row was written after it: a later time is a plan, or a mistake
  Columns(List<String> names, long latest) {
    this.names = List.copyOf(names);
    this.latest = latest;
    this.key = keyOf(names);
    this.newestOf = new long[Math.max(1, names.size())];
    Arrays.fill(newestOf, Stamp.NONE);
    this.speaks = new boolean[newestOf.length];
    for (int i = 0; i < names.size(); i++) {
      speaks[i] = Stamp.speaks(names.get(i));
    }
    this.watched = IntStream.range(0, newestOf.length).toArray();
  }

  boolean named(List<String> columns) {
    return names.equals(columns);
  }

  /// What they are in the next block of the same table, where they stand in another order: the
  /// partitions of one table that are loaded through it were not all made alike.
  Columns then(List<String> others) {
    Columns next = new Columns(others, latest);
    next.newest = newest;
    next.before.putAll(times());
    next.oneKey = oneKey && (ends.none() || next.keyName().equals(keyName()));
    next.ends = ends;
    return next;
  }

  void row(CopyRow row) {
    row.fields(watched, this);
    if (fewer) {
      fewer = false;
      watched = IntStream.of(watched).filter(column -> column >= 0).toArray();
    }
  }

  @Override
  public void at(int wanted, byte[] bytes, int from, int to) {
    int column = watched[wanted];
    if (column == key) {
      ends.value(bytes, from, to);
    }
    long at = Stamp.micros(bytes, from, to);
    if (at == Stamp.NONE) {
      forget(wanted, bytes, from, to);
      return;
    }
    newestOf[column] = Math.max(newestOf[column], at);
    if (at > newest && at <= latest && speaks[column]) {
      newest = at;
    }
  }

  /// A column that has shown something else, and never a time, is looked at no more.
  private void forget(int wanted, byte[] bytes, int from, int to) {
    int column = watched[wanted];
    boolean open = (to - from == 2 && bytes[from] == '\\') || endless(bytes, from, to);
    if (column != key && !open && newestOf[column] == Stamp.NONE) {
      watched[wanted] = -1;
      fewer = true;
    }
  }

  /// `infinity` and `-infinity` are times too.
  private static boolean endless(byte[] bytes, int from, int to) {
    return to - from >= 8 && bytes[to - 1] == 'y' && bytes[to - 8] == 'i' && to - from <= 9;
  }

  @Nullable Instant newest() {
    return newest == Stamp.NONE ? null : Stamp.instant(newest);
  }

  SequencedMap<String, Instant> newestOf() {
    SequencedMap<String, Instant> newest = new LinkedHashMap<>();
    times().forEach((name, at) -> newest.put(name, Stamp.instant(at)));
    return newest;
  }

  private SequencedMap<String, Long> times() {
    SequencedMap<String, Long> times = new LinkedHashMap<>(before);
    for (int i = 0; i < names.size(); i++) {
      if (newestOf[i] != Stamp.NONE && !Stamp.ofALife(names.get(i))) {
        times.merge(names.get(i), newestOf[i], Math::max);
      }
    }
    return times;
  }

  /// None where one block goes by another column than the next.
  Copy.@Nullable Key key() {
    return names.isEmpty() || !oneKey ? null : ends.of(keyName());
  }

  private String keyName() {
    return names.isEmpty() ? "" : names.get(key);
  }

  /// The key itself is named only behind the data; it is nearly always called so, or comes first.
  static int keyOf(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (KEYS.contains(names.get(i).toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    return 0;
  }
}
