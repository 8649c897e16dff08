package anamnesis.link;

import anamnesis.link.Pair.Reason;
import java.util.List;

/// Two portraits weighed against each other.
///
/// @param reasons the lines of the sum, the prior first
/// @param veto why these two can never be linked by weight; empty if nothing forbids it
/// @param sure whether the evidence is of a kind that may link without a person
/// @param doubtful forbidden, but so alike otherwise that a wrong record is as likely as two people
record Weighing(List<Reason> reasons, String veto, boolean sure, boolean doubtful) {
  /// From here on a pair is linked, if the kind of evidence allows it: a thousand to one, counted
  /// with chances of coincidence that are rounded up everywhere.
  static final double AUTOMATIC = 10;

  /// Below this a pair is nobody's question.
  static final double REVIEW = 2;

  Weighing {
    reasons = List.copyOf(reasons);
  }

  /// All weights are halves, so that the sum is exact.
  double weight() {
    return reasons.stream().mapToDouble(Reason::weight).sum();
  }

  /// The same evidence, good for a question only.
  Weighing unsure() {
    return new Weighing(reasons, veto, false, doubtful);
  }

  boolean vetoed() {
    return !veto.isEmpty();
  }

  boolean automatic() {
    return sure && !vetoed() && weight() >= AUTOMATIC;
  }

  boolean review() {
    return !vetoed() && weight() >= REVIEW;
  }
}
