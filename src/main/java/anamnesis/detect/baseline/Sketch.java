package anamnesis.detect.baseline;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.TreeSet;

/// The smallest hashes of the values of a column: which of them are there again tells how many of
/// all are, and not one value.
///
/// @param seen how many values there were
/// @param whole whether every one of them is among the hashes
/// @param hashes in order, eight bytes each, in base64
public record Sketch(long seen, boolean whole, String hashes) {
  /// Of 1,024, a loss of one in a hundred shows as ten.
  static final int USUAL = 1024;

  public static final Sketch NONE = new Sketch(0, true, "");

  /// How many of the values are still there.
  ///
  /// @param sampled of how many hashes it could be told
  /// @param lost how many of those are gone
  public record Kept(long seen, int sampled, int lost, boolean exact) {
    public double share() {
      return sampled == 0 ? 0 : (double) lost / sampled;
    }

    /// Counted, or estimated from the sample.
    public long gone() {
      return exact ? lost : Math.round(share() * seen);
    }
  }

  /// Of these values, as they are found again in another sketch.
  ///
  /// Below the largest hash of both every value is known on both sides, and none above it.
  public Kept in(Sketch now) {
    TreeSet<Long> mine = set();
    TreeSet<Long> others = now.set();
    int sampled = 0;
    int lost = 0;
    for (long hash : mine) {
      if (now.whole || (!others.isEmpty() && hash <= others.last())) {
        sampled++;
        lost += others.contains(hash) ? 0 : 1;
      }
    }
    return new Kept(seen, sampled, lost, whole && now.whole);
  }

  boolean empty() {
    return seen == 0;
  }

  private TreeSet<Long> set() {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(hashes));
    TreeSet<Long> set = new TreeSet<>();
    while (bytes.remaining() >= Long.BYTES) {
      set.add(bytes.getLong());
    }
    return set;
  }

  /// Takes values one by one and forgets all but the smallest hashes.
  static final class Tally {
    private final int most;
    private final TreeSet<Long> smallest = new TreeSet<>();
    private long seen;
    private boolean whole = true;

    Tally(int most) {
      this.most = most;
    }

    void add(long hash) {
      seen++;
      if (smallest.size() < most) {
        smallest.add(hash);
      } else if (hash < smallest.last()) {
        if (smallest.add(hash)) {
          smallest.pollLast();
          whole = false;
        }
      } else if (hash > smallest.last()) {
        whole = false;
      }
    }

    Sketch sketch() {
      ByteBuffer bytes = ByteBuffer.allocate(smallest.size() * Long.BYTES);
      smallest.forEach(bytes::putLong);
      return new Sketch(seen, whole, Base64.getEncoder().encodeToString(bytes.array()));
    }
  }
}
