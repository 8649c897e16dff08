package anamnesis.source.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Json;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Omitted;
import anamnesis.evidence.Tally;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// What Stripe says that nobody expects of it.
class OddityTest extends AtTheTill {
  private static final long NOON = 1_770_000_000L;

  /// After ten pages of the newest the rest is cut into windows.
  private static final int SHARED = 200;

  @BeforeEach
  void stock() {
    Ware.customers(till, 30, nth -> nth);
    Ware.payments(till, 30, nth -> nth);
    Ware.charges(till, 30, nth -> nth);
  }

  @Test
  void whoever_was_never_billed_has_no_currency_yet() throws Exception {
    change("customers", customer(3).putNull("currency").putNull("amount"));

    Tally tally = hear();

    assertThat(tally.quarantined()).isZero();
    assertThat(tally.complete()).as(tally.proof()).isTrue();
  }

  @Test
  void whoever_was_erased_is_gone_however_odd_the_rest_of_the_object_looks() throws Exception {
    change("customers", customer(3).put("name", "[redacted]").put("created", "yesterday"));

    Tally tally = hear();

    assertThat(tally.omitted()).isEqualTo(1);
    try (Stream<Omitted> omitted = Omitted.shelf(file).read()) {
      assertThat(omitted.map(Omitted::id)).containsExactly(Ware.id("cus", 3));
    }
  }

  @Test
  void an_id_that_is_a_number_or_longer_than_any_name_is_no_id() throws Exception {
    change("customers", Ware.id("cus", 3), customer(3).put("id", 5));
    change("customers", Ware.id("cus", 4), customer(4).put("id", "cus_" + "x".repeat(70_000)));

    Tally tally = hear();

    // Each on its list, and once more where its charge names it.
    assertThat(tally.quarantined()).isEqualTo(4);
  }

  @Test
  void a_list_that_every_account_has_is_missing_and_not_lacking() throws Exception {
    till.inMood(
        (exchange, _) -> {
          boolean gone = exchange.getRequestURI().getPath().startsWith("/v1/payment_intents");
          if (gone) {
            Till.send(exchange, 404, "{}");
          }
          return gone;
        });

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof())
        .contains("payment intents after 0 (Stripe answered 404)")
        .doesNotContainPattern("the account has no [^;]*payment intents");
  }

  @Test
  void an_account_in_which_nothing_is_may_be_another_one() throws Exception {
    for (String list : List.of("customers", "charges", "payment_intents", "balance_transactions")) {
      till.shelf(list).fill(List.of(), List.of(), List.of());
    }

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(tally.proof()).contains("; nothing is there: is it the right account?; ");
  }

  @Test
  void a_list_that_has_no_beginning_is_given_up() throws Exception {
    Ware.customers(till, 150, nth -> nth);
    till.inMood(
        (exchange, _) -> {
          boolean back = Till.query(exchange).containsKey("ending_before");
          if (back) {
            Till.send(exchange, 200, till.shelf("customers").page(Map.of("limit", "100")));
          }
          return back;
        });

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof()).contains("the same page again and again");
  }

  @Test
  void what_the_way_back_found_is_not_lost_when_it_is_cut_off() throws Exception {
    Ware.customers(till, 1200, nth -> nth);
    hear(Map.of("prove", "later"));
    change("customers", customer(7).put("name", "Nell Olsen"));
    AtomicBoolean mended = new AtomicBoolean();
    till.inMood(
        (exchange, _) -> {
          String path = exchange.getRequestURI().getPath();
          boolean refused = path.endsWith("charges") && !mended.get();
          if (refused) {
            Till.send(exchange, 400, "{}");
          }
          return refused;
        });

    Tally broken = hear();
    mended.set(true);
    Tally tally = hear();

    assertThat(broken.complete()).isFalse();
    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(name(Ware.id("cus", 7))).isEqualTo("Nell Olsen");
  }

  @Test
  void of_two_pages_that_tell_it_otherwise_neither_speaks_before_the_way_back() throws Exception {
    String id = changesBetweenTwoPages();

    Tally tally = hear(Map.of("prove", "later"));

    assertThat(tally.proof()).startsWith("not proven yet");
    assertThat(keys(id))
        .hasSize(2)
        .contains("stripe.customer:" + id)
        .anyMatch(key -> key.startsWith("stripe.customer:" + id + "@version:"));
    assertThat(hear().complete()).isTrue();
    assertThat(keys(id)).containsExactly("stripe.customer:" + id, "stripe.customer@earlier:" + id);
    assertThat(name(id)).isEqualTo("Nell Olsen");
  }

  @Test
  void of_two_pages_that_tell_it_otherwise_the_older_may_be_true_again() throws Exception {
    String id = changesBetweenTwoPages();
    String before = customer(SHARED).path("name").asString();
    AtomicBoolean changed = new AtomicBoolean();
    till.inMood(
        (exchange, _) -> {
          // Only on the way back is the page that the window follows on asked for by its times.
          Map<String, String> query = Till.query(exchange);
          boolean back = String.valueOf(NOON + SHARED).equals(query.get("created[gte]"));
          if ((back || query.containsKey("ending_before")) && !changed.getAndSet(true)) {
            change("customers", customer(SHARED));
          }
          return false;
        });

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(tally.proof()).startsWith("each list told from both its ends");
    assertThat(keys(id)).containsExactly("stripe.customer:" + id, "stripe.customer@earlier:" + id);
    assertThat(name(id)).isEqualTo(before);
  }

  /// A window begins with the second that the page before it ended with.
  private String changesBetweenTwoPages() {
    Ware.customers(till, 1200, nth -> nth);
    AtomicBoolean changed = new AtomicBoolean();
    till.inMood(
        (exchange, _) -> {
          boolean second = Till.query(exchange).containsValue(String.valueOf(NOON + SHARED));
          if (second && !changed.getAndSet(true)) {
            change("customers", customer(SHARED).put("name", "Nell Olsen"));
          }
          return false;
        });
    return Ware.id("cus", SHARED);
  }

  @Test
  void an_id_that_somebody_made_up_stands_encoded_where_it_is_asked_for() throws Exception {
    String id = "my odd product/ä?x=1&y#z";
    ObjectNode product = Json.object().put("id", id).put("object", "product").put("created", NOON);
    till.shelf("products").add(id, NOON, bytes(product));
    hear(Map.of("prove", "later"));
    till.shelf("products").remove(id);

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(tally.proof()).contains("1 gone since they were told");
  }

  @Test
  void however_many_are_not_met_again_each_is_asked_for_and_some_are_named() throws Exception {
    Ware.customers(till, 1800, nth -> nth);
    hear(Map.of("prove", "later"));
    for (int nth = 0; nth < 1010; nth++) {
      till.shelf("customers").remove(Ware.id("cus", nth));
    }
    till.shelf("customers").hide(Ware.id("cus", 1500));

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof())
        .contains("1 customers that one end shows and not the other (" + Ware.id("cus", 1500) + ")")
        .contains("1,010 gone since they were told");
  }

  @Test
  void nothing_is_forgotten_for_the_half_of_something_else() throws Exception {
    Ware.invoices(till, 30, nth -> nth);
    hear();
    for (int nth = 0; nth < 5; nth++) {
      till.shelf("invoices").remove(Ware.id("in", nth));
    }

    Tally half = hear(Map.of("anew", "", "prove", "later"));
    Tally whole = hear(Map.of("anew", ""));

    assertThat(half.proof()).contains("the 5 heard before stay until it has told all");
    assertThat(half.stored()).isEqualTo(whole.stored() + 5);
    assertThat(whole.complete()).as(whole.proof()).isTrue();
    assertThat(whole.proof()).doesNotContain("heard before");
  }

  private void change(String list, ObjectNode object) {
    change(list, object.path("id").asString(), object);
  }

  private void change(String list, String id, ObjectNode object) {
    till.shelf(list).change(id, bytes(object));
  }

  private static ObjectNode customer(int nth) {
    return Ware.customer(nth, NOON + nth);
  }

  private List<String> keys(String id) {
    return shelf(file).stream().filter(one -> one.recordId().equals(id)).map(Exhibit::key).toList();
  }

  private String name(String id) throws IOException {
    return said("stripe.customer:" + id, "name").orElse("");
  }
}
