package anamnesis.link;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;

/// What a human ruled about a pair. Rulings are kept apart from what was computed, and outlive it.
///
/// @param pair the pair's id, which changes when what the records say changes
public record Decision(String pair, String a, String b, Ruling ruling, String by, String why) {
  /// The answers that can be given.
  public enum Ruling {
    SAME,
    DIFFERENT,
    UNSURE
  }

  public static Shelf<Decision> shelf(Case file) {
    return file.shelf("decisions.jsonl", Decision.class, 1);
  }
}
