package anamnesis.shell;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The known word that a mistyped one most likely meant.
final class Nearest {
  /// Nothing that is known is as long.
  private static final int LONGEST = 60;

  private Nearest() {}

  static Optional<String> to(String typed, Collection<String> known) {
    if (typed.isBlank() || typed.length() > LONGEST) {
      return Optional.empty();
    }
    int tolerated = Math.max(2, typed.length() / 3);
    return known.stream()
        .filter(word -> distance(typed, word) <= tolerated || word.startsWith(typed))
        .min(
            Comparator.<String>comparingInt(word -> distance(typed, word))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// Levenshtein's distance.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
