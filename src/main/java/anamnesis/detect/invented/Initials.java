package anamnesis.detect.invented;

import java.util.Arrays;

/// The first letters of the names of a table in its order, counted from 1.
final class Initials {
  private byte[] given = new byte[256];
  private byte[] family = new byte[256];
  private int size;

  void add(Person person) {
    size = person.place() + 1;
    if (size > given.length) {
      given = Arrays.copyOf(given, size * 2);
      family = Arrays.copyOf(family, size * 2);
    }
    given[size - 1] = letter(person.given());
    family[size - 1] = letter(person.family());
  }

  private static byte letter(String name) {
    return name.isEmpty() ? 0 : (byte) (name.charAt(0) - 'a' + 1);
  }

  byte[] given() {
    return Arrays.copyOf(given, size);
  }

  byte[] family() {
    return Arrays.copyOf(family, size);
  }
}
