package anamnesis.detect.invented;

import java.util.BitSet;

/// Generators that draw from one pair of lists, and what a name weighs by the lists it stands in.
interface Lineage {
  /// A name in no list of theirs: mistyped by a seeder, if it was not real.
  double OUTSIDE = -1.5;

  double given(BitSet lists);

  double family(BitSet lists);

  /// Who they are.
  String words();
}
