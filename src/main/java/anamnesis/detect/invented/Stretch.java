package anamnesis.detect.invented;

/// Records that follow one another, and what they say together.
///
/// @param to the first record behind it
/// @param powers in powers of ten, less what it costs to choose among so many places
record Stretch(int from, int to, double powers) {
  /// So many records are one place to look at.
  private static final double PLACE = 10;

  /// The stretch that says most; its first record says nothing yet, for it follows none.
  static Stretch best(float[] powers) {
    double most = 0;
    double sum = 0;
    int from = 0;
    Stretch best = new Stretch(0, 0, 0);
    for (int record = 0; record < powers.length; record++) {
      if (sum <= 0) {
        sum = 0;
        from = Math.max(0, record - 1);
      }
      sum += powers[record];
      if (sum > most) {
        most = sum;
        best = new Stretch(from, record + 1, sum);
      }
    }
    double places = Math.log10(Math.max(1, powers.length / PLACE));
    return new Stretch(best.from, best.to, best.powers - places);
  }

  int length() {
    return to - from;
  }

  /// Together with what else is said of it, if that speaks for it.
  Stretch and(double more) {
    return new Stretch(from, to, powers + Math.max(0, more));
  }

  double sum(float[] powers) {
    double sum = 0;
    for (int record = from; record < Math.min(to, powers.length); record++) {
      sum += powers[record];
    }
    return sum;
  }

  void scale(float[] powers, double by) {
    for (int record = from; record < Math.min(to, powers.length); record++) {
      powers[record] *= (float) by;
    }
  }
}
