package anamnesis.detect.invented;

import java.util.Arrays;
import java.util.List;

/// How records are written, apart from what they say: whoever wrote some of them wrote the others
/// in the same way.
///
/// In a table that is known to hold invented people, what sets their habits apart from those of the
/// others is learned from those of whom it is sure, and tells of the rest. It accuses no table.
final class Habits {
  /// Fewer of either kind teach nothing.
  private static final double FEWEST = 5;

  /// So many unseen records of each kind are taken to be written as all are.
  private static final double UNSEEN = 4;

  /// Of larger tables nothing is learned: a million of them are looked at in seconds.
  private static final int MOST_RECORDS = 100_000;

  private static final double MOST_OF_ONE = 1;
  private static final double MOST = 2;

  private static final List<Habit> HABITS = List.of(Habit.values());

  /// Those of one record after those of the other.
  private byte[] kinds = new byte[256 * HABITS.size()];

  private int size;

  void add(Person person) {
    if (size == MOST_RECORDS) {
      return;
    }
    int at = size++ * HABITS.size();
    if (at == kinds.length) {
      kinds = Arrays.copyOf(kinds, at * 2);
    }
    for (Habit habit : HABITS) {
      kinds[at++] = (byte) habit.of(person);
    }
  }

  /// What the habits of each record say, in powers of ten.
  ///
  /// @param odds what is known of each so far
  float[] learn(float[] odds) {
    if (odds.length > size) {
      return new float[odds.length];
    }
    double[] invented = new double[size];
    double sum = 0;
    for (int record = 0; record < size; record++) {
      invented[record] = 1 / (1 + Math.pow(10, -odds[record]));
      sum += invented[record];
    }
    float[] powers = new float[size];
    if (sum < FEWEST || size - sum < FEWEST) {
      return powers;
    }
    for (int habit = 0; habit < HABITS.size(); habit++) {
      learn(habit, invented, powers);
    }
    for (int record = 0; record < size; record++) {
      powers[record] = (float) Math.clamp(powers[record], -MOST, MOST);
    }
    return powers;
  }

  private void learn(int habit, double[] invented, float[] powers) {
    double[] theirs = new double[Habit.KINDS];
    double[] all = new double[Habit.KINDS];
    double sum = 0;
    for (int record = 0; record < size; record++) {
      int kind = kinds[record * HABITS.size() + habit];
      theirs[kind] += invented[record];
      all[kind]++;
      sum += invented[record];
    }
    double[] ratios = new double[Habit.KINDS];
    for (int kind = 0; kind < Habit.KINDS; kind++) {
      double usual = UNSEEN * all[kind] / size;
      double one = (theirs[kind] + usual) / (sum + UNSEEN);
      double other = (all[kind] - theirs[kind] + usual) / (size - sum + UNSEEN);
      ratios[kind] =
          all[kind] == 0 ? 0 : Math.clamp(Math.log10(one / other), -MOST_OF_ONE, MOST_OF_ONE);
    }
    for (int record = 0; record < size; record++) {
      powers[record] += (float) ratios[kinds[record * HABITS.size() + habit]];
    }
  }
}
