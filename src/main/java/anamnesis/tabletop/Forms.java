package anamnesis.tabletop;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Draws the intake forms, most of which the clinic's own system got as well.
final class Forms {
  private static final List<List<String>> ANSWERS =
      List.of(
          List.of(
              "lose weight", "more energy", "sleep better", "less pain", "lower blood pressure"),
          List.of("five hours", "six hours", "seven to eight hours", "wakes often", "poor"),
          List.of("vegetarian", "fast food most days", "low carb", "Mediterranean", "no plan"),
          List.of("none", "walks daily", "gym twice a week", "swims", "yoga on Sundays"),
          List.of("high at work", "moderate", "low", "caring for a parent", "exams"),
          List.of("never", "quit in 2019", "half a pack a day", "vapes"),
          List.of("none", "two glasses of wine a week", "weekends", "a beer most evenings"),
          List.of(
              "family history of diabetes",
              "knee pain, left side",
              "headaches after lunch",
              "new medication since January",
              "palpitations at night"));
  private static final int SUBMIT = 86;
  private static final int SKIPPED = 14;

  private final Chance chance;
  private final Spending spending;
  private final Set<String> kept;

  /// @param kept the patients whose form no other system got
  Forms(Chance chance, Spending spending, List<Person> kept) {
    this.chance = chance;
    this.spending = spending;
    this.kept = kept.stream().map(Person::key).collect(Collectors.toSet());
  }

  /// Whose answers shall be lost: those of whom the payments say that they answered, and what.
  static List<Person> lost(List<Person> patients, Era era, int number, Chance chance) {
    return chance
        .shuffled(
            patients.stream()
                .filter(patient -> !patient.joined().isBefore(era.firstWeekOver()))
                .toList())
        .subList(0, number);
  }

  /// One form for each patient who handed one in.
  List<Answers> of(List<Person> patients) {
    List<Answers> all = new ArrayList<>();
    boolean open = true;
    for (Person patient : patients) {
      boolean lost = kept.contains(patient.key());
      boolean submits = chance.percent(SUBMIT);
      if (lost || submits) {
        all.add(filled(patient, lost, lost && open));
        open = open && !lost;
      }
    }
    return all;
  }

  /// @param lost the whole form is filled in, but for one question if it is `open`
  private Answers filled(Person patient, boolean lost, boolean open) {
    List<String> given = new ArrayList<>();
    int left = chance.below(ANSWERS.size());
    for (int i = 0; i < ANSWERS.size(); i++) {
      String answer = chance.pick(ANSWERS.get(i));
      boolean skipped = lost ? open && i == left : i > 0 && chance.percent(SKIPPED);
      given.add(skipped ? "" : answer);
    }
    String id = "i_" + patient.key().substring(2);
    return new Answers(id, patient, given, spending.first(patient), !lost);
  }
}
