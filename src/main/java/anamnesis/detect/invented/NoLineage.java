package anamnesis.detect.invented;

import java.util.BitSet;

/// Whoever thinks names up one by one, out of no list at all.
record NoLineage() implements Lineage {
  /// A name out of no list speaks against every maker who has one: that is half of them.
  private static final double NO_LIST = -0.3;

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
