package anamnesis.reconcile.wounded;

import anamnesis.contact.BirthDate;
import anamnesis.contact.BirthDate.Likeness;
import anamnesis.contact.NameLikeness;
import anamnesis.contact.PersonName;
import java.util.List;
import java.util.function.BiPredicate;

/// How somebody is called, and when they were born, as far as one record says.
record Face(List<PersonName> names, List<BirthDate> births) {
  static final Face NONE = new Face(List.of(), List.of());

  Face {
    names = List.copyOf(names);
    births = List.copyOf(births);
  }

  /// The whole name is the same, but for short forms, halves of double names and slips.
  boolean calledAs(Face other) {
    return any(
        other,
        (one, two) ->
            agrees(NameLikeness.ofGiven(one, two)) && agrees(NameLikeness.ofFamily(one, two)));
  }

  /// First name or surname is the same, as of one person or of one household.
  boolean akinTo(Face other) {
    return any(
        other,
        (one, two) ->
            agrees(NameLikeness.ofGiven(one, two)) || agrees(NameLikeness.ofFamily(one, two)));
  }

  /// Both bear a name, and the two have nothing in common.
  boolean calledOtherwise(Face other) {
    return !names.isEmpty() && !other.names.isEmpty() && !akinTo(other);
  }

  boolean bornApart(Face other) {
    return !births.isEmpty()
        && !other.births.isEmpty()
        && births.stream()
            .flatMap(one -> other.births.stream().map(one::likeness))
            .allMatch(Likeness.DIFFERENT::equals);
  }

  private boolean any(Face other, BiPredicate<PersonName, PersonName> alike) {
    return names.stream()
        .anyMatch(one -> other.names.stream().anyMatch(two -> alike.test(one, two)));
  }

  private static boolean agrees(NameLikeness likeness) {
    return likeness.agrees() || likeness == NameLikeness.CLOSE;
  }
}
