package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import java.util.Arrays;

/// Whether women and men take turns: as the table says, or as their given names do.
final class Turns {
  /// How often the next one is of the other sex where somebody sees to it; by chance every second
  /// at most.
  private static final double CHANGES = 0.9;

  private static final double BY_CHANCE = 0.5;

  /// Behind so many of whom nobody knows it, the count begins anew.
  private static final int LONGEST = 4;

  private float[] powers = new float[256];
  private int size;
  private int last = -1;
  private int lastSex;
  private String lastFamily = "";

  void add(Person person) {
    size = person.place() + 1;
    if (size > powers.length) {
      powers = Arrays.copyOf(powers, size * 2);
    }
    int sex = sex(person);
    if (sex == 0) {
      return;
    }
    int steps = person.place() - last;
    if (last >= 0 && steps <= LONGEST) {
      boolean couple = !lastFamily.isEmpty() && lastFamily.equals(person.family());
      powers[person.place()] = couple ? 0 : (sex == lastSex ? SAME : OTHER)[steps];
    }
    last = person.place();
    lastSex = sex;
    lastFamily = person.family();
  }

  private static final float[] OTHER = likely(true);
  private static final float[] SAME = likely(false);

  private static float[] likely(boolean other) {
    float[] likely = new float[LONGEST + 1];
    for (int steps = 1; steps <= LONGEST; steps++) {
      likely[steps] = likely(other, steps);
    }
    return likely;
  }

  private static float likely(boolean other, int steps) {
    double others = (1 - Math.pow(1 - 2 * CHANGES, steps)) / 2;
    return (float) Math.log10((other ? others : 1 - others) / BY_CHANCE);
  }

  /// 0 if nothing tells it.
  private static int sex(Person person) {
    String said = person.text(ColumnKind.SEX);
    return said.isEmpty() ? SexBook.sex(person.given()) : letter(said.charAt(0));
  }

  private static int letter(char first) {
    return switch (first) {
      case 'f', 'F', 'w', 'W' -> SexBook.WOMAN;
      case 'm', 'M', 'h', 'H' -> SexBook.MAN;
      default -> 0;
    };
  }

  /// For each record how much likelier it is where they take turns, in powers of ten.
  float[] powers() {
    return Arrays.copyOf(powers, size);
  }
}
