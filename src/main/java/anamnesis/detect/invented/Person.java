package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import anamnesis.contact.Email;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One record of a table, as far as its columns speak of a person. It is good until the next one.
///
/// What it holds is looked at and let go of: no value of it is ever kept or said.
public final class Person {
  private final Columns columns;
  private @Nullable String[] values = {};
  private int place;
  private @Nullable Called called;
  private Optional<Email> email = Optional.empty();
  private boolean asked;
  private @Nullable String dialled;
  private long created;
  private boolean timed;

  Person(Columns columns) {
    this.columns = columns;
  }

  Person at(int record, @Nullable String[] row) {
    place = record;
    values = row;
    called = null;
    asked = false;
    dialled = null;
    timed = false;
    return this;
  }

  /// Which record of its table it is, from 0, in the order of the table.
  public int place() {
    return place;
  }

  /// All that it holds, in the order of the columns.
  @Nullable String[] values() {
    return values;
  }

  /// Whether an e-mail address of it reaches nobody.
  boolean isReserved() {
    return all(ColumnKind.EMAIL).stream()
        .anyMatch(
            address ->
                address.endsWith(".local")
                    || Email.of(address).filter(Reserved::email).isPresent());
  }

  /// What stands in the first column of a kind that says anything; empty if none does.
  public String text(ColumnKind kind) {
    for (int column : columns.of(kind)) {
      String value = values[column];
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return "";
  }

  /// What stands in all columns of a kind that say anything.
  public List<String> all(ColumnKind kind) {
    int[] of = columns.of(kind);
    if (of.length == 1) {
      String value = values[of[0]];
      return value == null || value.isBlank() ? List.of() : List.of(value);
    }
    List<String> all = new ArrayList<>(of.length);
    for (int column : of) {
      String value = values[column];
      if (value != null && !value.isBlank()) {
        all.add(value);
      }
    }
    return all;
  }

  /// What tells it from the others of its table; its number, from 1, if the table says nothing.
  public String key() {
    if (columns.key().isEmpty()) {
      return String.valueOf(place + 1);
    }
    if (columns.key().size() == 1) {
      String value = values[columns.key().getFirst()];
      return value == null ? "" : value;
    }
    StringBuilder key = new StringBuilder();
    for (int column : columns.key()) {
      String value = values[column];
      key.append(key.isEmpty() ? "" : ",").append(value == null ? "" : value);
    }
    return key.toString();
  }

  /// The number that the table gave it, or -1: a column of its own counts from one up.
  public long number() {
    return columns.key().size() == 1 ? Digits.whole(values[columns.key().getFirst()]) : -1;
  }

  /// The digits of its first phone number, without an extension; empty if it has none.
  String dialled() {
    String known = dialled;
    if (known == null) {
      known = PhoneNumbers.digits(text(ColumnKind.PHONE));
      dialled = known;
    }
    return known;
  }

  /// The second in which it was made ([Moments]).
  long created() {
    if (!timed) {
      created = Moments.second(text(ColumnKind.CREATED));
      timed = true;
    }
    return created;
  }

  /// The first e-mail address, if it is one.
  public Optional<Email> email() {
    if (!asked) {
      email = Email.of(text(ColumnKind.EMAIL));
      asked = true;
    }
    return email;
  }

  /// All that are one.
  List<Email> emails() {
    return columns.of(ColumnKind.EMAIL).length == 1
        ? email().map(List::of).orElse(List.of())
        : all(ColumnKind.EMAIL).stream().flatMap(written -> Email.of(written).stream()).toList();
  }

  public String given() {
    return called().given();
  }

  public String family() {
    return called().family();
  }

  /// The family name as it was written, with what stands between its words.
  String familyWritten() {
    return called().written();
  }

  private Called called() {
    Called known = called;
    if (known == null) {
      known = Called.of(this);
      called = known;
    }
    return known;
  }

  /// How a record is called, in lower case, with nothing but letters in each.
  ///
  /// @param written the family name before that
  private record Called(String given, String family, String written) {
    static Called of(Person person) {
      String family = person.text(ColumnKind.FAMILY);
      String given = person.text(ColumnKind.GIVEN);
      if (!family.isEmpty() || !given.isEmpty()) {
        return of(Letters.first(given), family);
      }
      return whole(person.text(ColumnKind.NAME));
    }

    private static Called of(String given, String family) {
      return new Called(given, Letters.only(family), family);
    }

    /// `Jonathan Q. Vargas`, `Vargas, Jonathan`, `Dr. Jonathan Vargas MD`.
    private static Called whole(String name) {
      int comma = name.indexOf(',');
      if (comma > 0 && !Letters.isTitle(name.substring(comma + 1))) {
        return of(Letters.first(name.substring(comma + 1)), name.substring(0, comma));
      }
      List<String> words = WholeName.words(comma > 0 ? name.substring(0, comma) : name);
      return words.size() < 2
          ? of("", name)
          : of(
              words.getFirst(),
              String.join(" ", words.subList(WholeName.family(words), words.size())));
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "record %s of %s", place + 1, columns.table());
  }
}
