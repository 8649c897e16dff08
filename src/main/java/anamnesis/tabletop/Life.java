package anamnesis.tabletop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    List<Visit> visits,
    Departed departed,
    List<Payment> since,
    Reversals reversals) {

  static Life of(Wish wish) {
    Chance chance = new Chance(wish.seed());
    Era era = Era.of(wish);
    Town town = Town.of(wish, era, chance);
    List<Person> patients = patients(town.households());
    List<Person> charted =
        Stream.of(patients, gone(town.households()), town.neighbours())
            .flatMap(List::stream)
            .toList();
    List<Chart> charts = Charts.of(charted, chance.branch("charts"));
    Spending spending = new Spending(chance.branch("payments"), era);
    List<Answers> answers = answers(wish, era, spending, patients, chance.branch("answers"));
    Signing signing = new Signing(chance.branch("consents"), era, wish.share(10));
    List<Payment> payments =
        Abroad.among(
            payments(town.households(), answers, spending),
            Math.max(2, wish.share(4)),
            chance.branch("currencies"));
    return new Life(
        wish,
        era,
        town.households(),
        charts,
        payments,
        answers,
        consents(town.households(), signing),
        Schedule.of(charts, era, chance.branch("visits")),
        Departed.of(
            town.households(),
            new Spending(chance.branch("departed payments"), era),
            new Signing(chance.branch("departed consents"), era, 0),
            chance.branch("departed answers")),
        since(
            town.households(), payments, wish.share(6), new Spending(chance.branch("since"), era)),
        Reversals.of(payments, era, Math.max(3, wish.share(9)), chance.branch("reversals")));
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

  /// All that was paid or tried, whoever it was for and whenever: what Stripe knows.
  List<Payment> everyPayment() {
    return Stream.of(payments, departed.payments(), since)
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Payment::at).thenComparing(Payment::intent))
        .toList();
  }

  private static List<Person> gone(List<Household> households) {
    return households.stream().flatMap(household -> household.gone().stream()).toList();
  }

  /// The first who was never in the program begins it.
  private static List<Payment> since(
      List<Household> households, List<Payment> before, int number, Spending spending) {
    Set<String> ever =
        before.stream()
            .filter(payment -> payment.way() == Way.PLAN)
            .map(payment -> payment.patient().key())
            .collect(Collectors.toSet());
    boolean begun = false;
    List<Payment> all = new ArrayList<>();
    for (Household home : households) {
      boolean open = home.accounts().stream().noneMatch(one -> one.redacted() || one.deleted());
      if (open && all.size() < number) {
        Person patient = home.patients().getLast();
        boolean begins = !begun && !ever.contains(patient.key());
        all.add(spending.since(patient, home.paying(patient), begins));
        begun = begun || begins;
      }
    }
    return all;
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
