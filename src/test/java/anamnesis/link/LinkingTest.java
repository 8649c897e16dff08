package anamnesis.link;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.link.Decision.Ruling;
import anamnesis.link.Identity.Kind;
import anamnesis.link.Identity.Member;
import anamnesis.link.Identity.Payer;
import anamnesis.link.Identity.Standing;
import anamnesis.link.Pair.Band;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkingTest {
  private final Practice practice = new Practice();

  @Test
  void a_chart_and_a_consent_that_say_the_same_are_one_person() {
    practice
        .chart("1", it -> it.name("Jonathan", "Vargas").born("1988-04-02"))
        .visit("v1", "1")
        .consent("c1", "p_1", it -> it.name("Jonathan", "Vargas").born("1988-04-02"));
    Linked linked = link();
    assertThat(linked.count(Band.AUTOMATIC)).isEqualTo(1);
    assertThat(together(linked, "ehr.patient:1", "ehr.appointment:v1", "consent.document:c1"))
        .isTrue();
    assertThat(linked.count(Kind.DOCUMENT)).isEqualTo(1);
  }

  @Test
  void a_document_without_a_number_finds_its_person() {
    practice
        .chart("1", it -> it.name("Jonathan", "Vargas").born("1988-04-02"))
        .consent("c1", "p_1", it -> it.name("Jonathan", "Vargas").born("1988-04-02"))
        .upload("u1", it -> it.name("Jonathan", "Vargas").born("1988-04-02"));
    assertThat(together(link(), "ehr.patient:1", "consent.document:u1", "consent.document:c1"))
        .isTrue();
  }

  @Test
  void a_short_form_is_the_same_name() {
    practice
        .chart("1", it -> it.name("Jonathan", "Vargas").born("1988-04-02"))
        .consent("c1", "p_1", it -> it.name("Jon", "Vargas").born("1988-04-02"));
    assertThat(band("ehr.patient:1", "consent.document:c1")).isEqualTo(Band.AUTOMATIC);
  }

  @Test
  void an_earlier_surname_in_the_chart_is_enough_and_none_is_a_question() {
    practice
        .chart("1", it -> it.name("Ann", "Novak").name("Ann", "Vargas").born("1988-04-02"))
        .consent("c1", "p_1", it -> it.name("Ann", "Vargas").born("1988-04-02"))
        .chart("2", it -> it.name("Ruth", "Cole").born("1971-07-30"))
        .consent("c2", "p_2", it -> it.name("Ruth", "Hale").born("1971-07-30"));
    assertThat(band("ehr.patient:1", "consent.document:c1")).isEqualTo(Band.AUTOMATIC);
    assertThat(band("ehr.patient:2", "consent.document:c2")).isEqualTo(Band.REVIEW);
  }

  @Test
  void a_swapped_and_a_mistyped_birth_date_are_asked_about() {
    practice
        .chart("1", it -> it.name("Ann", "Vargas").born("1988-04-02"))
        .consent("c1", "p_1", it -> it.name("Ann", "Vargas").born("1988-02-04"))
        .chart("2", it -> it.name("Ruth", "Cole").born("1971-07-30"))
        .consent("c2", "p_2", it -> it.name("Ruth", "Cole").born("1971-07-31"));
    assertThat(band("ehr.patient:1", "consent.document:c1")).isEqualTo(Band.REVIEW);
    assertThat(band("ehr.patient:2", "consent.document:c2")).isEqualTo(Band.REVIEW);
  }

  @Test
  void twins_are_two_even_with_names_alike() {
    practice
        .chart("1", it -> it.name("Marie", "Vargas").born("2010-04-02").phone("2127365000"))
        .chart("2", it -> it.name("Maria", "Vargas").born("2010-04-02").phone("2127365000"))
        .consent("c1", "p_1", it -> it.name("Marie", "Vargas").born("2010-04-02"))
        .consent("c2", "p_2", it -> it.name("Maria", "Vargas").born("2010-04-02"));
    Linked linked = link();
    assertThat(together(linked, "ehr.patient:1", "consent.document:c1")).isTrue();
    assertThat(together(linked, "ehr.patient:2", "consent.document:c2")).isTrue();
    assertThat(together(linked, "ehr.patient:1", "ehr.patient:2")).isFalse();
    assertThat(linked.count(Band.REVIEW)).isZero();
  }

  @Test
  void a_twin_without_a_chart_does_not_get_the_other_twins() {
    practice
        .chart("2", it -> it.name("Maria", "Vargas").born("2010-04-02"))
        .consent("c1", "p_1", it -> it.name("Marie", "Vargas").born("2010-04-02"))
        .chart("4", it -> it.name("Paul", "Cole").born("2011-01-30"))
        .consent("c3", "p_3", it -> it.name("Luke", "Cole").born("2011-01-30"));
    assertThat(band("ehr.patient:2", "consent.document:c1")).isEqualTo(Band.REVIEW);
    assertThat(band("ehr.patient:4", "consent.document:c3")).isEqualTo(Band.APART);
  }

  @Test
  void senior_and_junior_are_two() {
    practice
        .chart("1", it -> it.name("John", "Vargas Sr").born("1958-04-02").email("v@alderpost.com"))
        .consent("c1", "p_1", it -> it.name("John", "Vargas Jr").born("1958-04-02"))
        .chart("2", it -> it.name("Paul", "Cole").born("1950-01-30"))
        .consent("c2", "p_2", it -> it.name("Paul", "Cole").born("1979-11-06"));
    Linked linked = link();
    assertThat(together(linked, "ehr.patient:1", "consent.document:c1")).isFalse();
    assertThat(together(linked, "ehr.patient:2", "consent.document:c2")).isFalse();
    assertThat(linked.count(Band.REVIEW)).isZero();
  }

  @Test
  void two_charts_that_fit_one_person_are_both_asked_about() {
    practice
        .chart("1", it -> it.name("Ann", "Vargas").born("1988-04-02"))
        .chart("2", it -> it.name("Ann", "Vargas").born("1988-04-02"))
        .consent("c1", "p_1", it -> it.name("Ann", "Vargas").born("1988-04-02"));
    Linked linked = link();
    assertThat(linked.count(Band.AUTOMATIC)).isZero();
    assertThat(linked.pairs()).extracting(Pair::asked).containsOnly(Questions.RIVALS);
    Linked ruled = link(rule(linked, "ehr.patient:1", "consent.document:c1", Ruling.SAME));
    assertThat(together(ruled, "ehr.patient:1", "consent.document:c1")).isTrue();
    assertThat(ruled.count(Band.REVIEW)).isZero();
  }

  @Test
  void what_a_household_shares_is_never_enough() {
    practice
        .chart(
            "1",
            it ->
                it.name("Ann", "Vargas")
                    .email("home@alderpost.com")
                    .phone("2127365000")
                    .street("12 Alder Ct"))
        .consent(
            "c1",
            "p_1",
            it ->
                it.name("Ann", "Vargas")
                    .email("home@alderpost.com")
                    .phone("2127365000")
                    .street("12 Alder Court"));
    assertThat(band("ehr.patient:1", "consent.document:c1")).isEqualTo(Band.REVIEW);
  }

  @Test
  void one_number_of_two_people_is_a_question() {
    practice
        .consent("c1", "p_1", it -> it.name("Ann", "Vargas").born("1988-04-02"))
        .consent("c2", "p_1", it -> it.name("Ann", "Vargas").born("1988-04-02"))
        .consent("c3", "p_1", it -> it.name("Luke", "Cole").born("1961-09-13"));
    Linked linked = link();
    assertThat(together(linked, "consent.document:c1", "consent.document:c3")).isFalse();
    assertThat(linked.pairs())
        .filteredOn(pair -> pair.band() == Band.REVIEW)
        .extracting(Pair::asked)
        .containsExactly("both bear portal.patient p_1, but speak of two people");
    Linked ruled = link(rule(linked, "consent.document:c1", "consent.document:c3", Ruling.SAME));
    assertThat(together(ruled, "consent.document:c1", "consent.document:c3")).isTrue();
  }

  @Test
  void an_account_with_the_patients_number_is_their_own() {
    practice
        .consent("c1", "p_1", it -> it.name("Jonathan", "Vargas").born("1988-04-02"))
        .account("cus_1", it -> it.of("p_1").name("Jon", "Vargas").email("j@alderpost.com"))
        .payment("pi_1", "cus_1", "p_1")
        .payment("pi_0", "cus_1", "");
    Linked linked = link();
    assertThat(person(linked, "consent.document:c1").payers())
        .containsExactly(new Payer("stripe.customer:cus_1", Standing.SELF));
    assertThat(
            together(
                linked,
                "consent.document:c1",
                "stripe.customer:cus_1",
                "stripe.payment_intent:pi_1",
                "stripe.payment_intent:pi_0"))
        .isTrue();
    assertThat(linked.count(Kind.PAYMENT)).isEqualTo(2);
  }

  @Test
  void an_account_without_a_number_is_its_namesakes_if_nobody_else_could_be_meant() {
    practice
        .chart("1", it -> it.name("Jonathan", "Vargas").born("1988-04-02").email("j@alderpost.com"))
        .consent("c1", "p_1", it -> it.name("Jonathan", "Vargas").born("1988-04-02"))
        .account("cus_1", it -> it.name("Jon", "Vargas").email("j@alderpost.com"))
        .payment("pi_1", "cus_1", "p_1")
        .payment("pi_0", "cus_1", "");
    Linked linked = link();
    assertThat(person(linked, "consent.document:c1").payers())
        .containsExactly(new Payer("stripe.customer:cus_1", Standing.SELF));
    assertThat(together(linked, "consent.document:c1", "stripe.payment_intent:pi_0")).isTrue();
    assertThat(linked.count(Band.REVIEW)).isZero();
  }

  @Test
  void a_father_of_the_same_name_makes_the_account_a_question() {
    practice
        .chart("1", it -> it.name("John", "Vargas").born("1988-04-02").email("j@alderpost.com"))
        .chart("2", it -> it.name("John", "Vargas").born("1955-10-21").email("j@alderpost.com"))
        .consent("c1", "p_1", it -> it.name("John", "Vargas").born("1988-04-02"))
        .account("cus_1", it -> it.name("John", "Vargas").email("j@alderpost.com"))
        .payment("pi_1", "cus_1", "p_1");
    Linked linked = link();
    assertThat(person(linked, "consent.document:c1").payers())
        .containsExactly(new Payer("stripe.customer:cus_1", Standing.UNKNOWN));
    assertThat(linked.pairs())
        .filteredOn(pair -> pair.band() == Band.REVIEW)
        .extracting(Pair::a, Pair::b)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("stripe.customer:cus_1", "consent.document:c1"));
    Linked ruled =
        link(rule(linked, "stripe.customer:cus_1", "consent.document:c1", Ruling.DIFFERENT));
    assertThat(person(ruled, "consent.document:c1").payers())
        .containsExactly(new Payer("stripe.customer:cus_1", Standing.OTHER));
    assertThat(ruled.count(Band.REVIEW)).isZero();
  }

  @Test
  void a_parent_who_pays_for_two_children_is_neither_of_them() {
    practice
        .consent(
            "c1", "p_1", it -> it.name("Luke", "Vargas").born("2012-04-02").signer("Rosa Vargas"))
        .consent(
            "c2", "p_2", it -> it.name("Mia", "Vargas").born("2014-08-12").signer("Rosa Vargas"))
        .account("cus_1", it -> it.name("Rosa", "Vargas").email("r@alderpost.com"))
        .payment("pi_1", "cus_1", "p_1")
        .payment("pi_2", "cus_1", "p_2");
    Linked linked = link();
    assertThat(together(linked, "consent.document:c1", "consent.document:c2")).isFalse();
    assertThat(person(linked, "consent.document:c1").payers())
        .containsExactly(new Payer("stripe.customer:cus_1", Standing.OTHER));
    assertThat(person(linked, "consent.document:c2").payers())
        .containsExactly(new Payer("stripe.customer:cus_1", Standing.OTHER));
    assertThat(linked.identities())
        .noneMatch(
            identity ->
                identity.members().stream()
                    .anyMatch(member -> member.exhibit().equals("stripe.customer:cus_1")));
    assertThat(linked.households()).isEqualTo(1);
  }

  @Test
  void an_account_that_bears_another_name_is_not_believed_when_it_says_whose_it_is() {
    practice
        .consent("c1", "p_1", it -> it.name("Luke", "Vargas").born("2012-04-02"))
        .account("cus_1", it -> it.of("p_1").name("Rosa", "Vargas").email("r@alderpost.com"))
        .payment("pi_1", "cus_1", "p_1");
    Linked linked = link();
    assertThat(person(linked, "consent.document:c1").payers())
        .containsExactly(new Payer("stripe.customer:cus_1", Standing.UNKNOWN));
    assertThat(linked.count(Band.REVIEW)).isEqualTo(1);
  }

  @Test
  void spouses_who_share_all_but_the_name_are_two() {
    practice
        .chart("1", it -> it.name("Ann", "Vargas").born("1988-04-02").email("v@alderpost.com"))
        .chart("2", it -> it.name("Luke", "Vargas").born("1986-10-22").email("v@alderpost.com"))
        .consent("c1", "p_1", it -> it.name("Ann", "Vargas").born("1988-04-02"))
        .consent("c2", "p_2", it -> it.name("Luke", "Vargas").born("1986-10-22"))
        .account("cus_1", it -> it.name("Ann", "Vargas").email("v@alderpost.com"))
        .payment("pi_1", "cus_1", "p_1")
        .payment("pi_2", "cus_1", "p_2");
    Linked linked = link();
    assertThat(person(linked, "consent.document:c1").payers())
        .containsExactly(new Payer("stripe.customer:cus_1", Standing.SELF));
    assertThat(person(linked, "consent.document:c2").payers())
        .containsExactly(new Payer("stripe.customer:cus_1", Standing.OTHER));
    assertThat(linked.count(Band.REVIEW)).isZero();
    assertThat(linked.households()).isEqualTo(1);
  }

  @Test
  void who_signed_nothing_is_asked_about_by_way_of_the_payer() {
    practice
        .chart("1", it -> it.name("Luke", "Vargas").born("2012-04-02").phone("2127365000"))
        .chart("2", it -> it.name("Mia", "Vargas").born("2014-08-12").phone("2127365000"))
        .consent(
            "c2", "p_2", it -> it.name("Mia", "Vargas").born("2014-08-12").signer("Rosa Vargas"))
        .account("cus_1", it -> it.name("Rosa", "Vargas").phone("2127365000"))
        .payment("pi_1", "cus_1", "p_1")
        .payment("pi_2", "cus_1", "p_2");
    Linked linked = link();
    List<Pair> waiting =
        linked.pairs().stream().filter(pair -> pair.band() == Band.REVIEW).toList();
    assertThat(waiting).hasSize(1);
    assertThat(waiting.getFirst().asked())
        .isEqualTo(
            "portal.patient p_1 is known by number alone; stripe.customer cus_1, which pays for"
                + " them, is reached like this one");
    Decision luke = rule(linked, "ehr.patient:1", "stripe.payment_intent:pi_1", Ruling.SAME);
    Linked ruled = link(luke);
    assertThat(together(ruled, "ehr.patient:1", "stripe.payment_intent:pi_1")).isTrue();
    Linked told =
        link(luke, rule(ruled, "stripe.customer:cus_1", "ehr.patient:1", Ruling.DIFFERENT));
    assertThat(told.count(Band.REVIEW)).isZero();
    assertThat(person(told, "ehr.patient:1").payers())
        .containsExactly(new Payer("stripe.customer:cus_1", Standing.OTHER));
  }

  @Test
  void rulings_stand_over_weights_and_can_be_taken_back() {
    practice
        .chart("1", it -> it.name("Ann", "Vargas").born("1988-04-02"))
        .consent("c1", "p_1", it -> it.name("Ann", "Vargas").born("1988-04-02"));
    Linked before = link();
    Decision apart = rule(before, "ehr.patient:1", "consent.document:c1", Ruling.DIFFERENT);
    assertThat(together(link(apart), "ehr.patient:1", "consent.document:c1")).isFalse();
    Decision unsure = rule(before, "ehr.patient:1", "consent.document:c1", Ruling.UNSURE);
    assertThat(link(unsure).count(Band.REVIEW)).isEqualTo(1);
    assertThat(link()).isEqualTo(before);
  }

  @Test
  void a_ruling_survives_a_new_payment_and_is_named_stale_when_the_records_change() {
    practice
        .chart("1", it -> it.name("Ann", "Vargas").born("1988-04-02"))
        .consent("c1", "p_1", it -> it.name("Ann", "Vargas").born("1988-02-04"))
        .payment("pi_1", "cus_1", "p_1");
    Decision same = rule(link(), "ehr.patient:1", "consent.document:c1", Ruling.SAME);
    practice.payment("pi_2", "cus_1", "p_1");
    assertThat(together(link(same), "ehr.patient:1", "consent.document:c1")).isTrue();
    practice.consent("c9", "p_1", it -> it.name("Ann", "Lena", "Vargas").born("1988-02-04"));
    assertThat(link(same).stale()).containsExactly(same.pair());
  }

  @Test
  void rulings_that_contradict_each_other_are_named_and_join_nobody() {
    practice
        .chart("1", it -> it.name("Ann", "Vargas").born("1988-04-02"))
        .chart("2", it -> it.name("Ann", "Vargas").born("1988-04-02"))
        .consent("c1", "p_1", it -> it.name("Ann", "Vargas").born("1988-04-02"));
    Linked before = link();
    Decision one = rule(before, "ehr.patient:1", "consent.document:c1", Ruling.SAME);
    Decision two = rule(before, "ehr.patient:2", "consent.document:c1", Ruling.SAME);
    Linked linked = link(one, two);
    assertThat(linked.contradictions()).containsExactlyInAnyOrder(one.pair(), two.pair());
    assertThat(together(linked, "ehr.patient:1", "consent.document:c1")).isFalse();
    assertThat(linked.count(Band.REVIEW)).isEqualTo(2);
  }

  private Linked link(Decision... decisions) {
    return Linking.link(practice.exhibits(), Arrays.asList(decisions));
  }

  private Band band(String a, String b) {
    return pair(link(), a, b).band();
  }

  private static Pair pair(Linked linked, String a, String b) {
    return linked.pairs().stream()
        .filter(pair -> List.of(pair.a(), pair.b()).containsAll(List.of(a, b)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no pair of " + a + " and " + b));
  }

  private static Decision rule(Linked linked, String a, String b, Ruling ruling) {
    return new Decision(pair(linked, a, b).id(), a, b, ruling, "dr. m", "");
  }

  private static Identity person(Linked linked, String exhibit) {
    return linked.identities().stream()
        .filter(identity -> identity.kind() == Kind.PERSON)
        .filter(
            identity ->
                identity.members().stream().anyMatch(member -> member.exhibit().equals(exhibit)))
        .findFirst()
        .orElseThrow();
  }

  private static boolean together(Linked linked, String... exhibits) {
    return person(linked, exhibits[0]).members().stream()
        .map(Member::exhibit)
        .toList()
        .containsAll(List.of(exhibits));
  }
}
