package anamnesis.detect.invented;

/// Values that somebody who writes one after another does not write again so soon.
///
/// For each of them the likelihood that it was chosen so, against chance; chance is taken for even
/// over all values, as which it repeats itself least.
///
/// @param values how many there are, counted from 1
/// @param last so many are remembered
record Avoided(int values, int last) {
  /// All twelve lists by language models that were looked at go through ten or more months before
  /// they repeat one.
  static final Avoided MONTHS = new Avoided(12, 8);

  static final Avoided DAYS = new Avoided(31, 20);

  /// `Abernathy, Castellanos, Doyle, Eastman`: real names begin with one letter in fourteen.
  static final Avoided INITIALS = new Avoided(26, 24);

  /// How often a writer minds.
  private static final double MINDS = 0.85;

  /// @param written in the order of the table, 0 where nothing was written
  float[] powers(byte[] written) {
    float[] powers = new float[written.length];
    int[] remembered = new int[values + 1];
    int different = 0;
    for (int i = 0; i < written.length; i++) {
      int value = written[i];
      if (value > 0) {
        double unused = 1 - (double) different / values;
        double likely = 1 - MINDS + (remembered[value] == 0 ? MINDS / unused : 0);
        powers[i] = (float) Math.log10(likely);
        different += remembered[value]++ == 0 ? 1 : 0;
      }
      int forgotten = i < last ? 0 : written[i - last];
      if (forgotten > 0) {
        different -= --remembered[forgotten] == 0 ? 1 : 0;
      }
    }
    return powers;
  }
}
