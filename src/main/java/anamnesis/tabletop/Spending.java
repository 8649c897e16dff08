package anamnesis.tabletop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Draws what a patient's account paid while the practice was alive.
final class Spending {
  private static final List<Service> SERVICES =
      List.of(
          new Service("Follow-up visit", 14_500),
          new Service("Follow-up visit", 14_500),
          new Service("Telehealth visit", 9_900),
          new Service(Way.PROGRAM, 24_900),
          new Service(Way.PANEL, 8_725),
          new Service("Nutrition session", 11_250),
          new Service("Extended visit", 27_350));
  private static final Service FIRST = new Service(Way.FIRST_VISIT, 19_900);

  private final Chance chance;
  private final Era era;

  Spending(Chance chance, Era era) {
    this.chance = chance;
    this.era = era;
  }

  /// The first payment always succeeds, and at least one is made after the first week.
  ///
  /// @param answered the questions of the form that came with the first one; may be empty
  List<Payment> of(Person patient, Account account, String answered) {
    int visits = chance.between(3, 10);
    List<Payment> all = new ArrayList<>();
    Instant at = first(patient);
    boolean late = false;
    while (at.isBefore(era.emptied()) && (all.size() < visits || !late)) {
      boolean opening = all.isEmpty() || (!late && !at.isBefore(era.firstWeekOver()));
      Service service = all.isEmpty() ? FIRST : chance.pick(SERVICES);
      all.add(
          new Payment(
              "pi_" + chance.letters(24),
              patient,
              account,
              at,
              service.price(),
              "usd",
              service.name(),
              opening ? Payment.End.PAID : end(),
              all.isEmpty() ? answered : ""));
      late = late || !at.isBefore(era.firstWeekOver());
      Instant next = at.plus(Duration.ofDays(chance.between(4, 9)));
      at = chance.daytime(next, next.plus(Duration.ofDays(1)));
    }
    return all;
  }

  /// What can be bought, each once.
  static List<Service> services() {
    return Stream.concat(Stream.of(FIRST), SERVICES.stream()).distinct().toList();
  }

  /// What somebody paid who was erased later.
  List<Payment> untilErased(Person gone, Account account) {
    return of(gone, account, "").stream()
        .filter(payment -> payment.at().isBefore(era.erasure()))
        .toList();
  }

  /// What somebody pays while nobody has noticed yet.
  Payment since(Person patient, Account account, boolean program) {
    Service service =
        program
            ? SERVICES.stream()
                .filter(one -> one.name().equals(Way.PROGRAM))
                .findFirst()
                .orElseThrow()
            : chance.pick(SERVICES);
    return new Payment(
        "pi_" + chance.letters(24),
        patient,
        account,
        chance.moment(era.wiped().plusSeconds(60), era.noticed()),
        service.price(),
        "usd",
        service.name(),
        Payment.End.PAID,
        "");
  }

  /// When the first payment is made, which is when the intake form is handed in.
  Instant first(Person patient) {
    return patient.joined().plusSeconds(900L + Math.floorMod(patient.key().hashCode(), 2400));
  }

  private Payment.End end() {
    int draw = chance.below(100);
    if (draw < 5) {
      return Payment.End.PAID_AT_SECOND_TRY;
    }
    if (draw < 8) {
      return Payment.End.FAILED;
    }
    return draw < 10 ? Payment.End.CANCELED : Payment.End.PAID;
  }

  record Service(String name, int price) {}
}
