package anamnesis.detect.invented;

import java.util.BitSet;

/// Whoever thinks names up one by one, out of no list at all.
record NoLineage() implements Lineage {
  /// One maker in ten has no list: two names out of none of the English ones say no more than that
  /// against a record.
  private static final double NO_LIST = -0.5;

  @Override
  public double given(BitSet lists) {
    return NameBook.speaks(lists, 0) ? 0 : NO_LIST;
  }

  @Override
  public double family(BitSet lists) {
    return given(lists);
  }

  @Override
  public String words() {
    return "";
  }
}
