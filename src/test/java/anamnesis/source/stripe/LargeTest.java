package anamnesis.source.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.evidence.Tally;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// Objects so large that a page of them is too long, and such as are too long alone.
class LargeTest extends AtTheTill {
  private static final int PEOPLE = 40;
  private static final int MILLION = 1 << 20;
  private static final int TOO_LONG = 9 * MILLION;

  @BeforeEach
  void stock() {
    Ware.customers(till, PEOPLE, nth -> nth);
    Ware.payments(till, PEOPLE, nth -> nth);
    Ware.charges(till, PEOPLE, nth -> nth);
  }

  @Test
  void a_list_of_huge_objects_is_told_to_its_end_a_few_at_a_time() throws Exception {
    makeHuge();

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(tally.proof()).startsWith("each list told from both its ends");
    assertThat(told(file)).isEqualTo(there());
    assertThat(asked("customers")).contains("100", "50", "25", "12", "6");
  }

  @Test
  void where_objects_are_small_again_more_are_asked_for() throws Exception {
    Ware.customers(till, 400, nth -> nth);
    for (int nth = 390; nth < 400; nth++) {
      grow(nth, MILLION);
    }

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(told(file)).isEqualTo(there());
    List<String> limits = asked("customers");
    assertThat(limits.subList(limits.indexOf("6"), limits.size())).contains("24", "48", "96");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 8})
  void whenever_it_is_cut_off_nothing_is_asked_twice(int until) throws Exception {
    makeHuge();
    Case whole = Case.begin(folder.resolve("whole"), "whole");
    Tally undisturbed = hear(whole, Map.of("prove", "later"));
    till.forgetVisits();
    AtomicLong customers = new AtomicLong();
    till.inMood(
        (exchange, _) ->
            exchange.getRequestURI().getPath().endsWith("/customers")
                && customers.incrementAndGet() == until + 1
                && Till.send(exchange, 400, "{}") > 0);

    hear(Map.of("prove", "later"));
    List<String> first = answered();
    till.forgetVisits();
    Tally tally = hear(Map.of("prove", "later"));

    assertThat(first).doesNotHaveDuplicates();
    assertThat(answered()).isNotEmpty().doesNotContainAnyElementsOf(first);
    assertThat(tally.proof()).isEqualTo(undisturbed.proof());
    assertThat(shelf(file)).isEqualTo(shelf(whole));
  }

  static Stream<Set<Integer>> those() {
    return Stream.of(Set.of(20), Set.of(0), Set.of(PEOPLE - 1), Set.of(20, 21), Set.of(0, 39, 5));
  }

  @ParameterizedTest
  @MethodSource("those")
  void one_that_alone_is_too_long_is_named_and_its_neighbours_are_told(Set<Integer> those)
      throws Exception {
    Set<String> missing = new TreeSet<>();
    for (int nth : those) {
      grow(nth, TOO_LONG);
      missing.add(Ware.id("cus", nth));
    }

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.holds()).isTrue();
    assertThat(tally.proof())
        .startsWith(
            "broke off: customers: %d of them longer than 8 MB (%s); %d customers,"
                .formatted(missing.size(), String.join(", ", missing), PEOPLE - missing.size()));
    Set<String> others = there();
    others.removeAll(missing);
    assertThat(told(file)).isEqualTo(others);
  }

  @Test
  void what_else_is_missing_is_found_out_all_the_same() throws Exception {
    grow(20, TOO_LONG);
    till.shelf("customers").showOnlyFromBelow(Ware.id("cus", 7));
    till.shelf("charges").remove(Ware.id("ch", 9));

    Tally tally = hear();

    assertThat(told(file)).contains(Ware.id("cus", 7));
    assertThat(tally.proof())
        .contains("customers: 1 of them longer than 8 MB")
        .contains("the ledger knows and no list does (" + Ware.id("ch", 9) + ")");
  }

  @Test
  void one_that_is_told_by_its_name_alone_and_is_too_long_is_named() throws Exception {
    grow(20, TOO_LONG);
    till.shelf("customers").hide(Ware.id("cus", 20));

    Tally tally = hear();

    assertThat(tally.proof())
        .startsWith(
            "broke off: customers: 1 of them longer than 8 MB (%s)".formatted(Ware.id("cus", 20)));
  }

  @Test
  void a_page_of_one_that_is_deleted_does_not_end_the_walk() throws Exception {
    grow(20, 5 * MILLION);
    grow(21, 5 * MILLION);
    till.inMood(
        (exchange, _) -> {
          if (Ware.id("cus", 20).equals(Till.query(exchange).get("starting_after"))) {
            till.shelf("customers").remove(Ware.id("cus", 20));
          }
          return false;
        });

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(tally.proof()).contains("1 gone since they were told");
    assertThat(told(file)).hasSize(4 * PEOPLE).containsAll(there());
  }

  @Test
  void one_that_was_asked_for_by_its_name_is_not_asked_for_again() throws Exception {
    grow(20, TOO_LONG);
    till.shelf("customers").hide(Ware.id("cus", 20));
    Tally first = hear(Map.of("prove", "later"));
    till.forgetVisits();

    Tally second = hear(Map.of("prove", "later"));

    assertThat(second).isEqualTo(first);
    assertThat(answered()).isEmpty();
  }

  @Test
  void the_next_run_asks_anew_whether_it_is_still_so() throws Exception {
    grow(20, TOO_LONG);
    hear();
    grow(20, 0);

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(told(file)).isEqualTo(there());
  }

  @Test
  void its_id_is_found_wherever_it_stands_in_what_can_be_held() throws Exception {
    ObjectNode odd = Json.object().put("before", "x".repeat(5 * MILLION));
    odd.putObject("other").put("id", "cus_other").put("brackets", "}]\\\"{");
    odd.setAll(customer(20).put("more", "x".repeat(5 * MILLION)));
    till.shelf("customers").change(Ware.id("cus", 20), bytes(odd));

    Tally tally = hear();

    assertThat(tally.proof()).contains("longer than 8 MB (" + Ware.id("cus", 20) + ")");
  }

  @Test
  void one_that_does_not_say_its_name_costs_the_list_nothing_else() throws Exception {
    ObjectNode odd = Json.object().put("before", "x".repeat(TOO_LONG));
    odd.setAll(customer(20));
    till.shelf("customers").change(Ware.id("cus", 20), bytes(odd));

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof()).contains("customers after 39 (one is longer than 8 MB");
    Set<String> others = there();
    others.remove(Ware.id("cus", 20));
    assertThat(told(file)).isEqualTo(others);
  }

  /// No more than six of them are on a page that can be heard.
  private void makeHuge() {
    for (int nth = 12; nth < 26; nth++) {
      grow(nth, MILLION + MILLION / 4);
    }
  }

  private void grow(int nth, int by) {
    ObjectNode customer = customer(nth);
    customer.putObject("metadata").put("all", "x".repeat(by));
    till.shelf("customers").change(Ware.id("cus", nth), bytes(customer));
  }

  private static ObjectNode customer(int nth) {
    return Ware.customer(nth, Ware.NOON + nth);
  }

  /// How many of a list were asked for at once, question by question.
  private List<String> asked(String list) {
    return till.visits().stream()
        .filter(visit -> visit.path().equals(list))
        .map(visit -> visit.query().replaceAll(".*limit=([0-9]+).*", "$1"))
        .toList();
  }

  /// Questions that got an answer, as pages or as too long.
  private List<String> answered() {
    return till.visits().stream()
        .filter(visit -> visit.status() == 200)
        .map(visit -> visit.path() + "?" + visit.query())
        .toList();
  }

  private Set<String> there() {
    return there("customers", "payment_intents", "charges", "balance_transactions");
  }
}
