package anamnesis.reconcile.wounded;

import anamnesis.casefile.Case;
import anamnesis.contact.BirthDate;
import anamnesis.contact.Email;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.contact.Mention.Role;
import anamnesis.contact.PersonName;
import anamnesis.contact.Phone;
import anamnesis.contact.Trait;
import anamnesis.evidence.Exhibit;
import anamnesis.link.Identity;
import anamnesis.mapping.Witnesses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that the witnesses of a case said of people and of records, to be found by what a row says.
final class Memory {
  /// Numbers that the database gave begin so.
  static final String PORTAL = "portal.";

  private final Set<String> copies;
  private final Set<String> omitted;
  private final Map<String, List<Voice>> told = new HashMap<>();
  private final Map<String, String> persons = new HashMap<>();
  private final Map<String, Set<Voice>> circles = new HashMap<>();
  private final Set<String> heard = new TreeSet<>();
  private final Map<String, Set<String>> patients = new HashMap<>();

  private Memory(Set<String> copies, Set<String> omitted) {
    this.copies = Set.copyOf(copies);
    this.omitted = Set.copyOf(omitted);
  }

  /// @param copies the witnesses that are copies of the database: they know what was seeded too
  /// @param unheard those who are not heard
  static Memory of(@Nullable Case file, Set<String> copies, Set<String> unheard) {
    if (file == null) {
      return new Memory(copies, Set.of());
    }
    Memory memory = new Memory(copies, Witnesses.omitted(file).keySet());
    Map<String, Voice> spoken = new HashMap<>();
    try (Stream<Exhibit> exhibits = Exhibit.shelf(file).read()) {
      exhibits
          .filter(one -> !unheard.contains(one.witness()))
          .filter(one -> !memory.omitted.contains(one.key()))
          .forEach(one -> spoken.put(one.key(), memory.hear(one)));
    }
    try (Stream<Identity> identities = Identity.shelf(file).read()) {
      identities
          .filter(one -> one.kind() == Identity.Kind.PERSON)
          .forEach(one -> memory.know(one, spoken));
    }
    return memory;
  }

  private Voice hear(Exhibit exhibit) {
    boolean copy = copies.contains(exhibit.witness());
    if (!copy) {
      heard.add(exhibit.witness());
    }
    Map<Role, List<Trait>> said = new EnumMap<>(Role.class);
    for (Mention mention : exhibit.traits()) {
      if (mention.role() != Role.ACCOUNT && mention.role() != Role.WHOLE) {
        said.computeIfAbsent(mention.role(), none -> new ArrayList<>()).add(mention.trait());
      }
    }
    Voice plain = new Voice(exhibit.witness(), exhibit.key(), Role.ABOUT, "", Face.NONE, copy);
    said.forEach(
        (role, traits) ->
            hear(
                new Voice(exhibit.witness(), exhibit.key(), role, "", face(traits), copy), traits));
    add(Way.id(exhibit.recordId()), plain.under(exhibit.kind()));
    return plain;
  }

  private void hear(Voice voice, List<Trait> traits) {
    for (Trait trait : traits) {
      switch (trait) {
        case Email email -> add(Way.email(email), voice);
        case Phone phone -> add(Way.phone(phone), voice);
        case BirthDate born when born.whole() -> add(Way.born(born), voice);
        case Identifier id -> add(Way.id(id.value()), voice.under(id.namespace()));
        default -> {}
      }
    }
  }

  private void add(String way, Voice voice) {
    List<Voice> there = told.computeIfAbsent(way, none -> new ArrayList<>(1));
    if (there.size() < Way.CROWD) {
      there.add(voice);
    }
  }

  private void know(Identity person, Map<String, Voice> spoken) {
    Set<Voice> circle = new HashSet<>();
    for (Identity.Member member : person.members()) {
      Voice voice = spoken.get(member.exhibit());
      if (voice != null) {
        persons.put(member.exhibit(), person.id());
        circle.add(voice);
      }
    }
    circles.put(person.id(), circle);
    if (circle.stream().anyMatch(voice -> !voice.copy())) {
      person.names().stream()
          .map(Identifier::namespace)
          .filter(space -> space.startsWith(PORTAL))
          .forEach(
              space ->
                  patients
                      .computeIfAbsent(space.substring(PORTAL.length()), none -> new HashSet<>())
                      .add(person.id()));
    }
  }

  private static Face face(Collection<Trait> traits) {
    List<PersonName> names = new ArrayList<>();
    List<BirthDate> births = new ArrayList<>();
    for (Trait trait : traits) {
      switch (trait) {
        case PersonName name -> names.add(name);
        case BirthDate born -> births.add(born);
        default -> {}
      }
    }
    return new Face(names, births);
  }

  List<Voice> under(String way) {
    return told.getOrDefault(way, List.of());
  }

  /// Whose exhibit it is, as it was linked; empty if nobody knows.
  String person(Voice voice) {
    return persons.getOrDefault(voice.exhibit(), "");
  }

  /// All who speak of the same person.
  Set<Voice> circle(String person) {
    return circles.getOrDefault(person, Set.of());
  }

  /// The witnesses outside of the database, in order.
  Set<String> heard() {
    return heard;
  }

  /// People whom an outside witness knows by the number that a table of theirs gave them.
  Set<String> patients(String noun) {
    return patients.getOrDefault(noun, Set.of());
  }
}
