package anamnesis.detect.invented;

import java.util.Comparator;
import java.util.List;

/// Out of whose lists the names of a table come: the generator whose draws, among names of real
/// people, explain them best, together with what others say of each record ([Company]).
///
/// It may be nobody's ([NoLineage]).
///
/// @param powers by how many powers of ten they explain the names better than nobody's
record WhoseNames(NameScales scales, double powers) {
  /// More records than these do not tell any better whose names they are.
  private static final int ENOUGH = 20_000;

  /// Of so many lineages one explains them, if any does.
  private static final int LIKELIEST = 6;

  static WhoseNames of(Listed names, Marks.Hand marks) {
    WhoseNames best = new WhoseNames(NameScales.nobody(), 0);
    double without = explains(names, marks, best.scales);
    for (NameScales scales : likeliest(names)) {
      double powers = explains(names, marks, scales) - without;
      if (powers > best.powers) {
        best = new WhoseNames(scales, powers);
      }
    }
    return best;
  }

  private static List<NameScales> likeliest(Listed names) {
    NameTally tally = NameTally.of(names);
    return NameScales.all().stream()
        .filter(scales -> tally.atMost(scales) > 0)
        .sorted(Comparator.comparingDouble(scales -> -sum(names, scales)))
        .limit(LIKELIEST)
        .toList();
  }

  /// What speaks for it where it is at its best: among the records that are not plainly real.
  private static double sum(Listed names, NameScales scales) {
    double sum = 0;
    for (int record = 0; record < Math.min(names.size(), ENOUGH); record++) {
      double both = scales.given(names.given(record)) + scales.family(names.family(record));
      sum += Math.max(0, both);
    }
    return sum;
  }

  private static double explains(Listed names, Marks.Hand marks, NameScales scales) {
    float[] evidence = new float[Math.min(marks.records(), ENOUGH)];
    for (int record = 0; record < evidence.length; record++) {
      evidence[record] =
          (float)
              (marks.withoutNames(record)
                  + scales.given(names.given(record))
                  + scales.family(names.family(record)));
    }
    return Company.of(evidence).powers();
  }
}
