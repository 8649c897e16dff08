package anamnesis.tabletop;

import java.util.List;

/// Those who were patients and had themselves erased. The portal has nothing of them any more and
/// Stripe was told to redact them; chart and bucket were forgotten.
record Departed(
    List<Person> people, List<Payment> payments, List<Answers> answers, List<Consent> consents) {
  Departed {
    people = List.copyOf(people);
    payments = List.copyOf(payments);
    answers = List.copyOf(answers);
    consents = List.copyOf(consents);
  }

  /// Overwriting takes up to a week (docs.stripe.com/privacy/redaction-integration): what each of
  /// them paid last stands as it was.
  boolean stands(Payment payment) {
    return payments.stream()
        .filter(one -> one.patient().equals(payment.patient()))
        .reduce((one, other) -> other)
        .filter(payment::equals)
        .isPresent();
  }

  static Departed of(
      List<Household> households, Spending spending, Signing signing, Chance chance) {
    List<Household> left = households.stream().filter(home -> !home.gone().isEmpty()).toList();
    List<Person> people = left.stream().flatMap(home -> home.gone().stream()).toList();
    return new Departed(
        people,
        left.stream()
            .flatMap(
                home ->
                    spending
                        .untilErased(home.gone().getFirst(), home.accounts().getFirst())
                        .stream())
            .toList(),
        new Forms(chance, spending, people).of(people).stream().map(Answers::asSynced).toList(),
        people.stream().flatMap(gone -> signing.ofOne(gone).stream()).toList());
  }
}
