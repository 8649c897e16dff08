package anamnesis.tabletop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows of the portal's tables, as they were before anything happened.
final class Portal {
  static final List<String> PATIENT =
      List.of(
          "id",
          "first_name",
          "last_name",
          "birth_date",
          "email",
          "phone",
          "street",
          "city",
          "state",
          "postal_code",
          "stripe_customer_id",
          "ehr_chart_id",
          "login_email",
          "role",
          "password_hash",
          "created_at");
  static final List<String> INTAKE =
      List.of(
          "id",
          "patient_id",
          "goal",
          "sleep",
          "diet",
          "exercise",
          "stress",
          "tobacco",
          "alcohol",
          "concern",
          "submitted_at");
  static final List<String> PAYMENT =
      List.of("id", "patient_id", "amount", "currency", "status", "description", "paid_at");
  static final List<String> CONSENT =
      List.of("id", "patient_id", "kind", "version", "signed_on", "object_key", "sha256");

  private final Life life;
  private final Map<String, String> charts;
  private final Map<String, Account> accounts = new HashMap<>();
  private final Map<String, Long> mailboxes;
  private final Map<String, String> hashes;

  /// @param hashes the SHA-256 of each consent, by its key
  Portal(Life life, Map<String, String> hashes) {
    this.life = life;
    this.hashes = hashes;
    this.charts =
        life.charts().stream()
            .collect(Collectors.toMap(chart -> chart.person().key(), Chart::number));
    life.households()
        .forEach(
            home ->
                home.patients()
                    .forEach(patient -> accounts.put(patient.key(), home.paying(patient))));
    this.mailboxes =
        life.patients().stream()
            .filter(this::paysAlone)
            .collect(
                Collectors.groupingBy(person -> person.reach().email(), Collectors.counting()));
  }

  Life life() {
    return life;
  }

  /// The patient's row in the end.
  List<@Nullable String> patient(Person person) {
    return row(person, person.called().family(), person.reach());
  }

  /// The patient's row as it was first written, before a move or a marriage.
  List<@Nullable String> firstPatient(Person person) {
    return row(person, person.called().former(), person.former());
  }

  List<@Nullable String> intake(Answers form) {
    List<@Nullable String> row = new ArrayList<>(Arrays.asList(form.id(), form.patient().key()));
    form.given().forEach(answer -> row.add(answer.isEmpty() ? null : answer));
    row.add(form.submitted().toString());
    return row;
  }

  List<@Nullable String> payment(Payment payment) {
    return Arrays.asList(
        payment.intent(),
        payment.patient().key(),
        Integer.toString(payment.amount()),
        payment.currency(),
        "succeeded",
        payment.description(),
        payment.at().toString());
  }

  List<@Nullable String> consent(Consent consent) {
    return Arrays.asList(
        consent.id(),
        consent.patient().key(),
        consent.kind(),
        consent.version(),
        consent.signedOn().toString(),
        consent.key(),
        hashes.get(consent.key()));
  }

  private List<@Nullable String> row(Person person, String family, Reach reach) {
    Account account = paying(person);
    // A login is made with an account of one's own. A mailbox that two of them share cannot be one:
    // they sign in by their phone.
    boolean alone = paysAlone(person) && mailboxes.getOrDefault(person.reach().email(), 0L) == 1;
    return Arrays.asList(
        person.key(),
        person.called().given(),
        family,
        person.born().toString(),
        reach.email(),
        reach.phone(),
        reach.home().street(),
        reach.home().city(),
        reach.home().state(),
        reach.home().zip(),
        account.id(),
        charts.get(person.key()),
        alone ? reach.email() : null,
        "patient",
        "$2b$10$" + new Chance(life.wish().seed()).branch(person.key()).letters(53),
        person.joined().toString());
  }

  private boolean paysAlone(Person patient) {
    return paying(patient).holder().equals(patient);
  }

  Account paying(Person patient) {
    Account account = accounts.get(patient.key());
    if (account == null) {
      throw new IllegalStateException("every patient is paid for by somebody");
    }
    return account;
  }
}
