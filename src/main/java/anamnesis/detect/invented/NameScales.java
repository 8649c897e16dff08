package anamnesis.detect.invented;

import java.util.List;

/// What each set of lists weighs if one lineage made the table, worked out once: a million names
/// are looked up here.
final class NameScales {
  private static final List<NameScales> ALL =
      NameBook.lineages().stream().map(NameScales::new).toList();

  private static final NameScales NOBODY = new NameScales(new NoLineage());

  private final Lineage lineage;
  private final float[] given;
  private final float[] family;

  private NameScales(Lineage lineage) {
    this.lineage = lineage;
    this.given = new float[NameBook.givenNames().sets()];
    this.family = new float[NameBook.familyNames().sets()];
    for (int set = 0; set < given.length; set++) {
      given[set] = (float) lineage.given(NameBook.givenNames().lists(set));
    }
    for (int set = 0; set < family.length; set++) {
      family[set] = (float) lineage.family(NameBook.familyNames().lists(set));
    }
  }

  static List<NameScales> all() {
    return ALL;
  }

  static NameScales nobody() {
    return NOBODY;
  }

  Lineage lineage() {
    return lineage;
  }

  /// Nothing for what was not said.
  double given(int set) {
    return set < 0 ? 0 : given[set];
  }

  double family(int set) {
    return set < 0 ? 0 : family[set];
  }
}
