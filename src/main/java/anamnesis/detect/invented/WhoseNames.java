package anamnesis.detect.invented;

import java.util.Optional;

/// Out of whose lists the names of a table come: the generator whose draws, among names of real
/// people, explain them best, together with what others say of each record ([Company]).
///
/// It may be nobody's: whoever thinks names up one by one needs no list.
final class WhoseNames {
  /// A name out of no list speaks against every maker who has one: that is half of them.
  private static final double NO_LIST = -0.3;

  /// More records than these do not tell any better whose names they are.
  private static final int ENOUGH = 20_000;

  private final Optional<Lineage> lineage;
  private final double powers;

  private WhoseNames(Optional<Lineage> lineage, double powers) {
    this.lineage = lineage;
    this.powers = powers;
  }

  static WhoseNames of(Listed names, Marks.Hand marks) {
    WhoseNames nobody = new WhoseNames(Optional.empty(), 0);
    double without = nobody.explains(names, marks);
    WhoseNames best = nobody;
    for (Lineage lineage : Lineage.values()) {
      WhoseNames its = new WhoseNames(Optional.of(lineage), 0);
      double powers = its.explains(names, marks) - without;
      if (powers > best.powers) {
        best = new WhoseNames(its.lineage, powers);
      }
    }
    return best;
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
    return lineage;
  }

  /// By how many powers of ten it explains the names better than nobody's list.
  double powers() {
    return powers;
  }

  double given(int lists) {
    return lists == 0 ? 0 : lineage.map(of -> of.given(lists)).orElseGet(() -> unlisted(lists));
  }

  double family(int lists) {
    return lists == 0 ? 0 : lineage.map(of -> of.family(lists)).orElseGet(() -> unlisted(lists));
  }

  private static double unlisted(int lists) {
    return NameBook.isListed(lists) ? 0 : NO_LIST;
  }
}
