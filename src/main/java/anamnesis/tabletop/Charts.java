package anamnesis.tabletop;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Opens a chart for everyone, in the order in which they came.
final class Charts {
  private static final List<String> MIDDLE =
      List.of("Ann", "Lee", "Marie", "James", "Ray", "Lynn", "Jo", "Alan", "Rose", "Dean", "Grace");

  private final Chance chance;
  private long id;
  private int number;

  private Charts(Chance chance) {
    this.chance = chance;
    this.id = 68_400_000L + chance.below(900_000);
    this.number = chance.between(1, 40);
  }

  static List<Chart> of(List<Person> people, Chance chance) {
    Charts charts = new Charts(chance);
    List<Chart> all = new ArrayList<>();
    people.stream()
        .sorted(Comparator.comparing(Person::joined).thenComparing(Person::key))
        .forEach(person -> all.add(charts.opened(person)));
    return all;
  }

  private Chart opened(Person person) {
    id += chance.between(1, 900);
    Chart.Spelt spelt = spelt(person);
    String initials = letters(spelt.family()) + letters(person.called().given());
    String chartNumber = String.format(Locale.ROOT, "%s%06d", initials, number++);
    return new Chart(
        Long.toString(id),
        chartNumber,
        person,
        spelt,
        born(person),
        reach(person),
        chance.percent(8) ? person.former().typedPhone() : "");
  }

  private Chart.Spelt spelt(Person person) {
    Called called = person.called();
    String middle = chance.percent(40) ? chance.pick(MIDDLE) : "";
    boolean nickKnown = person.quirk() == Quirk.NICKNAME && chance.percent(50);
    return switch (person.quirk()) {
      case OLD_NAME_IN_CHART -> new Chart.Spelt(middle, called.former(), "", "");
      case OLD_NAME_IN_ACCOUNT -> new Chart.Spelt(middle, called.family(), "", called.former());
      default -> new Chart.Spelt(middle, called.family(), nickKnown ? called.nick() : "", "");
    };
  }

  private static LocalDate born(Person person) {
    return switch (person.quirk()) {
      case MISTYPED_BIRTH -> Births.mistyped(person.born());
      case SWAPPED_BIRTH -> Births.swapped(person.born());
      default -> person.born();
    };
  }

  /// Some charts lack a mailbox. Never that of somebody whose own account does not hold it.
  private Reach reach(Person person) {
    Reach former = person.former();
    boolean blank = person.quirk() == Quirk.PLAIN && person.patient() && chance.percent(10);
    return blank ? new Reach("", former.phone(), former.home()) : former;
  }

  private static String letters(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("[^A-Za-z]", "")
            .toUpperCase(Locale.ROOT);
    return (plain + "XX").substring(0, 2);
  }
}
