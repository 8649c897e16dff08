package anamnesis.detect.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Whether people are divided otherwise than before: the chance that the same people, dealt out
/// anew, would differ as much, and how much they differ.
///
/// @param chance from 0 to 1
/// @param apart which share of them would have to be others, from 0 to 1
/// @param then how many there were
/// @param now how many there are
public record Shift(double chance, double apart, long then, long now) {
  private static final int DEALS = 4999;

  /// Beyond it the limiting law is as good as dealing, and dealing takes minutes.
  private static final long MOST_DEALT = 5000;

  public static Shift between(Map<String, Long> then, Map<String, Long> now) {
    TreeSet<String> parts = new TreeSet<>(then.keySet());
    parts.addAll(now.keySet());
    long[] before = parts.stream().mapToLong(part -> then.getOrDefault(part, 0L)).toArray();
    long[] after = parts.stream().mapToLong(part -> now.getOrDefault(part, 0L)).toArray();
    long thens = sum(before);
    long nows = sum(after);
    if (thens == 0 || nows == 0 || parts.size() < 2) {
      return new Shift(1, 0, thens, nows);
    }
    double chance =
        thens + nows <= MOST_DEALT
            ? dealt(before, after)
            : beyond(chiSquare(before, after), parts.size() - 1);
    return new Shift(chance, apart(before, after, thens, nows), thens, nows);
  }

  /// The chance that ten digits which each have their turn come as uneven as these.
  public static double even(Map<String, Long> digits) {
    double all = digits.values().stream().mapToLong(Long::longValue).sum();
    double square = 0;
    for (int digit = 0; digit < 10; digit++) {
      double off = digits.getOrDefault(String.valueOf(digit), 0L) - all / 10;
      square += all == 0 ? 0 : off * off / (all / 10);
    }
    return beyond(square, 9);
  }

  /// The same with what Benjamini and Hochberg make of many chances at once, in their order.
  public static List<Double> together(List<Double> chances) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < chances.size(); i++) {
      order.add(i);
    }
    order.sort(java.util.Comparator.comparing(chances::get));
    Double[] held = new Double[chances.size()];
    double least = 1;
    for (int rank = order.size(); rank >= 1; rank--) {
      int at = order.get(rank - 1);
      least = Math.min(least, chances.get(at) * order.size() / rank);
      held[at] = least;
    }
    return List.of(held);
  }

  private static double apart(long[] before, long[] after, long thens, long nows) {
    double apart = 0;
    for (int i = 0; i < before.length; i++) {
      apart += Math.abs((double) before[i] / thens - (double) after[i] / nows) / 2;
    }
    return apart;
  }

  private static double chiSquare(long[] before, long[] after) {
    double thens = sum(before);
    double nows = sum(after);
    double square = 0;
    for (int i = 0; i < before.length; i++) {
      double both = before[i] + after[i];
      if (both > 0) {
        double b = both * thens / (thens + nows);
        double a = both * nows / (thens + nows);
        square += (before[i] - b) * (before[i] - b) / b + (after[i] - a) * (after[i] - a) / a;
      }
    }
    return square;
  }

  /// All of them shuffled, always in the same way, and dealt into two heaps of the same sizes.
  private static double dealt(long[] before, long[] after) {
    int[] all = people(before, after);
    int heap = (int) sum(after);
    double seen = chiSquare(before, after) - 1e-9;
    long state = 20261121;
    int asMuch = 1;
    for (int deal = 0; deal < DEALS; deal++) {
      long[] dealt = new long[before.length];
      for (int i = 0; i < heap; i++) {
        state = state * 6364136223846793005L + 1442695040888963407L;
        int other = i + (int) (((state >>> 33) * (all.length - i)) >>> 31);
        int picked = all[other];
        all[other] = all[i];
        all[i] = picked;
        dealt[picked]++;
      }
      long[] rest = new long[before.length];
      for (int i = 0; i < rest.length; i++) {
        rest[i] = before[i] + after[i] - dealt[i];
      }
      asMuch += chiSquare(rest, dealt) >= seen ? 1 : 0;
    }
    return asMuch / (DEALS + 1.0);
  }

  private static int[] people(long[] before, long[] after) {
    int[] all = new int[(int) (sum(before) + sum(after))];
    int at = 0;
    for (int part = 0; part < before.length; part++) {
      for (long i = before[part] + after[part]; i > 0; i--) {
        all[at++] = part;
      }
    }
    return all;
  }

  /// The chance of a chi-square beyond this one (Abramowitz and Stegun 26.4.4 and 26.4.5).
  static double beyond(double square, int freedom) {
    boolean odd = freedom % 2 == 1;
    double root = Math.sqrt(square);
    double density = Math.exp(-square / 2) / Math.sqrt(2 * Math.PI);
    double sum = odd ? 2 * normalBeyond(root) : 0;
    double term = odd ? 2 * density * root : Math.exp(-square / 2);
    for (int next = odd ? 3 : 2; next <= freedom; next += 2) {
      sum += term;
      term *= square / next;
    }
    return Math.min(1, sum);
  }

  /// Abramowitz and Stegun 26.2.17.
  private static double normalBeyond(double z) {
    double t = 1 / (1 + 0.2316419 * Math.abs(z));
    double tail =
        Math.exp(-z * z / 2)
            / Math.sqrt(2 * Math.PI)
            * t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return z >= 0 ? tail : 1 - tail;
  }

  private static long sum(long[] parts) {
    return java.util.Arrays.stream(parts).sum();
  }
}
