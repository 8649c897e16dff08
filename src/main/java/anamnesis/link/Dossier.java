package anamnesis.link;

import anamnesis.casefile.Hash;
import anamnesis.casefile.Json;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention.Role;
import anamnesis.evidence.Exhibit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What one identifier holds together, or one record that has none, before anything is weighed.
///
/// @param names the identifiers, in order; at most one of a namespace
/// @param exhibits in order; the first one stands for all
/// @param own what the person's own records say
/// @param whole with what payer accounts say that are the person's by identifier; good for a
///   question, never for an automatic link
/// @param print the hash of what it says and by which numbers it is known: a payment more does not
///   change it
record Dossier(
    List<Identifier> names, List<Exhibit> exhibits, Portrait own, Portrait whole, String print) {
  /// Records that bear a name stand first, payer accounts last.
  private static final Comparator<Exhibit> SPEAKING =
      Comparator.<Exhibit, Boolean>comparing(exhibit -> !Said.bearsName(exhibit))
          .thenComparing(Said::isAccount)
          .thenComparing(Exhibit.ORDER);

  Dossier {
    names = List.copyOf(names);
    exhibits = List.copyOf(exhibits);
  }

  static Dossier of(List<Identifier> names, List<Exhibit> exhibits) {
    List<Exhibit> ordered = exhibits.stream().sorted(SPEAKING).toList();
    Portrait own =
        Portrait.of(
            ordered.stream()
                .filter(exhibit -> !Said.speaksOfPayer(exhibit))
                .flatMap(exhibit -> Said.traits(exhibit, Role.SELF)));
    Portrait account =
        Portrait.of(
            ordered.stream()
                .filter(Said::isAccount)
                .flatMap(exhibit -> Said.traits(exhibit, Role.PAYER)));
    List<Identifier> known = names.stream().sorted(Said.BY_NAME).toList();
    Portrait whole = own.plus(account);
    return new Dossier(known, ordered, own, whole, print(known, ordered, whole));
  }

  String key() {
    return exhibits.getFirst().key();
  }

  /// Two people of one system are two people.
  boolean clashesWith(Dossier other) {
    return names.stream()
        .anyMatch(
            name ->
                other.names.stream()
                    .anyMatch(
                        its -> its.namespace().equals(name.namespace()) && !its.equals(name)));
  }

  Stream<Exhibit> accounts() {
    return exhibits.stream().filter(Said::isAccount);
  }

  /// Someone else signed for them: a child, or one who could not.
  boolean signedByAnother() {
    return exhibits.stream()
        .anyMatch(exhibit -> Said.traits(exhibit, Role.SIGNER).findAny().isPresent());
  }

  private static String print(List<Identifier> names, List<Exhibit> exhibits, Portrait whole) {
    Object known = names.isEmpty() ? exhibits.stream().map(Exhibit::key).toList() : names;
    return Hash.of(Json.write(List.of(known, whole.exactly())));
  }
}
