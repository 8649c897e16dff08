package anamnesis.link;

import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.contact.Mention.Role;
import anamnesis.contact.PersonName;
import anamnesis.contact.Trait;
import anamnesis.evidence.Exhibit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What an exhibit says of whom. No witness is known here by name: the roles tell all.
final class Said {
  static final Comparator<Identifier> BY_NAME =
      Comparator.comparing(Identifier::namespace).thenComparing(Identifier::value);

  private Said() {}

  /// The identifiers of the person whose record it is, or whom it is about.
  static List<Identifier> people(Exhibit exhibit) {
    return identifiers(exhibit, Role.SELF, Role.ABOUT);
  }

  static List<Identifier> payers(Exhibit exhibit) {
    return identifiers(exhibit, Role.PAYER);
  }

  static List<Identifier> identifiers(Exhibit exhibit, Role... roles) {
    List<Role> wanted = List.of(roles);
    return exhibit.traits().stream()
        .filter(mention -> wanted.contains(mention.role()))
        .flatMap(mention -> mention.trait() instanceof Identifier id ? Stream.of(id) : null)
        .sorted(BY_NAME)
        .distinct()
        .toList();
  }

  static Stream<Trait> traits(Exhibit exhibit, Role role) {
    return exhibit.traits().stream().filter(mention -> mention.role() == role).map(Mention::trait);
  }

  /// A payer's own record: it tells who pays, and no single payment.
  static boolean isAccount(Exhibit exhibit) {
    return !payers(exhibit).isEmpty() && !isPayment(exhibit);
  }

  static boolean isPayment(Exhibit exhibit) {
    return !identifiers(exhibit, Role.PAYMENT).isEmpty();
  }

  /// Whatever speaks of a payer may be filed under one person, but never joins two.
  static boolean speaksOfPayer(Exhibit exhibit) {
    return exhibit.traits().stream().anyMatch(mention -> mention.role() == Role.PAYER);
  }

  static boolean bearsName(Exhibit exhibit) {
    return traits(exhibit, Role.SELF).anyMatch(PersonName.class::isInstance);
  }
}
