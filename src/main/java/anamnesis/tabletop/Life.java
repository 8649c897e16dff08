package anamnesis.tabletop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All that is true of the invented practice, before anything happens to it: drawn from the wish.
record Life(
    Wish wish,
    Era era,
    List<Household> households,
    List<Chart> charts,
    List<Payment> payments,
    List<Answers> answers,
    List<Consent> consents,
    List<Visit> visits) {

  static Life of(Wish wish) {
    Chance chance = new Chance(wish.seed());
    Era era = Era.of(wish);
    Town town = Town.of(wish, era, chance);
    List<Person> patients = patients(town.households());
    List<Person> charted = Stream.concat(patients.stream(), town.neighbours().stream()).toList();
    List<Chart> charts = Charts.of(charted, chance.branch("charts"));
    Spending spending = new Spending(chance.branch("payments"), era);
    List<Answers> answers = answers(wish, era, spending, patients, chance.branch("answers"));
    Signing signing = new Signing(chance.branch("consents"), era, wish.share(10));
    return new Life(
        wish,
        era,
        town.households(),
        charts,
        payments(town.households(), answers, spending),
        answers,
        consents(town.households(), signing),
        Schedule.of(charts, era, chance.branch("visits")));
  }

  /// In the order in which they joined.
  List<Person> patients() {
    return patients(households);
  }

  /// Every account, oldest first.
  List<Account> accounts() {
    return households.stream()
        .flatMap(household -> household.accounts().stream())
        .sorted(Comparator.comparing(Account::created).thenComparing(Account::id))
        .toList();
  }

  private static List<Person> patients(List<Household> households) {
    return households.stream()
        .flatMap(household -> household.patients().stream())
        .sorted(Comparator.comparing(Person::joined).thenComparing(Person::key))
        .toList();
  }

  private static List<Answers> answers(
      Wish wish, Era era, Spending spending, List<Person> patients, Chance chance) {
    int lost = Math.max(4, wish.share(4));
    return new Forms(chance, spending, Forms.lost(patients, era, lost, chance)).of(patients);
  }

  private static List<Payment> payments(
      List<Household> households, List<Answers> answers, Spending spending) {
    Map<String, String> answered = new HashMap<>();
    answers.forEach(form -> answered.put(form.patient().key(), String.join(",", form.answered())));
    List<Payment> all = new ArrayList<>();
    for (Household household : households) {
      for (Person patient : household.patients()) {
        all.addAll(
            spending.of(
                patient, household.paying(patient), answered.getOrDefault(patient.key(), "")));
      }
    }
    all.sort(Comparator.comparing(Payment::at).thenComparing(Payment::intent));
    return all;
  }

  private static List<Consent> consents(List<Household> households, Signing signing) {
    return households.stream()
        .flatMap(household -> signing.of(household).stream())
        .sorted(Comparator.comparing(Consent::signedOn).thenComparing(Consent::key))
        .toList();
  }
}
