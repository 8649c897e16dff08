package anamnesis.detect.baseline;

import anamnesis.contact.BirthDate;
import anamnesis.contact.Email;
import anamnesis.contact.PersonName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whoever a row may speak of, as its columns are read one after the other.
final class Someone {
  private String given = "";
  private String family = "";
  private String name = "";
  private Optional<BirthDate> born = Optional.empty();
  private @Nullable Email email;

  void said(Wanted.Use use, String value) {
    switch (use) {
      case GIVEN -> given = value;
      case FAMILY -> family = value;
      case NAME -> name = value;
      case BORN -> born = BirthDate.of(value);
      case EMAIL -> email = Email.of(value).orElse(null);
      default -> throw new IllegalArgumentException(use + " says nothing of a person");
    }
  }

  Optional<BirthDate> born() {
    return born;
  }

  /// Name and birth date, however they were spelt; nothing where one of them is missing.
  Optional<String> natural() {
    Optional<PersonName> called =
        given.isEmpty() && family.isEmpty()
            ? PersonName.of(name)
            : PersonName.of(given, "", family);
    return born.filter(BirthDate::whole)
        .flatMap(day -> called.map(one -> "%s %s %s".formatted(one.given(), one.family(), day)));
  }

  Optional<String> email() {
    return Optional.ofNullable(email).map(Email::address);
  }

  /// Both, as a table's sketches hold them.
  void into(Sketch.Tally people, Sketch.Tally emails, Salt salt) {
    natural().ifPresent(one -> people.add(salt.hash("person", one)));
    email().ifPresent(address -> emails.add(salt.hash("email", address)));
  }
}
