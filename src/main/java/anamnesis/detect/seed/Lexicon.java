package anamnesis.detect.seed;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The records of the seed files, found by the form of any of their values.
final class Lexicon {
  /// What so many records say is no mark of any.
  private static final int COMMON = 256;

  private static final int[] NOWHERE = {};
  private static final int BITS = 1 << 22;

  private final List<Written> records;
  private final Map<Long, int[]> places = new HashMap<>();

  /// Nearly every value of a row is in no seed, and this says so at once.
  private final long[] seen = new long[BITS / 64];

  Lexicon(List<Written> records) {
    this.records = List.copyOf(records);
    for (int record = 0; record < records.size(); record++) {
      Written written = records.get(record);
      for (int place = 0; place < written.size(); place++) {
        add(written.form(place), record);
      }
    }
  }

  private void add(long form, int record) {
    seen[bit(form) >>> 6] |= 1L << bit(form);
    int[] known = places.getOrDefault(form, NOWHERE);
    boolean last = known.length > 0 && known[known.length - 1] == record;
    if (known.length < COMMON && !last) {
      int[] more = Arrays.copyOf(known, known.length + 1);
      more[known.length] = record;
      places.put(form, more);
    }
  }

  private static int bit(long form) {
    return (int) (form ^ (form >>> 24)) & (BITS - 1);
  }

  int size() {
    return records.size();
  }

  Written record(int number) {
    return records.get(number);
  }

  /// The records that hold it; none, if so many do that it tells nothing.
  int[] holding(long form) {
    if ((seen[bit(form) >>> 6] & (1L << bit(form))) == 0) {
      return NOWHERE;
    }
    int[] known = places.getOrDefault(form, NOWHERE);
    return known.length >= COMMON ? NOWHERE : known;
  }
}
