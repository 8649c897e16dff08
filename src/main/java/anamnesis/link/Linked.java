package anamnesis.link;

import anamnesis.evidence.Quarantined;
import anamnesis.link.Identity.Kind;
import anamnesis.link.Pair.Band;
import java.util.List;

/// Who is who, as far as it is known.
///
/// @param contradictions pairs whose rulings cannot all be true
/// @param stale rulings on pairs that are no longer there: what the records say has changed
/// @param households of two people and more
/// @param gone who was erased at a witness
public record Linked(
    List<Identity> identities,
    List<Pair> pairs,
    List<Quarantined> quarantined,
    List<String> contradictions,
    List<String> stale,
    long households,
    Gone gone) {
  public Linked {
    identities = List.copyOf(identities);
    pairs = List.copyOf(pairs);
    quarantined = List.copyOf(quarantined);
    contradictions = List.copyOf(contradictions);
    stale = List.copyOf(stale);
  }

  public long count(Kind kind) {
    return identities.stream().filter(identity -> identity.kind() == kind).count();
  }

  public long count(Band band) {
    return pairs.stream().filter(pair -> pair.band() == band).count();
  }
}
