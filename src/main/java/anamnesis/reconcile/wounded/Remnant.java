package anamnesis.reconcile.wounded;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import java.util.List;

/// A row that stands in the wounded database, and who knows it.
///
/// @param witnesses those who know it, in order; copies of the database too
/// @param how what it is known by, as `e-mail`; never a value
public record Remnant(String table, String key, As as, List<String> witnesses, String how) {
  /// What it is.
  public enum As {
    /// Known, and as it was before the wipe.
    UNTOUCHED("untouched"),
    /// Its key is known, and what it says is not what was witnessed.
    CHANGED("changed"),
    /// Real, and written since the wipe: nobody else may hold it.
    SINCE_THE_WIPE("sinceTheWipe"),
    SYNTHETIC("synthetic"),
    UNKNOWN("unknown");

    private final String word;

    As(String word) {
      this.word = word;
    }

    /// As scripts read it.
    public String word() {
      return word;
    }

    /// Whether a real person, or something of theirs, stands behind it.
    boolean isReal() {
      return this == UNTOUCHED || this == CHANGED || this == SINCE_THE_WIPE;
    }
  }

  public Remnant {
    witnesses = List.copyOf(witnesses);
  }

  public static Shelf<Remnant> shelf(Case file) {
    return file.shelf("remnants.jsonl", Remnant.class, 1);
  }
}
