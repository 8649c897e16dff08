package anamnesis.source;

import anamnesis.contact.Address;
import anamnesis.contact.BirthDate;
import anamnesis.contact.Email;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.contact.PersonName;
import anamnesis.contact.Phone;
import anamnesis.contact.Trait;
import anamnesis.evidence.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects what in an exhibit speaks of people: what is not there, or is no such thing, is no
/// trait.
public final class Mentions {
  /// No name, number or address is longer: what is would only be work.
  private static final int LONGEST = 500;

  private final Reading reading;
  private final Mention.Role role;
  private final List<Mention> all;

  private Mentions(Reading reading, Mention.Role role, List<Mention> all) {
    this.reading = reading;
    this.role = role;
    this.all = all;
  }

  public static Mentions in(Reading reading) {
    Reading bounded = path -> reading.at(path).filter(text -> text.length() <= LONGEST);
    return new Mentions(bounded, Mention.Role.SELF, new ArrayList<>());
  }

  /// From here on it is about another.
  public Mentions of(Mention.Role other) {
    return new Mentions(reading, other, all);
  }

  public List<Mention> all() {
    return List.copyOf(all);
  }

  public Mentions identifier(String path, String namespace) {
    return add(path, reading.at(path).flatMap(value -> Identifier.of(namespace, value)));
  }

  public Mentions email(String path) {
    return add(path, reading.at(path).flatMap(Email::of));
  }

  public Mentions phone(String path) {
    return add(path, reading.at(path).flatMap(Phone::of));
  }

  public Mentions born(String path) {
    return add(path, reading.at(path).flatMap(BirthDate::of));
  }

  /// A name in one piece.
  public Mentions name(String path) {
    return add(path, reading.at(path).flatMap(PersonName::of));
  }

  /// A name in its pieces, at the place of the one that made it worth saying.
  public Mentions name(String place, String given, String middle, String family) {
    return add(place, PersonName.of(given, middle, family));
  }

  /// @param paths line, second line, city, state, postal code; an empty path where there is none
  public Mentions address(List<String> paths) {
    List<String> said = paths.stream().map(path -> reading.at(path).orElse("")).toList();
    String line = said.get(0) + " " + said.get(1);
    return add(paths.getFirst(), Address.of(line, said.get(2), said.get(3), said.get(4)));
  }

  public Mentions add(String place, Optional<? extends Trait> trait) {
    trait.ifPresent(known -> all.add(new Mention(role, place, known)));
    return this;
  }
}
