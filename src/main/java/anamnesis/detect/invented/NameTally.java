package anamnesis.detect.invented;

/// How often each set of lists was met in a table.
final class NameTally {
  private final int[] given;
  private final int[] family;

  private NameTally(int[] given, int[] family) {
    this.given = given;
    this.family = family;
  }

  static NameTally of(int[] given, int[] family, int size) {
    return new NameTally(
        count(given, size, NameBook.givenNames().sets()),
        count(family, size, NameBook.familyNames().sets()));
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

  private static int[] count(int[] met, int size, int sets) {
    int[] count = new int[sets];
    for (int record = 0; record < size; record++) {
      if (met[record] >= 0) {
        count[met[record]]++;
      }
    }
    return count;
  }
}
