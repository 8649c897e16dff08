package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import java.util.Arrays;

/// The birthdays of a table in its order, in whatever order its dates are written.
final class BirthDays {
  private byte[] first = new byte[256];
  private byte[] second = new byte[256];
  private short[] years = new short[256];
  private int size;
  private boolean yearFirst;
  private boolean dayFirst;

  void add(Person person) {
    size = person.place() + 1;
    if (size > first.length) {
      first = Arrays.copyOf(first, size * 2);
      second = Arrays.copyOf(second, size * 2);
      years = Arrays.copyOf(years, size * 2);
    }
    read(person.text(ColumnKind.BORN));
  }

  /// Three numbers, the year before or behind the two others.
  private void read(String written) {
    int[] numbers = new int[3];
    int number = 0;
    int digits = 0;
    for (int i = 0; i < written.length() && number < 3; i++) {
      int digit = written.charAt(i) - '0';
      if (digit >= 0 && digit <= 9 && digits < 4) {
        numbers[number] = numbers[number] * 10 + digit;
        digits++;
      } else if (digits > 0) {
        number++;
        digits = 0;
      }
    }
    boolean before = numbers[0] > 31;
    int one = before ? numbers[1] : numbers[0];
    int two = before ? numbers[2] : numbers[1];
    if (one < 1 || two < 1 || one > 31 || two > 31) {
      return;
    }
    yearFirst |= before;
    dayFirst |= one > 12;
    first[size - 1] = (byte) one;
    second[size - 1] = (byte) two;
    years[size - 1] = (short) (before ? numbers[0] : numbers[2]);
  }

  byte[] months() {
    byte[] months = Arrays.copyOf(monthsBehind() ? second : first, size);
    for (int record = 0; record < size; record++) {
      months[record] = months[record] > 12 ? 0 : months[record];
    }
    return months;
  }

  byte[] days() {
    return Arrays.copyOf(monthsBehind() ? first : second, size);
  }

  private boolean monthsBehind() {
    return dayFirst && !yearFirst;
  }

  /// In which share of the steps of a stretch the later record is the younger person.
  double ascending(Stretch stretch) {
    byte[] months = monthsBehind() ? second : first;
    int up = 0;
    for (int record = stretch.from() + 1; record < stretch.to(); record++) {
      int before = years[record - 1] * 12 + months[record - 1];
      up += years[record] * 12 + months[record] > before ? 1 : 0;
    }
    return (double) up / Math.max(1, stretch.length() - 1);
  }
}
