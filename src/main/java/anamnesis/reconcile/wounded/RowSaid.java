package anamnesis.reconcile.wounded;

import anamnesis.backup.CopyText;
import anamnesis.contact.BirthDate;
import anamnesis.contact.ColumnKind;
import anamnesis.contact.Email;
import anamnesis.contact.PersonName;
import anamnesis.contact.Phone;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One row while it passes.
///
/// @param number which of its table, from 1
/// @param age how long ago its transaction began, counted in transactions
record RowSaid(Shape shape, long number, List<@Nullable String> values, long age) {
  /// What COPY sent of it, the age of its transaction behind.
  static RowSaid of(Shape shape, long number, List<@Nullable String> sent) {
    String age = sent.getLast();
    return new RowSaid(
        shape,
        number,
        sent.subList(0, sent.size() - 1),
        age == null ? Long.MAX_VALUE : Long.parseLong(age));
  }

  /// As the signs name it: its key, or its number where it has none.
  String key() {
    if (shape.key().isEmpty()) {
      return String.valueOf(number);
    }
    return shape.key().stream()
        .map(at -> Objects.requireNonNullElse(values.get(at), ""))
        .collect(Collectors.joining(","));
  }

  Optional<String> at(int column) {
    return Optional.ofNullable(values.get(column)).filter(value -> !value.isBlank());
  }

  Stream<String> all(ColumnKind kind) {
    return shape.of(kind).stream().flatMap(column -> at(column).stream());
  }

  List<Email> emails() {
    return all(ColumnKind.EMAIL).flatMap(value -> Email.of(value).stream()).toList();
  }

  List<Phone> phones() {
    return all(ColumnKind.PHONE).flatMap(value -> Phone.of(value).stream()).toList();
  }

  Face face() {
    List<BirthDate> births =
        all(ColumnKind.BORN).flatMap(value -> BirthDate.of(value).stream()).toList();
    return new Face(names(), births);
  }

  List<PersonName> names() {
    Optional<String> family = all(ColumnKind.FAMILY).findFirst();
    List<PersonName> names = new ArrayList<>();
    if (family.isPresent()) {
      String given = all(ColumnKind.GIVEN).findFirst().orElse("");
      String middle = all(ColumnKind.MIDDLE).findFirst().orElse("");
      PersonName.of(given, middle, family.get()).ifPresent(names::add);
    } else {
      all(ColumnKind.NAME).findFirst().flatMap(PersonName::of).ifPresent(names::add);
    }
    return names;
  }

  /// When it says that it was made; empty if it does not.
  Optional<Instant> made() {
    return all(ColumnKind.CREATED).flatMap(value -> moment(value).stream()).findFirst();
  }

  /// A time without a zone is taken for UTC.
  private static Optional<Instant> moment(String written) {
    String iso = written.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d)[ T]?", "$1T");
    String whole = iso.endsWith("T") ? iso + "00:00:00" : iso;
    String zoned = whole.matches(".*([+-]\\d\\d(:?\\d\\d)?|Z)$") ? whole : whole + "Z";
    try {
      return Optional.of(
          OffsetDateTime.parse(zoned.replaceFirst("([+-]\\d\\d)$", "$1:00")).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// As COPY writes it.
  String written() {
    return CopyText.of(values);
  }
}
