package anamnesis.detect.invented;

import java.util.BitSet;

/// Generators of names in another language than English; where the weights come from stands at the
/// head of each data file.
record Tongue(String words, Scale ofGiven, Scale ofFamily) implements Lineage {
  @Override
  public double given(BitSet lists) {
    return ofGiven.weigh(lists);
  }

  @Override
  public double family(BitSet lists) {
    return ofFamily.weigh(lists);
  }

  /// What a name weighs.
  ///
  /// @param list theirs
  /// @param others the other lists of the language: what stands there too is common
  record Scale(int list, BitSet others, double odd, double common, double outside) {
    double weigh(BitSet lists) {
      if (!lists.get(list)) {
        return outside;
      }
      return lists.intersects(others) ? common : odd;
    }
  }
}
