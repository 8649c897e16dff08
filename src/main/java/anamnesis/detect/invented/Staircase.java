package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.Rule;
import java.util.Optional;
import java.util.Set;

/// Numbers that climb: `123-4567`, `234-5678`, `345-6789`; `0101`, `0102`, `0103`; `123 Oak`, `456
/// Maple`, `789 Pine`. Whoever makes them up by hand, or a language model, counts.
final class Staircase implements Sign {
  private static final Rule RULE =
      new Rule(
          "S07-staircase",
          "phone and street numbers that climb in steps",
          "their phone or street numbers climb in steps",
          "five phone numbers in a row at one distance; seven digits that climb; a number of three"
              + " digits or more that climb before a street of everybody's first idea",
          "select phone from the table in the order of its key",
          "the extensions of one office, entered in order",
          "see who stood there before: anamnesis backups bisect PATH");

  private static final int FEWEST = 5;
  private static final double CLIMBS = 2.5;
  private static final double IN_STEP = 1.5;

  /// What comes to mind first; one real street in seven is called so.
  private static final Set<String> FIRST_IDEAS =
      Set.of(
          "main",
          "oak",
          "maple",
          "pine",
          "elm",
          "cedar",
          "birch",
          "walnut",
          "willow",
          "spruce",
          "cherry",
          "ash",
          "first",
          "second",
          "third",
          "park",
          "washington",
          "lake",
          "hill",
          "sunset",
          "highland",
          "river",
          "poplar",
          "chestnut",
          "magnolia",
          "cypress",
          "hickory",
          "sycamore",
          "aspen",
          "juniper",
          "dogwood",
          "redwood",
          "laurel",
          "broadway");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Optional<Watch> watch(Columns columns) {
    return columns.has(ColumnKind.PHONE) || columns.has(ColumnKind.STREET)
        ? Optional.of(new Steps())
        : Optional.empty();
  }

  private static final class Steps implements Watch {
    private long last = -1;
    private long step;
    private int run = 1;

    @Override
    public void see(Person person, Marks.Hand marks) {
      if (!person.text(ColumnKind.PHONE).isEmpty()) {
        phone(person.dialled(), person.place(), marks);
      }
      String street = person.text(ColumnKind.STREET);
      double idea = street.isEmpty() ? 0 : street(street);
      if (idea != 0) {
        marks.weigh(person.place(), Strand.ADDRESSES, idea);
      }
    }

    private void phone(String digits, int record, Marks.Hand marks) {
      if (digits.length() >= 7 && climbs(digits.substring(digits.length() - 7))) {
        marks.weigh(record, Strand.PHONES, CLIMBS);
      }
      long number = Digits.whole(digits);
      long distance = number - last;
      boolean inStep = last >= 0 && distance == step && distance != 0;
      run = inStep ? run + 1 : 2;
      step = distance;
      last = number;
      if (run == FEWEST) {
        for (int back = 0; back < FEWEST; back++) {
          marks.weigh(record - back, Strand.PHONES, IN_STEP);
        }
      } else if (run > FEWEST) {
        marks.weigh(record, Strand.PHONES, IN_STEP);
      }
    }
  }

  /// Each digit is one more than the last, round from 9 to 0; or one less.
  static boolean climbs(String digits) {
    int step = Math.floorMod(digits.charAt(1) - digits.charAt(0), 10);
    if (step != 1 && step != 9) {
      return false;
    }
    for (int i = 2; i < digits.length(); i++) {
      if (Math.floorMod(digits.charAt(i) - digits.charAt(i - 1), 10) != step) {
        return false;
      }
    }
    return true;
  }

  static double street(String line) {
    int end = 0;
    while (end < line.length() && Character.isDigit(line.charAt(end))) {
      end++;
    }
    boolean idea = FIRST_IDEAS.contains(Letters.first(line.substring(end)));
    boolean steps = end >= 3 && end <= 5 && climbs(line.substring(0, end));
    if (steps) {
      return idea ? 1.6 : 0.9;
    }
    return idea ? 0.4 : -0.1;
  }
}
