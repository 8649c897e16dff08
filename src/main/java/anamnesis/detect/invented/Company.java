package anamnesis.detect.invented;

import java.util.Arrays;

/// Who stands among whom: records that were invented together were written together.
///
/// A hidden chain of two states, real and invented, whose chances to stay and to change are learned
/// from the table itself (Baum and Welch). A table whose records are shuffled teaches it that
/// neighbours mean nothing.
final class Company {
  private static final int ROUNDS = 20;

  /// Neighbours never say more than this.
  private static final double LEAST_CHANGE = 0.02;

  private static final double RARE = 1e-6;

  /// A round that explains the table no better than this was the last: in all, or for each record.
  private static final double ENOUGH = 0.01;

  private static final double ENOUGH_EACH = 1e-6;
  private static final double LOG_TEN = Math.log(10);

  /// Far from where a product of chances, of which few logarithms are taken, would be lost.
  private static final double TINY = 1e-200;

  /// What three numbers that are learned from the table itself explain of any table, whoever stands
  /// in it.
  private static final double LEARNED = 1;

  private final float[] odds;
  private final double powers;

  private Company(float[] odds, double powers) {
    this.odds = odds;
    this.powers = powers;
  }

  /// For each record, in powers of ten.
  float[] odds() {
    return odds;
  }

  /// By how many powers of ten the chain explains the table better than real people alone.
  double powers() {
    return powers;
  }

  static Company of(float[] evidence) {
    int size = evidence.length;
    if (size == 0) {
      return new Company(new float[0], 0);
    }
    double[] likely = new double[size];
    boolean any = false;
    for (int i = 0; i < size; i++) {
      likely[i] = Math.exp(evidence[i] * LOG_TEN);
      any |= evidence[i] > 0;
    }
    if (!any) {
      return new Company(real(evidence), 0);
    }
    Chain chain = new Chain(likely);
    for (int round = 0; round < ROUNDS && chain.learn(); round++) {}
    return new Company(chain.odds(), Math.max(0, chain.powers() - learned(size, chain.part())));
  }

  /// The fewer of them are invented, the more places there were to find some by chance: half the
  /// logarithm of the records (Schwarz) for where they stand.
  private static double learned(int size, double part) {
    return LEARNED + Math.min(1, 2 * (1 - part)) * Math.log10(size) / 2;
  }

  private static float[] real(float[] evidence) {
    float[] odds = new float[evidence.length];
    for (int i = 0; i < odds.length; i++) {
      odds[i] = evidence[i] - 6;
    }
    return odds;
  }

  /// The chain while it learns.
  private static final class Chain {
    private final double[] likely;

    /// Of each record the chance that it is invented, given those before it, and given all.
    private final double[] before;

    private final double[] given;
    private double share = 0.5;
    private double stays = 0.9;
    private double starts = 0.1;
    private double powers;

    Chain(double[] likely) {
      this.likely = likely;
      this.before = new double[likely.length];
      this.given = new double[likely.length];
    }

    /// One round; whether it is worth another.
    boolean learn() {
      double last = powers;
      forward();
      double toInvented = 0;
      double fromReal = 0;
      double stayed = 0;
      double fromInvented = 0;
      double sum = 0;
      double message = 1;
      double other = 1;
      for (int i = likely.length - 1; i >= 0; i--) {
        double invented = before[i] * message;
        double real = (1 - before[i]) * other;
        given[i] = invented / (invented + real);
        sum += given[i];
        if (i > 0) {
          double here = likely[i] * message;
          double there = other;
          double p = before[i - 1];
          double ii = p * stays * here;
          double ir = p * (1 - stays) * there;
          double ri = (1 - p) * starts * here;
          double rr = (1 - p) * (1 - starts) * there;
          // What `before` is conditioned on ends at i - 1: what follows weighs its four ways.
          double all = ii + ir + ri + rr;
          stayed += ii / all;
          fromInvented += (ii + ir) / all;
          toInvented += ri / all;
          fromReal += (ri + rr) / all;
          double m = stays * here + (1 - stays) * there;
          double o = starts * here + (1 - starts) * there;
          message = m / (m + o);
          other = o / (m + o);
        }
      }
      stays = fromInvented > RARE ? clamp(stayed / fromInvented) : stays;
      starts = fromReal > RARE ? Math.clamp(toInvented / fromReal, RARE, 1 - LEAST_CHANGE) : starts;
      if (sum / likely.length < RARE) {
        starts = RARE;
      }
      // What the first record is, nothing before it says: as likely as anywhere.
      share = starts / (starts + 1 - stays);
      return Math.abs(powers - last) > Math.max(ENOUGH, likely.length * ENOUGH_EACH);
    }

    private static double clamp(double chance) {
      return Math.clamp(chance, LEAST_CHANGE, 1 - LEAST_CHANGE);
    }

    private void forward() {
      double prior = share;
      double log = 0;
      double product = 1;
      for (int i = 0; i < likely.length; i++) {
        double invented = prior * likely[i];
        double all = invented + (1 - prior);
        product *= all;
        if (product > 1 / TINY || product < TINY) {
          log += Math.log(product);
          product = 1;
        }
        before[i] = invented / all;
        prior = before[i] * stays + (1 - before[i]) * starts;
      }
      powers = (log + Math.log(product)) / LOG_TEN;
    }

    double powers() {
      return powers;
    }

    /// How many of the records are invented, as far as it knows.
    double part() {
      return Arrays.stream(given).sum() / given.length;
    }

    float[] odds() {
      float[] odds = new float[given.length];
      for (int i = 0; i < odds.length; i++) {
        double chance = Math.clamp(given[i], 1e-12, 1 - 1e-12);
        odds[i] = (float) (Math.log(chance / (1 - chance)) / LOG_TEN);
      }
      return odds;
    }
  }
}
