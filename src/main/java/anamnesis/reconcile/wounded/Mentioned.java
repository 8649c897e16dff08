package anamnesis.reconcile.wounded;

import anamnesis.contact.Address;
import anamnesis.contact.BirthDate;
import anamnesis.contact.ColumnKind;
import anamnesis.contact.Email;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.contact.Phone;
import anamnesis.contact.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What of a kept row speaks of whom, so that it is linked with what others say of the same person.
final class Mentioned {
  /// Whom a row may be about, where it is nobody's own.
  private static final Set<String> PEOPLE = Set.of("patient", "client", "person", "member");

  private final RowSaid row;
  private final List<Mention> all = new ArrayList<>();

  private Mentioned(RowSaid row) {
    this.row = row;
  }

  static List<Mention> in(Survey.Kept kept, String kind, String id) {
    Mentioned mentioned = new Mentioned(kept.row());
    if (kept.row().shape().people()) {
      // A number that stood for somebody else before must not make the two one.
      String space = kept.taken().isPresent() ? Keeping.WITNESS + "." : Memory.PORTAL;
      mentioned.person(space + ColumnKind.noun(kept.row().shape().table()), id);
    } else {
      Identifier.of(kind, id).ifPresent(known -> mentioned.all.add(Mention.document("@id", known)));
      mentioned.about();
    }
    return mentioned.all;
  }

  private void person(String namespace, String id) {
    add("@id", Identifier.of(namespace, id));
    each(ColumnKind.BORN, BirthDate::of);
    each(ColumnKind.EMAIL, Email::of);
    each(ColumnKind.PHONE, Phone::of);
    int name =
        row.shape().of(ColumnKind.FAMILY).stream()
            .findFirst()
            .or(() -> row.shape().of(ColumnKind.NAME).stream().findFirst())
            .orElse(-1);
    row.names().forEach(one -> add(column(name), Optional.of(one)));
    row.shape().of(ColumnKind.STREET).stream()
        .findFirst()
        .ifPresent(street -> add(column(street), address(street)));
  }

  private Optional<Address> address(int street) {
    String line = row.at(street).orElse("") + " " + first(ColumnKind.UNIT);
    return Address.of(
        line, first(ColumnKind.CITY), first(ColumnKind.STATE), first(ColumnKind.POSTAL));
  }

  private String first(ColumnKind kind) {
    return row.all(kind).findFirst().orElse("");
  }

  private void about() {
    for (int column = 0; column < row.shape().columns().size(); column++) {
      List<String> words = ColumnKind.words(column(column));
      if (words.size() == 2 && words.get(1).equals("id") && PEOPLE.contains(words.getFirst())) {
        String named = column(column);
        row.at(column)
            .flatMap(id -> Identifier.of(Memory.PORTAL + words.getFirst(), id))
            .ifPresent(known -> all.add(Mention.about(named, known)));
        return;
      }
    }
  }

  private void each(ColumnKind kind, Function<String, ? extends Optional<? extends Trait>> read) {
    for (int column : row.shape().of(kind)) {
      row.at(column).ifPresent(value -> add(column(column), read.apply(value)));
    }
  }

  private void add(String place, Optional<? extends Trait> trait) {
    trait.ifPresent(known -> all.add(Mention.self(place, known)));
  }

  private String column(int column) {
    return row.shape().columns().get(column);
  }
}
