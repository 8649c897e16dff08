package anamnesis.link;

import anamnesis.casefile.Case;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention.Role;
import anamnesis.evidence.Exhibit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// How many people were erased at a witness, as far as it is known who they are.
///
/// @param people of whom nothing may come back
/// @param perhaps those of whom nobody knows yet: they are held back until a person rules
/// @param unclaimed erased accounts of which nothing tells whose they were
public record Gone(long people, long perhaps, long unclaimed) {
  public static final Gone NOBODY = new Gone(0, 0, 0);

  public static Gone of(Case file) {
    Erased erased = Erased.of(file);
    if (erased.records().isEmpty()) {
      return NOBODY;
    }
    try (Stream<Exhibit> exhibits = Exhibit.shelf(file).read();
        Stream<Identity> identities = Identity.shelf(file).read()) {
      return of(identities.toList(), exhibits, erased);
    }
  }

  static Gone of(List<Identity> identities, Stream<Exhibit> exhibits, Erased erased) {
    if (erased.records().isEmpty()) {
      return NOBODY;
    }
    Set<String> systems = new HashSet<>();
    exhibits
        .flatMap(exhibit -> Said.identifiers(exhibit, Role.PAYER).stream())
        .map(Identifier::namespace)
        .forEach(systems::add);
    Set<String> claimed = new HashSet<>();
    identities.stream()
        .flatMap(identity -> identity.payers().stream())
        .forEach(payer -> claimed.add(payer.exhibit()));
    List<Identity> people =
        identities.stream().filter(one -> one.kind() == Identity.Kind.PERSON).toList();
    return new Gone(
        people.stream().filter(erased::is).count(),
        people.stream().filter(erased::perhaps).count(),
        erased.records().stream()
            .filter(key -> systems.contains(key.substring(0, key.indexOf(':'))))
            .filter(key -> !claimed.contains(key))
            .count());
  }
}
