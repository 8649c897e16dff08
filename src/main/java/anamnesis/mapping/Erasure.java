package anamnesis.mapping;

import anamnesis.casefile.Case;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.evidence.Exhibit;
import anamnesis.link.Erased;
import anamnesis.link.Identity;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What must not be heard, whoever kept it: what was erased or redacted itself, all that speaks of
/// who was erased, what hangs on an erased account and on nobody else, and all parts of that: a
/// dispute tells the name again, and a line what it was for.
final class Erasure {
  private static final String ITSELF = "erased or redacted";
  private static final String THEIRS = "it speaks of a person who was erased";
  private static final String PAID = "it hangs on an account that was erased, and on nobody else";
  private final Erased erased;
  private final Map<String, String> unheard = new HashMap<>();
  private final Set<String> people = new HashSet<>();
  private final Set<String> others = new HashSet<>();

  private final LeftOut leftOut = new LeftOut();

  private Erasure(Erased erased) {
    this.erased = erased;
    erased.records().forEach(key -> unheard.put(key, ITSELF));
  }

  static Erasure of(Case file) {
    Erasure erasure = new Erasure(Erased.of(file));
    if (!erasure.unheard.isEmpty()) {
      try (Stream<Identity> identities = Identity.shelf(file).read()) {
        List<Identity> all = identities.toList();
        erasure.take(all);
        erasure.leaveOut(file, erasure::paidForNobodyElse);
        erasure.payments(all);
        erasure.learnPlaces(file);
        erasure.leaveOut(file, erasure::isPart);
      }
    }
    return erasure;
  }

  private void leaveOut(Case file, Predicate<Exhibit> which) {
    try (Stream<Exhibit> exhibits = Exhibit.shelf(file).read()) {
      exhibits
          .filter(exhibit -> !others.contains(exhibit.key()))
          .filter(which)
          .forEach(exhibit -> unheard.putIfAbsent(exhibit.key(), PAID));
    }
  }

  /// A part may stand on the shelf before its whole.
  private void learnPlaces(Case file) {
    try (Stream<Exhibit> exhibits = Exhibit.shelf(file).read()) {
      exhibits.filter(exhibit -> unheard.containsKey(exhibit.key())).forEach(leftOut::add);
    }
  }

  /// By the key of each exhibit that is not heard, why.
  Map<String, String> unheard() {
    return Collections.unmodifiableMap(unheard);
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
    return named(exhibit, Set.of(Mention.Role.PAYER, Mention.Role.ACCOUNT))
        .anyMatch(erased::covers);
  }

  /// Of a payment that nobody else made, what names no account too: a refund, a dispute.
  private void payments(List<Identity> identities) {
    identities.stream()
        .filter(one -> one.kind() == Identity.Kind.PAYMENT)
        .filter(one -> one.members().stream().anyMatch(it -> unheard.containsKey(it.exhibit())))
        .flatMap(one -> one.members().stream())
        .map(Identity.Member::exhibit)
        .filter(part -> !others.contains(part))
        .forEach(part -> unheard.putIfAbsent(part, PAID));
  }

  /// By what it names, or by where it stands.
  private boolean isPart(Exhibit exhibit) {
    return named(exhibit, Set.of(Mention.Role.WHOLE))
            .anyMatch(whole -> unheard.containsKey(whole.namespace() + ":" + whole.value()))
        || leftOut.holds(exhibit);
  }

  private static Stream<Identifier> named(Exhibit exhibit, Set<Mention.Role> roles) {
    return exhibit.traits().stream()
        .filter(mention -> roles.contains(mention.role()))
        .flatMap(
            mention -> mention.trait() instanceof Identifier id ? Stream.of(id) : Stream.empty());
  }
}
