package anamnesis.report;

import anamnesis.casefile.Case;
import anamnesis.link.Decision;
import anamnesis.link.Identity;
import anamnesis.link.Pair;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// Who was recognised, and what still waits for a person's word.
///
/// @param waiting pairs in review on which nobody has ruled
/// @param ruled pairs on which a person has
public record Recognised(long people, long payments, long documents, long waiting, long ruled) {
  static Recognised of(Case file) {
    Set<String> ruled = new HashSet<>();
    try (Stream<Decision> decisions = Decision.shelf(file).read()) {
      decisions.forEach(decision -> ruled.add(decision.pair()));
    }
    long waiting;
    try (Stream<Pair> pairs = Pair.shelf(file).read()) {
      waiting =
          pairs
              .filter(pair -> pair.band() == Pair.Band.REVIEW && !ruled.contains(pair.id()))
              .count();
    }
    return new Recognised(
        count(file, Identity.Kind.PERSON),
        count(file, Identity.Kind.PAYMENT),
        count(file, Identity.Kind.DOCUMENT),
        waiting,
        ruled.size());
  }

  private static long count(Case file, Identity.Kind kind) {
    try (Stream<Identity> identities = Identity.shelf(file).read()) {
      return identities.filter(identity -> identity.kind() == kind).count();
    }
  }
}
