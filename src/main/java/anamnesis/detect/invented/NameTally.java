package anamnesis.detect.invented;

import java.util.function.IntUnaryOperator;

/// How often each set of lists was met in a table.
final class NameTally {
  private final int[] given;
  private final int[] family;

  private NameTally(int[] given, int[] family) {
    this.given = given;
    this.family = family;
  }

  static NameTally of(Listed names) {
    return new NameTally(
        count(names::given, names.size(), NameBook.givenNames().sets()),
        count(names::family, names.size(), NameBook.familyNames().sets()));
  }

  /// No lineage can explain the table better than by all that speaks for it.
  double atMost(NameScales scales) {
    double most = 0;
    for (int set = 0; set < given.length; set++) {
      most += given[set] * Math.max(0, scales.given(set));
    }
    for (int set = 0; set < family.length; set++) {
      most += family[set] * Math.max(0, scales.family(set));
    }
    return most;
  }

  private static int[] count(IntUnaryOperator met, int size, int sets) {
    int[] count = new int[sets];
    for (int record = 0; record < size; record++) {
      int set = met.applyAsInt(record);
      if (set >= 0) {
        count[set]++;
      }
    }
    return count;
  }
}
