package anamnesis.mapping;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;

/// What became of one exhibit in a rebuild: every exhibit has exactly one.
///
/// @param why the row that it went into, or the reason why it went into none
public record Fate(String exhibit, String kind, Became became, String why) {
  /// The ways an exhibit can go.
  public enum Became {
    /// A cell holds what it says.
    LOADED,
    /// It was heard, and another exhibit that says it better, or otherwise, was loaded.
    MERGED,
    /// It asked for a row that cannot be made.
    QUARANTINED,
    /// It must not be used: erased or redacted.
    OMITTED,
    /// It is kept, but no mapping asks for it.
    UNUSED
  }

  public static Shelf<Fate> shelf(Case file) {
    return file.shelf("fates.jsonl", Fate.class, 1, new FatePen());
  }
}
