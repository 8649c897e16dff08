package anamnesis.detect.invented;

import java.util.Arrays;

/// For each record of a table the lists that its two names stand in.
final class Listed {
  private static final int SAID = 1 << 30;

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
    String last = person.family();
    given[size - 1] = first.length() < 2 ? 0 : NameBook.given(first) | SAID;
    family[size - 1] = last.length() < 2 ? 0 : NameBook.family(last) | SAID;
  }

  int size() {
    return size;
  }

  /// A bit for each list that has it ([NameBook#bit]); 0 if the record says no name.
  int given(int record) {
    return given[record];
  }

  int family(int record) {
    return family[record];
  }
}
