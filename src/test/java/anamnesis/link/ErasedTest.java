package anamnesis.link;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.link.Decision.Ruling;
import anamnesis.link.Identity.Standing;
import anamnesis.link.Pair.Band;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who was erased at one witness does not come back out of another, and nobody else is lost by it.
class ErasedTest {
  private static final Erased ACCOUNT = new Erased(Set.of("stripe.customer:cus_1"));
  private final Practice practice = new Practice();

  @Test
  void the_one_for_whom_an_erased_account_paid_may_be_who_was_erased_and_is_asked_about() {
    practice
        .consent("c1", "p_1", it -> it.name("Eva", "Holm").born("1971-03-04"))
        .payment("pi_1", "cus_1", "p_1");
    Linked linked = Linking.link(practice.exhibits(), List.of(), ACCOUNT);

    Pair asked = only(linked);
    assertThat(asked.a()).isEqualTo("stripe.customer:cus_1");
    assertThat(asked.asked()).contains("it was erased").contains("must not come back");
    assertThat(ACCOUNT.is(person(linked, "p_1"))).isFalse();
    assertThat(ACCOUNT.perhaps(person(linked, "p_1"))).isTrue();
    assertThat(linked.gone()).isEqualTo(new Gone(0, 1, 0));

    Linked same = Linking.link(practice.exhibits(), List.of(ruled(asked, Ruling.SAME)), ACCOUNT);
    assertThat(ACCOUNT.is(person(same, "p_1"))).isTrue();
    assertThat(same.gone()).isEqualTo(new Gone(1, 0, 0));

    Linked other =
        Linking.link(practice.exhibits(), List.of(ruled(asked, Ruling.DIFFERENT)), ACCOUNT);
    assertThat(ACCOUNT.is(person(other, "p_1"))).isFalse();
    assertThat(ACCOUNT.perhaps(person(other, "p_1"))).isFalse();
  }

  @Test
  void without_an_erasure_nobody_is_asked() {
    practice
        .consent("c1", "p_1", it -> it.name("Eva", "Holm").born("1971-03-04"))
        .payment("pi_1", "cus_1", "p_1");
    assertThat(Linking.link(practice.exhibits(), List.of()).count(Band.REVIEW)).isZero();
  }

  @Test
  void a_parent_who_was_erased_takes_no_child_along() {
    practice
        .consent("c1", "p_1", it -> it.name("Eva", "Holm").born("1981-03-04"))
        .consent("c2", "p_2", it -> it.name("Ida", "Holm").born("2015-06-07").signer("Eva Holm"))
        .payment("pi_1", "cus_1", "p_1")
        .payment("pi_2", "cus_1", "p_2");
    Linked linked = Linking.link(practice.exhibits(), List.of(), ACCOUNT);
    List<Pair> asked = review(linked);
    assertThat(asked).hasSize(2);
    Pair parent = asked.stream().filter(pair -> pair.b().contains("c1")).findFirst().orElseThrow();

    Linked ruled = Linking.link(practice.exhibits(), List.of(ruled(parent, Ruling.SAME)), ACCOUNT);
    assertThat(ACCOUNT.is(person(ruled, "p_1"))).isTrue();
    assertThat(ACCOUNT.is(person(ruled, "p_2"))).isFalse();
    assertThat(ACCOUNT.perhaps(person(ruled, "p_2"))).isFalse();
    assertThat(person(ruled, "p_2").payers())
        .containsExactly(new Identity.Payer("stripe.customer:cus_1", Standing.OTHER));
    assertThat(review(ruled)).isEmpty();
  }

  @Test
  void a_charge_that_still_bears_the_name_settles_it() {
    practice
        .chart("71", it -> it.name("Eva", "Holm").born("1971-03-04").email("eva@alderpost.com"))
        .consent("c1", "p_1", it -> it.name("Eva", "Holm").born("1971-03-04"))
        .payment("pi_1", "cus_1", "p_1")
        .charge("pi_2", "cus_1", it -> it.name("Eva", "Holm").email("eva@alderpost.com"));
    Linked linked = Linking.link(practice.exhibits(), List.of(), ACCOUNT);
    assertThat(review(linked)).isEmpty();
    assertThat(ACCOUNT.is(person(linked, "p_1"))).isTrue();
  }

  @Test
  void a_charge_that_bears_another_s_name_spares_whom_it_paid_for() {
    practice
        .chart("72", it -> it.name("Ida", "Holm").born("2015-06-07"))
        .consent("c2", "p_2", it -> it.name("Ida", "Holm").born("2015-06-07"))
        .payment("pi_2", "cus_1", "p_2")
        .charge("pi_2", "cus_1", it -> it.name("Eva", "Berg").email("eva@alderpost.com"));
    Linked linked = Linking.link(practice.exhibits(), List.of(), ACCOUNT);
    assertThat(review(linked)).isEmpty();
    assertThat(ACCOUNT.perhaps(person(linked, "p_2"))).isFalse();
  }

  @Test
  void whoever_may_be_gone_is_asked_about_however_they_are_called() {
    practice
        .chart("71", it -> it.name("Eva", "Holm").born("1971-03-04").email("eva@alderpost.com"))
        .consent("c1", "p_1", it -> it.name("Eva", "Holm").born("1971-03-04"))
        .payment("pi_1", "cus_1", "p_1")
        .charge("pi_2", "cus_1", it -> it.name("Eva", "Lindqvist").email("other@alderpost.com"));
    Linked linked = Linking.link(practice.exhibits(), List.of(), ACCOUNT);
    assertThat(ACCOUNT.perhaps(person(linked, "p_1"))).isTrue();
    assertThat(only(linked).a()).isEqualTo("stripe.customer:cus_1");
  }

  @Test
  void whose_own_number_was_erased_is_erased_without_a_question() {
    practice
        .consent("c1", "p_1", it -> it.name("Eva", "Holm").born("1971-03-04"))
        .consent("c2", "p_2", it -> it.name("Ida", "Holm").born("2015-06-07"));
    Erased number = new Erased(Set.of("portal.patient:p_1"));
    Linked linked = Linking.link(practice.exhibits(), List.of(), number);
    assertThat(number.is(person(linked, "p_1"))).isTrue();
    assertThat(number.is(person(linked, "p_2"))).isFalse();
    assertThat(review(linked)).isEmpty();
  }

  @Test
  void an_erased_account_that_names_nobody_is_told() {
    practice
        .consent("c1", "p_1", it -> it.name("Eva", "Holm").born("1971-03-04"))
        .payment("pi_2", "cus_2", "p_2");
    assertThat(Linking.link(practice.exhibits(), List.of(), ACCOUNT).gone())
        .isEqualTo(new Gone(0, 0, 1));
  }

  @Test
  void an_account_of_which_only_a_tombstone_is_left_is_known_by_what_it_paid() {
    practice
        .chart("71", it -> it.name("Eva", "Holm").born("1971-03-04").email("eva@alderpost.com"))
        .consent("c1", "p_1", it -> it.name("Eva", "Holm").born("1971-03-04"))
        .account("cus_1", it -> {})
        .payment("pi_1", "cus_1", "p_1")
        .charge("pi_2", "cus_1", it -> it.name("Eva", "Holm").email("eva@alderpost.com"));
    Linked linked = Linking.link(practice.exhibits(), List.of());
    assertThat(person(linked, "p_1").payers())
        .containsExactly(new Identity.Payer("stripe.customer:cus_1", Standing.SELF));
  }

  private static Identity person(Linked linked, String patient) {
    return linked.identities().stream()
        .filter(one -> one.kind() == Identity.Kind.PERSON)
        .filter(one -> one.names().stream().anyMatch(name -> name.value().equals(patient)))
        .findFirst()
        .orElseThrow();
  }

  private static List<Pair> review(Linked linked) {
    return linked.pairs().stream().filter(pair -> pair.band() == Band.REVIEW).toList();
  }

  private static Pair only(Linked linked) {
    assertThat(review(linked)).hasSize(1);
    return review(linked).getFirst();
  }

  private static Decision ruled(Pair pair, Ruling ruling) {
    return new Decision(pair.id(), pair.a(), pair.b(), ruling, "a person", "");
  }
}
