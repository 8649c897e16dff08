package anamnesis.link;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import java.util.List;

/// Two records that may speak of one person, and what was weighed.
///
/// @param id stable for as long as the two records say the same
/// @param a,b the exhibits that stand for the two sides
/// @param weight the sum of the reasons, in bits; a ruling overrides it
/// @param asked the question, in a sentence without a name; empty where nothing is asked
public record Pair(
    String id, String a, String b, double weight, Band band, String asked, List<Reason> reasons) {
  /// What is done with a pair.
  public enum Band {
    /// Joined by weight.
    AUTOMATIC,
    /// Joined by a person's ruling.
    RULED,
    /// Waits for a person.
    REVIEW,
    /// Not joined: too light, forbidden, or settled otherwise.
    APART
  }

  /// One line of the sum.
  public record Reason(String field, String verdict, double weight, boolean household) {}

  public Pair {
    reasons = List.copyOf(reasons);
  }

  /// Whether rulings about it and its neighbours cannot all be true, so that it is asked again.
  public boolean contradicted() {
    return asked.equals(Questions.CONTRADICTION);
  }

  public static Shelf<Pair> shelf(Case file) {
    return file.shelf("pairs.jsonl", Pair.class, 1);
  }
}
