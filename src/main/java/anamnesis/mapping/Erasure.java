package anamnesis.mapping;

import anamnesis.casefile.Case;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.evidence.Exhibit;
import anamnesis.link.Erased;
import anamnesis.link.Identity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What must not be heard, whoever kept it: what was erased or redacted itself, all that speaks of
/// who was erased, and what an erased account paid for nobody else.
final class Erasure {
  private static final String ITSELF = "erased or redacted";
  private static final String THEIRS = "it speaks of a person who was erased";
  private static final String PAID = "it hangs on an account that was erased, and on nobody else";
  private final Erased erased;
  private final Map<String, String> unheard = new HashMap<>();
  private final Set<String> people = new HashSet<>();
  private final Set<String> others = new HashSet<>();

  private Erasure(Erased erased) {
    this.erased = erased;
    erased.records().forEach(key -> unheard.put(key, ITSELF));
  }

  static Erasure of(Case file) {
    Erasure erasure = new Erasure(Erased.of(file));
    if (!erasure.unheard.isEmpty()) {
      try (Stream<Exhibit> exhibits = Exhibit.shelf(file).read();
          Stream<Identity> identities = Identity.shelf(file).read()) {
        erasure.take(identities.toList());
        exhibits.filter(erasure::paidForNobodyElse).forEach(erasure::leaveOut);
      }
    }
    return erasure;
  }

  /// By the key of each exhibit that is not heard, why.
  Map<String, String> unheard() {
    return unheard;
  }

  boolean isOfNobody() {
    return erased.records().isEmpty();
  }

  /// Whether nothing may be made of an identity at all.
  boolean covers(Identity identity) {
    return people.contains(identity.id())
        || (identity.kind() != Identity.Kind.PERSON
            && identity.members().stream()
                .allMatch(member -> unheard.containsKey(member.exhibit())));
  }

  /// Whether somebody has to rule first.
  boolean doubts(Identity person) {
    return erased.perhaps(person);
  }

  private void take(List<Identity> identities) {
    for (Identity person : identities) {
      if (person.kind() == Identity.Kind.PERSON) {
        boolean gone = erased.is(person);
        if (gone) {
          people.add(person.id());
        }
        for (Identity.Member member : person.members()) {
          if (gone) {
            unheard.putIfAbsent(member.exhibit(), THEIRS);
          } else {
            others.add(member.exhibit());
          }
        }
      }
    }
    identities.stream()
        .filter(one -> one.kind() == Identity.Kind.PAYMENT)
        .filter(one -> one.members().stream().anyMatch(it -> others.contains(it.exhibit())))
        .toList()
        .forEach(payment -> payment.members().forEach(member -> others.add(member.exhibit())));
  }

  private boolean paidForNobodyElse(Exhibit exhibit) {
    return !others.contains(exhibit.key())
        && exhibit.traits().stream()
            .anyMatch(
                mention ->
                    (mention.role() == Mention.Role.PAYER || mention.role() == Mention.Role.ACCOUNT)
                        && mention.trait() instanceof Identifier id
                        && erased.covers(id));
  }

  private void leaveOut(Exhibit exhibit) {
    unheard.putIfAbsent(exhibit.key(), PAID);
  }
}
