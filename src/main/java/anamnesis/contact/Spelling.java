package anamnesis.contact;

import java.util.Arrays;

/// How far two spellings lie apart: what a slip of the finger does, and what sounds alike.
public final class Spelling {
  /// Below five letters one slip makes another name: Jon and Jan, Ann and Amy.
  private static final int LONG_ENOUGH = 5;

  private static final double ALIKE = 0.92;
  private static final double PREFIX_WEIGHT = 0.1;
  private static final int PREFIX = 4;

  private Spelling() {}

  /// One slip apart in a word long enough for it, or much alike from the beginning.
  public static boolean close(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    return (shorter >= LONG_ENOUGH && distance(a, b) <= 1) || jaroWinkler(a, b) >= ALIKE;
  }

  /// Letters added, left out or exchanged, and neighbours transposed (Damerau-Levenshtein, each
  /// place touched once).
  public static int distance(String a, String b) {
    int[] older = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    Arrays.setAll(last, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + change);
        if (i > 1 && j > 1 && crossed(a, i, b, j)) {
          row[j] = Math.min(row[j], older[j - 2] + 1);
        }
      }
      older = last;
      last = row;
    }
    return last[b.length()];
  }

  /// Winkler's variant of Jaro's likeness, 0 to 1, which trusts the first four letters most.
  public static double jaroWinkler(String a, String b) {
    double jaro = jaro(a, b);
    int prefix = 0;
    int most = Math.min(PREFIX, Math.min(a.length(), b.length()));
    while (prefix < most && a.charAt(prefix) == b.charAt(prefix)) {
      prefix++;
    }
    return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
  }

  private static double jaro(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.equals(b) ? 1 : 0;
    }
    String common = common(a, b);
    if (common.isEmpty()) {
      return 0;
    }
    String back = common(b, a);
    int moved = 0;
    for (int i = 0; i < common.length(); i++) {
      moved += common.charAt(i) == back.charAt(i) ? 0 : 1;
    }
    double m = common.length();
    return (m / a.length() + m / b.length() + (m - moved / 2.0) / m) / 3;
  }

  /// The letters of `a` that stand in `b` too, not too far away, in the order of `a`.
  private static String common(String a, String b) {
    int reach = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
    boolean[] taken = new boolean[b.length()];
    StringBuilder common = new StringBuilder();
    for (int i = 0; i < a.length(); i++) {
      int end = Math.min(b.length(), i + reach + 1);
      for (int j = Math.max(0, i - reach); j < end; j++) {
        if (!taken[j] && a.charAt(i) == b.charAt(j)) {
          taken[j] = true;
          common.append(a.charAt(i));
          break;
        }
      }
    }
    return common.toString();
  }

  private static boolean crossed(String a, int i, String b, int j) {
    return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
