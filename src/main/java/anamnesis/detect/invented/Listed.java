package anamnesis.detect.invented;

import java.util.Arrays;
import java.util.List;

/// For each record of a table the sets of lists that its two names stand in ([ListedNames]).
final class Listed {
  /// Where a record says no name.
  static final int UNSAID = -1;

  private int[] given = new int[256];
  private int[] family = new int[256];
  private int size;

  void add(Person person) {
    size = person.place() + 1;
    if (size > given.length) {
      given = Arrays.copyOf(given, given.length * 2);
      family = Arrays.copyOf(family, family.length * 2);
    }
    String first = person.given();
    given[size - 1] = first.length() < 2 ? UNSAID : NameBook.givenNames().set(first);
    family[size - 1] = person.family().length() < 2 ? UNSAID : familyOf(person);
  }

  /// A generator puts a double name together out of listed ones, and a `de` before one.
  private static int familyOf(Person person) {
    int set = NameBook.familyNames().set(person.family());
    List<String> parts = set == 0 ? WholeName.halves(person.familyWritten()) : List.of();
    if (parts.isEmpty() || parts.size() > 2) {
      return set;
    }
    int first = NameBook.familyNames().set(parts.getFirst());
    return NameBook.familyNames().set(parts.getLast()) == 0 ? 0 : first;
  }

  int size() {
    return size;
  }

  int given(int record) {
    return given[record];
  }

  int family(int record) {
    return family[record];
  }
}
