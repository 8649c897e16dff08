package anamnesis.link;

import anamnesis.contact.BirthDate.Likeness;
import anamnesis.contact.Mention.Role;
import anamnesis.contact.NameLikeness;
import anamnesis.evidence.Exhibit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Tells whether records under one identifier are of one face, for numbers are mistyped too.
final class Faces {
  /// The larger part first: it keeps the identifier.
  static final Comparator<List<Exhibit>> LARGEST =
      Comparator.<List<Exhibit>, Integer>comparing(List::size)
          .reversed()
          .thenComparing(List::getFirst, Exhibit.ORDER);

  private Faces() {}

  /// Nobody would take these for one person, even if an identifier says so.
  static boolean clearlyTwo(Portrait a, Portrait b) {
    if (a.nameless() || b.nameless()) {
      return false;
    }
    Called called = Called.compare(a, b);
    return called.given() == NameLikeness.DIFFERENT
        || Called.ofTwoGenerations(a, b)
        || (called.family() == NameLikeness.DIFFERENT && bornApart(a, b));
  }

  /// The records of each face, the largest first; who bears no name stays with the largest.
  static List<List<Exhibit>> apart(List<Exhibit> together) {
    SequencedMap<Portrait, List<Exhibit>> faces = new LinkedHashMap<>();
    List<Exhibit> faceless = new ArrayList<>();
    for (Exhibit exhibit : together) {
      Portrait portrait = Portrait.of(Said.traits(exhibit, Role.SELF));
      List<Exhibit> its =
          portrait.nameless() ? faceless : faces.computeIfAbsent(portrait, k -> new ArrayList<>());
      its.add(exhibit);
    }
    if (faces.isEmpty()) {
      return List.of(faceless);
    }
    List<List<Exhibit>> people = people(faces);
    people.getFirst().addAll(faceless);
    return people;
  }

  private static List<List<Exhibit>> people(SequencedMap<Portrait, List<Exhibit>> faces) {
    List<List<Exhibit>> records = List.copyOf(faces.values());
    List<List<Exhibit>> people = new ArrayList<>();
    for (List<Integer> alike : alike(List.copyOf(faces.keySet())).lists()) {
      List<Exhibit> person = new ArrayList<>();
      alike.forEach(i -> person.addAll(records.get(i)));
      person.sort(Exhibit.ORDER);
      people.add(person);
    }
    people.sort(LARGEST);
    return people;
  }

  private static Groups alike(List<Portrait> faces) {
    Groups alike = new Groups(faces.size());
    for (int i = 0; i < faces.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!clearlyTwo(faces.get(i), faces.get(j))) {
          alike.join(i, j);
        }
      }
    }
    return alike;
  }

  private static boolean bornApart(Portrait a, Portrait b) {
    return !a.births().isEmpty()
        && !b.births().isEmpty()
        && a.births().stream()
            .flatMap(one -> b.births().stream().map(one::likeness))
            .allMatch(Likeness.DIFFERENT::equals);
  }
}
