package anamnesis.link;

import anamnesis.contact.Address;
import anamnesis.contact.BirthDate;
import anamnesis.contact.Email;
import anamnesis.contact.Identifier;
import anamnesis.contact.PersonName;
import anamnesis.contact.Phone;
import anamnesis.contact.Trait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// All that is said of how somebody is called and reached. People have had several surnames and
/// addresses: each list is a set, in order.
///
/// @param shared what a household has in common: e-mails, phones, addresses
record Portrait(List<PersonName> names, List<BirthDate> births, List<Trait> shared) {
  static final Portrait BLANK = of(Stream.of());

  Portrait {
    names = List.copyOf(names);
    births = List.copyOf(births);
    shared = List.copyOf(shared);
  }

  static Portrait of(Stream<? extends Trait> traits) {
    List<PersonName> names = new ArrayList<>();
    List<BirthDate> births = new ArrayList<>();
    List<Trait> shared = new ArrayList<>();
    traits
        .distinct()
        .sorted(Comparator.comparing(Portrait::exactly))
        .forEach(
            trait -> {
              switch (trait) {
                case PersonName name -> names.add(name);
                case BirthDate birth -> births.add(birth);
                case Email email -> shared.add(email);
                case Phone phone -> shared.add(phone);
                case Address address -> shared.add(place(address));
                case Identifier known -> {}
              }
            });
    return new Portrait(names, births, shared.stream().distinct().toList());
  }

  Portrait plus(Portrait other) {
    return of(Stream.concat(all(), other.all()));
  }

  Stream<Trait> all() {
    return Stream.of(names, births, shared).flatMap(List::stream);
  }

  /// Everything said, word for word; no two portraits have the same.
  List<String> exactly() {
    return all().map(Portrait::exactly).toList();
  }

  boolean nameless() {
    return names.isEmpty();
  }

  boolean shares(Portrait other) {
    return shared.stream().anyMatch(other.shared::contains);
  }

  /// A street is compared by house, unit and ZIP; the names of cities are spelt too freely.
  private static Address place(Address address) {
    return address.zip().isEmpty()
        ? address
        : new Address(address.street(), address.unit(), "", "", address.zip());
  }

  /// A name's parts stay apart: `mary ann` is not `mary` with the middle name `ann`.
  private static String exactly(Trait trait) {
    return switch (trait) {
      case PersonName name ->
          String.join("|", name.given(), name.middle(), name.family(), name.suffix());
      case Address a -> String.join("|", a.street(), a.unit(), a.city(), a.state(), a.zip());
      case BirthDate born -> born.toString();
      case Email email -> email.toString();
      case Phone phone -> phone.toString();
      case Identifier id -> id.toString();
    };
  }
}
