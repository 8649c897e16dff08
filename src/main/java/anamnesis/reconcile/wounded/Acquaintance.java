package anamnesis.reconcile.wounded;

import anamnesis.contact.BirthDate;
import anamnesis.contact.ColumnKind;
import anamnesis.contact.Email;
import anamnesis.contact.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Who knows one row, and by what.
///
/// To know somebody is less than to be linked with them: an e-mail address is enough, where name
/// and birth date do not contradict. Nothing is merged by it.
final class Acquaintance {
  private final Memory memory;
  private final RowSaid row;
  private final Face face;
  private final Set<String> outside = new TreeSet<>();
  private final Set<String> copies = new TreeSet<>();
  private final Set<String> persons = new TreeSet<>();
  private final Set<String> ways = new TreeSet<>();
  private final List<Face> own = new ArrayList<>();

  /// Whom the identifiers mean, who is somebody else.
  private final Set<String> others = new TreeSet<>();

  /// Whether a name, or a way to be reached, agrees.
  private boolean agreed;

  /// Whether an identifier is known that names nobody else.
  private boolean numbered;

  private Acquaintance(Memory memory, RowSaid row) {
    this.memory = memory;
    this.row = row;
    this.face = row.face();
  }

  static Acquaintance of(RowSaid row, Memory memory) {
    Acquaintance known = new Acquaintance(memory, row);
    known.byIdentifier();
    if (row.shape().people()) {
      known.byReach();
      known.byBirth();
    }
    return known;
  }

  private void byIdentifier() {
    for (int column = 0; column < row.values().size(); column++) {
      int at = column;
      row.at(column)
          .filter(Way::mayBeId)
          .ifPresent(
              value -> memory.under(Way.id(value)).forEach(voice -> identify(at, value, voice)));
    }
  }

  private void identify(int column, String value, Voice voice) {
    boolean agrees = face.akinTo(voice.face()) && !face.bornApart(voice.face());
    if (!Way.unguessable(value)) {
      boolean meant = Way.means(row.shape().columns().get(column), voice.namespace());
      boolean ownKey = column == row.shape().keyColumn() && isOwn(voice.namespace());
      if ((meant || ownKey) && agrees) {
        accept(voice, "identifier", true);
      }
    } else if (!face.calledOtherwise(voice.face())) {
      numbered = true;
      accept(voice, "identifier", agrees);
    } else if (voice.ofAnother()) {
      accept(voice, "identifier", false);
    } else {
      others.add(voice.witness());
    }
  }

  private boolean isOwn(String namespace) {
    return namespace.equals(Memory.PORTAL + ColumnKind.noun(row.shape().table()));
  }

  private void byReach() {
    for (Email email : row.emails()) {
      for (Voice voice : memory.under(Way.email(email))) {
        if (!face.calledOtherwise(voice.face()) && !face.bornApart(voice.face())) {
          accept(voice, "e-mail", true);
        }
      }
    }
    for (Phone phone : row.phones()) {
      for (Voice voice : memory.under(Way.phone(phone))) {
        if (face.akinTo(voice.face()) && !face.bornApart(voice.face())) {
          accept(voice, "phone", true);
        }
      }
    }
  }

  private void byBirth() {
    for (BirthDate born : face.births()) {
      if (born.whole()) {
        memory.under(Way.born(born)).stream()
            .filter(voice -> face.calledAs(voice.face()))
            .forEach(voice -> accept(voice, "name and birth date", true));
      }
    }
  }

  /// @param agrees whether a name, or a way to be reached, says so too
  private void accept(Voice voice, String way, boolean agrees) {
    ways.add(way);
    agreed |= agrees;
    if (!voice.ofAnother()) {
      own.add(voice.face());
    }
    witness(voice);
    if (isThem(voice)) {
      String person = memory.person(voice);
      persons.add(person);
      memory.circle(person).forEach(this::witness);
    }
  }

  /// A household shares addresses, and a parent's account pays for a child: only a whole name, or a
  /// number of their own, makes a record theirs.
  private boolean isThem(Voice voice) {
    boolean ownNumber = !voice.namespace().isEmpty() && !voice.ofAnother();
    return !memory.person(voice).isEmpty() && (ownNumber || face.calledAs(voice.face()));
  }

  private void witness(Voice voice) {
    (voice.copy() ? copies : outside).add(voice.witness());
  }

  /// Whether somebody outside of the database knows it.
  boolean outside() {
    return !outside.isEmpty() && !overwritten();
  }

  /// Whether a copy of the database holds it, which may have been made after the wipe.
  boolean inCopies() {
    return !copies.isEmpty() && !overwritten();
  }

  /// Whether it is known by more than an account that bears another name.
  boolean surely() {
    return agreed || (numbered && others.isEmpty());
  }

  /// Its identifiers are known, and mean somebody who is called otherwise.
  boolean overwritten() {
    return !others.isEmpty() && !agreed;
  }

  /// It is known, and was born on another day than all say who know it.
  boolean contradicted() {
    boolean told = own.stream().anyMatch(one -> !one.births().isEmpty());
    return told && own.stream().filter(one -> !one.births().isEmpty()).allMatch(face::bornApart);
  }

  Set<String> persons() {
    return persons;
  }

  List<String> witnesses() {
    Set<String> all = new TreeSet<>(outside);
    all.addAll(copies);
    all.addAll(overwritten() ? others : Set.of());
    return List.copyOf(all);
  }

  String how() {
    return ways.stream().collect(Collectors.joining(", "));
  }

  /// The number that the database gave it, if another gave that number to somebody else.
  Optional<String> taken() {
    int column = row.shape().keyColumn();
    if (column < 0) {
      return Optional.empty();
    }
    return row.at(column)
        .filter(value -> !Way.unguessable(value))
        .filter(
            value ->
                memory.under(Way.id(value)).stream().anyMatch(voice -> isOwn(voice.namespace())));
  }
}
