package anamnesis.tabletop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LifeTest {
  static Stream<Wish> worlds() {
    Stream<Wish> seeds =
        LongStream.range(0, 20).mapToObj(seed -> wish(Incident.WIPED_AND_RESEEDED, 151, seed));
    Stream<Wish> small = LongStream.range(0, 40).mapToObj(seed -> wish(Incident.CASCADE, 12, seed));
    Stream<Wish> large = Stream.of(wish(Incident.CASCADE, 2500, 7));
    return Stream.of(seeds, small, large).flatMap(Function.identity());
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void every_hard_case_is_there(Wish wish) {
    Life life = Life.of(wish);
    assertThat(life.patients()).hasSize(wish.patients()).doesNotHaveDuplicates();
    Set<Quirk> quirks = life.patients().stream().map(Person::quirk).collect(Collectors.toSet());
    assertThat(quirks)
        .contains(
            Quirk.NICKNAME,
            Quirk.OLD_NAME_IN_CHART,
            Quirk.MISTYPED_BIRTH,
            Quirk.SWAPPED_BIRTH,
            Quirk.UNSIGNED,
            Quirk.TWIN,
            Quirk.GENERATION,
            Quirk.PAID_FOR);
    life.departed().people().forEach(gone -> quirks.add(gone.quirk()));
    assertThat(quirks).contains(Quirk.ERASED);
    assertThat(wish.patients() < 100 || quirks.size() == Quirk.values().length).isTrue();
    assertThat(life.households()).extracting(Household::party).contains(Party.CHILD_ALONE);
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void twins_differ_by_their_first_names_alone(Wish wish) {
    for (Household home : Life.of(wish).households()) {
      if (home.party() == Party.TWINS) {
        Person one = home.patients().getFirst();
        Person two = home.patients().getLast();
        assertThat(one.called().given()).isNotEqualTo(two.called().given());
        assertThat(one.called().family()).isEqualTo(two.called().family());
        assertThat(one.born()).isEqualTo(two.born());
        assertThat(one.reach()).isEqualTo(two.reach());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void real_people_have_contacts_that_are_nobody_s_example(Wish wish) throws NumberParseException {
    Life life = Life.of(wish);
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    for (Person person : everyone(life)) {
      for (Reach reach : List.of(person.reach(), person.former())) {
        assertThat(phones.isValidNumber(phones.parse(reach.phone(), "US")))
            .as(reach.phone())
            .isTrue();
        assertThat(reach.phone()).doesNotMatch("\\+1\\d{3}555.*");
        assertThat(reach.email()).doesNotMatch(".*@(.*\\.)?(example\\..*|test|invalid|localhost)");
        assertThat(reach.email()).matches("[a-z0-9.]+@[a-z]+\\.(com|net|org)");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void nobody_shares_name_and_birth_with_another(Wish wish) {
    assertThat(everyone(Life.of(wish)))
        .extracting(person -> person.called().whole() + person.born())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void everyone_has_paid_and_is_named_by_a_payment(Wish wish) {
    Life life = Life.of(wish);
    Map<Person, List<Payment>> paid =
        life.payments().stream()
            .filter(Payment::succeeded)
            .collect(Collectors.groupingBy(Payment::patient));
    assertThat(paid.keySet()).containsExactlyInAnyOrderElementsOf(life.patients());
    paid.forEach(
        (patient, payments) ->
            assertThat(payments)
                .anyMatch(payment -> !payment.at().isBefore(life.era().firstWeekOver())));
    assertThat(life.payments())
        .filteredOn(payment -> payment.at().isBefore(life.era().firstWeekOver()))
        .allMatch(payment -> payment.account().holder().equals(payment.patient()));
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void nothing_is_lived_after_the_first_loss_nor_before_somebody_joined(Wish wish) {
    Life life = Life.of(wish);
    Instant emptied = life.era().emptied();
    assertThat(life.payments())
        .allMatch(payment -> payment.at().isBefore(emptied))
        .allMatch(payment -> payment.at().isAfter(payment.account().created()))
        .allMatch(payment -> payment.at().isAfter(payment.patient().joined()));
    assertThat(life.consents())
        .allMatch(consent -> !consent.signedOn().isAfter(life.era().day(emptied)))
        .allMatch(
            consent -> !consent.signedOn().isBefore(life.era().day(consent.patient().changed())));
    assertThat(life.patients()).allMatch(person -> !person.joined().isBefore(life.era().opened()));
    assertThat(life.visits()).allMatch(visit -> visit.made().isBefore(emptied));
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void some_have_a_chart_alone_and_share_a_patient_s_phone_or_name(Wish wish) {
    Life life = Life.of(wish);
    List<Person> alone =
        life.charts().stream().map(Chart::person).filter(person -> !person.patient()).toList();
    assertThat(alone).hasSizeGreaterThanOrEqualTo(3);
    assertThat(life.charts()).hasSize(wish.patients() + alone.size());
    if (wish.patients() > 100) {
      Set<String> phones = phones(life);
      Set<String> names =
          life.patients().stream().map(one -> one.called().whole()).collect(Collectors.toSet());
      assertThat(alone).anyMatch(person -> phones.contains(person.reach().phone()));
      assertThat(alone).anyMatch(person -> names.contains(person.called().whole()));
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void every_birth_date_that_the_chart_has_wrong_is_on_a_consent(Wish wish) {
    Life life = Life.of(wish);
    Set<Person> signed = life.consents().stream().map(Consent::patient).collect(Collectors.toSet());
    List<Chart> wrong =
        life.charts().stream()
            .filter(chart -> !chart.born().equals(chart.person().born()))
            .toList();
    assertThat(wrong).hasSizeGreaterThanOrEqualTo(2);
    assertThat(wrong).allMatch(chart -> signed.contains(chart.person()));
    for (Chart chart : wrong) {
      if (chart.person().quirk() == Quirk.MISTYPED_BIRTH) {
        assertThat(digitsApart(chart.born().toString(), chart.person().born().toString()))
            .isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void what_is_lost_was_handed_in_and_named_by_a_payment(Wish wish) {
    Life life = Life.of(wish);
    List<Answers> lost = life.answers().stream().filter(form -> !form.synced()).toList();
    assertThat(lost).hasSize(Math.max(4, wish.share(4)));
    int cells = lost.stream().mapToInt(form -> form.answered().size()).sum();
    assertThat(cells).isEqualTo(8 * lost.size() - 1);
    for (Answers form : lost) {
      assertThat(life.payments())
          .anyMatch(
              payment ->
                  payment.patient().equals(form.patient())
                      && payment.succeeded()
                      && payment.answered().equals(String.join(",", form.answered()))
                      && payment.at().equals(form.submitted())
                      && !payment.at().isBefore(life.era().firstWeekOver()));
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void what_was_paid_since_is_of_patients_and_before_the_night(Wish wish) {
    Life life = Life.of(wish);
    assertThat(life.since())
        .isNotEmpty()
        .allMatch(payment -> life.patients().contains(payment.patient()))
        .allMatch(payment -> payment.at().isAfter(life.era().wiped()))
        .allMatch(payment -> payment.at().isBefore(life.era().noticed()));
    assertThat(life.payments()).extracting(Payment::currency).contains("usd", "eur");
    assertThat(wish.patients() < 100 || life.payments().stream().anyMatch(LifeTest::inYen))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void who_left_had_paid_and_signed_and_one_of_their_payments_still_names_them(Wish wish) {
    Life life = Life.of(wish);
    for (Person gone : life.departed().people()) {
      assertThat(life.patients()).doesNotContain(gone);
      assertThat(life.charts()).anyMatch(chart -> chart.person().equals(gone));
      assertThat(life.departed().consents()).anyMatch(one -> one.patient().equals(gone));
      assertThat(life.departed().payments())
          .filteredOn(one -> one.patient().equals(gone))
          .allMatch(one -> one.at().isBefore(life.era().erasure()))
          .anyMatch(one -> !life.departed().stands(one))
          .anyMatch(
              one -> life.departed().stands(one) && !one.at().isBefore(life.era().firstWeekOver()));
    }
  }

  @Test
  void the_same_seed_gives_the_same_life_and_another_seed_another() {
    Life one = Life.of(wish(Incident.CASCADE, 151, 5));
    assertThat(Life.of(wish(Incident.CASCADE, 151, 5))).isEqualTo(one);
    Life other = Life.of(wish(Incident.CASCADE, 151, 6));
    assertThat(other.patients()).doesNotContainAnyElementsOf(one.patients());
    assertThat(other.patients())
        .extracting(person -> person.called().whole())
        .isNotEqualTo(one.patients().stream().map(person -> person.called().whole()).toList());
  }

  @Test
  void the_default_world_is_wiped_when_it_is_said_to_be() {
    Era era = Era.of(wish(Incident.WIPED_AND_RESEEDED, 151, 0));
    assertThat(era.wiped()).isEqualTo("2026-04-03T03:07:12Z");
    assertThat(era.nights(Incident.WIPED_AND_RESEEDED)).allMatch(era.wiped()::isBefore).hasSize(3);
  }

  @Test
  void the_cascade_has_seven_nights_before_the_last_morning_whenever_it_is_noticed() {
    for (int minute = 0; minute < 24 * 60; minute++) {
      Instant asOf = Wish.AS_OF.plus(Duration.ofMinutes(minute));
      Era era = Era.of(new Wish(Incident.CASCADE, 151, 0, asOf));
      assertThat(era.nights(Incident.CASCADE))
          .hasSize(7)
          .allMatch(era.emptied()::isBefore)
          .allMatch(era.wiped()::isAfter);
      assertThat(era.wiped()).isBefore(asOf);
    }
  }

  @Test
  void invented_people_each_have_a_contact_that_cannot_be_anybody_s() {
    Wish wish = wish(Incident.WIPED_AND_RESEEDED, 151, 3);
    assertThat(Invented.rows(wish, Era.of(wish)))
        .hasSize(77)
        .allMatch(
            row -> {
              String email = String.valueOf(row.get(4)).toLowerCase(Locale.ROOT);
              boolean mailbox = email.matches(".*@(example\\.(com|org)|.*\\.test)");
              boolean phone = String.valueOf(row.get(5)).matches("\\+135255501\\d\\d");
              return mailbox || phone;
            });
    assertThat(Invented.rows(wish, Era.of(wish)))
        .extracting(row -> row.get(12))
        .doesNotHaveDuplicates();
  }

  private static Wish wish(Incident incident, int patients, long seed) {
    return new Wish(incident, patients, seed, Wish.AS_OF);
  }

  private static List<Person> everyone(Life life) {
    return Stream.concat(
            life.charts().stream().map(Chart::person),
            life.accounts().stream().map(Account::holder))
        .distinct()
        .toList();
  }

  private static boolean inYen(Payment payment) {
    return payment.currency().equals("jpy");
  }

  private static Set<String> phones(Life life) {
    return life.patients().stream().map(one -> one.reach().phone()).collect(Collectors.toSet());
  }

  private static int digitsApart(String one, String other) {
    int apart = 0;
    for (int i = 0; i < one.length(); i++) {
      apart += one.charAt(i) == other.charAt(i) ? 0 : 1;
    }
    return apart;
  }
}
