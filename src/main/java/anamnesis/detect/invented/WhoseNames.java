package anamnesis.detect.invented;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Out of whose lists the names of a table come: the generator whose draws, among names of real
/// people, explain them best, together with what others say of each record ([Company]).
///
/// It may be nobody's: whoever thinks names up one by one needs no list.
final class WhoseNames {
  /// So much better than nobody a lineage must explain them.
  private static final double BETTER = 1;

  /// One maker in ten has no list: two names out of none say no more than that against a record.
  private static final double NO_LIST = -0.5;

  /// More records than these do not tell any better whose names they are.
  private static final int ENOUGH = 20_000;

  /// Of so many lineages one explains them, if any does.
  private static final int LIKELIEST = 6;

  private final Optional<NameScales> scales;
  private final double powers;

  private WhoseNames(Optional<NameScales> scales, double powers) {
    this.scales = scales;
    this.powers = powers;
  }

  static WhoseNames of(Listed names, Marks.Hand marks) {
    WhoseNames nobody = new WhoseNames(Optional.empty(), 0);
    double without = nobody.explains(names, marks);
    WhoseNames best = nobody;
    for (NameScales scales : likeliest(names)) {
      WhoseNames its = new WhoseNames(Optional.of(scales), 0);
      double powers = its.explains(names, marks) - without;
      if (powers >= Math.max(BETTER, best.powers)) {
        best = new WhoseNames(its.scales, powers);
      }
    }
    return best;
  }

  private static List<NameScales> likeliest(Listed names) {
    NameTally tally = NameTally.of(names);
    return NameScales.all().stream()
        .filter(scales -> tally.atMost(scales) >= BETTER)
        .sorted(Comparator.comparingDouble((NameScales scales) -> -sum(names, scales)))
        .limit(LIKELIEST)
        .toList();
  }

  /// What speaks for it where it is at its best: among the records that are not plainly real.
  private static double sum(Listed names, NameScales scales) {
    double sum = 0;
    for (int record = 0; record < names.size(); record++) {
      double both = scales.given(names.given(record)) + scales.family(names.family(record));
      sum += Math.max(0, both);
    }
    return sum;
  }

  private double explains(Listed names, Marks.Hand marks) {
    float[] evidence = new float[Math.min(marks.records(), ENOUGH)];
    for (int record = 0; record < evidence.length; record++) {
      evidence[record] =
          (float)
              (marks.withoutNames(record)
                  + given(names.given(record))
                  + family(names.family(record)));
    }
    return Company.of(evidence).powers();
  }

  Optional<Lineage> lineage() {
    return scales.map(NameScales::lineage);
  }

  /// By how many powers of ten it explains the names better than nobody's list.
  double powers() {
    return powers;
  }

  double given(int set) {
    return scales.map(of -> of.given(set)).orElseGet(() -> unlisted(set));
  }

  double family(int set) {
    return scales.map(of -> of.family(set)).orElseGet(() -> unlisted(set));
  }

  private static double unlisted(int set) {
    return set == 0 ? NO_LIST : 0;
  }
}
