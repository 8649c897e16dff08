package anamnesis.link;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import java.util.List;

/// Two records that may speak of one person, and what was weighed.
///
/// @param id stable for as long as the two records say the same
/// @param a,b the exhibits that stand for the two sides
/// @param weight the sum of the reasons, in bits; a ruling overrides it
public record Pair(
    String id, String a, String b, double weight, Band band, String asked, List<Reason> reasons) {
  /// What is done with a pair.
  public enum Band {
    AUTOMATIC,
    REVIEW,
    APART
  }

  /// One line of the sum.
  public record Reason(String field, String verdict, double weight, boolean household) {}

  public Pair {
    reasons = List.copyOf(reasons);
  }

  public static Shelf<Pair> shelf(Case file) {
    return file.shelf("pairs.jsonl", Pair.class, 1);
  }
}
