package anamnesis.source.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.casefile.Json;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What stands on no list of its own: lines and items, deleted customers, cards.
class InsideTest extends AtTheTill {
  @BeforeEach
  void stock() {
    for (String list : List.of("customers", "charges", "payment_intents")) {
      till.shelf(list);
    }
  }

  @Test
  void every_line_of_an_invoice_is_an_exhibit_of_its_own() throws Exception {
    invoice("in_1", 357);

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(ids("stripe.line_item")).hasSize(357).contains("il_1_0", "il_1_356");
    assertThat(said("stripe.line_item:il_1_3", "amount")).contains("103");
    Exhibit first = exhibit("stripe.line_item:il_1_3");
    assertThat(Json.tree(bytes(first.sha256(), first.place())).path("id").asString())
        .isEqualTo("il_1_3");
  }

  @Test
  void a_list_inside_that_cannot_be_read_to_its_end_is_told() throws Exception {
    invoice("in_1", 40);
    till.inMood(
        (exchange, _) ->
            exchange.getRequestURI().getPath().endsWith("/lines")
                && Till.send(exchange, 500, "") > 0);

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof()).contains("lines and items after 10 (Stripe kept answering 500)");
  }

  @Test
  void the_way_to_the_rest_is_never_one_that_leads_elsewhere() throws Exception {
    ObjectNode invoice = object("in_1", "invoice");
    lines(invoice, "@evil.example/v1/lines", true);
    put("invoices", invoice);

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof()).contains("does not say where it goes on");
    assertThat(till.visits()).noneMatch(visit -> visit.path().contains("evil"));
  }

  @Test
  void a_deleted_customer_is_asked_for_by_whoever_names_it() throws Exception {
    put("charges", object("ch_1", "charge").put("customer", "cus_gone"));
    put("payment_intents", object("pi_1", "payment_intent").put("customer", "cus_strange"));
    ObjectNode gone = Json.object().put("id", "cus_gone").put("object", "customer");
    put("customers", gone.put("deleted", true));
    till.shelf("customers").hide("cus_gone");

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(tally.proof())
        .contains("1 deleted", "1 that others name, of which Stripe knows nothing (cus_strange)");
    assertThat(exhibit("stripe.customer:cus_gone").traits()).isEmpty();
    assertThat(said("stripe.customer:cus_gone", "deleted")).contains("true");
  }

  @Test
  void the_cards_of_a_customer_are_asked_of_the_customer() throws Exception {
    put("customers", object("cus_1", "customer"));
    put("charges", object("ch_1", "charge").put("customer", "cus_1").put("payment_method", "pm_1"));
    put("customers/cus_1/payment_methods", object("pm_1", "payment_method"));
    till.shelf("payment_methods");

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(ids("stripe.payment_method")).containsExactly("pm_1");
  }

  @Test
  void of_how_many_customers_cards_are_asked_is_told_from_the_first_to_the_last() throws Exception {
    put("customers", object("cus_1", "customer"), object("cus_2", "customer"));
    put(
        "charges",
        object("ch_1", "charge").put("customer", "cus_1").put("payment_method", "pm_1"),
        object("ch_2", "charge").put("customer", "cus_2").put("payment_method", "pm_2"),
        object("ch_3", "charge").put("customer", "cus_2").put("payment_method", "pm_3"));
    put("customers/cus_1/payment_methods", object("pm_1", "payment_method"));
    put("customers/cus_2/payment_methods", object("pm_2", "payment_method"));
    till.shelf("payment_methods");
    Map<String, List<Long>> told = new ConcurrentHashMap<>();

    hear(
        (what, total) -> {
          List<Long> numbers = new CopyOnWriteArrayList<>(List.of(total));
          told.put(what, numbers);
          return numbers::add;
        });

    assertThat(told.get("customers asked for cards")).containsExactly(2L, 1L, 2L);
  }

  @Test
  void canceled_subscriptions_and_inactive_prices_are_asked_for() throws Exception {
    till.shelf("subscriptions");
    till.shelf("prices");

    hear();

    assertThat(till.queries()).anyMatch(one -> one.contains("subscriptions?limit=100&status=all"));
    assertThat(till.queries()).anyMatch(one -> one.contains("prices?limit=100&active=false"));
  }

  @Test
  void all_that_the_key_may_not_read_is_named_at_once() throws Exception {
    till.inMood(
        (exchange, _) ->
            exchange.getRequestURI().getPath().matches("/v1/(disputes|refunds|events)")
                && Till.send(exchange, 403, "{\"error\":{\"message\":\"rak_x_read\"}}") > 0);

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof()).contains("give the key Read on Charges, Disputes, Events");
  }

  @Test
  void what_the_account_does_not_have_is_said_and_nothing_more() throws Exception {
    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(tally.proof()).contains("the account has no events, balance transactions, invoices");
  }

  @Test
  void a_key_that_may_write_is_taken_only_if_somebody_says_so() throws Exception {
    String full = "sk_test_s3cr3tS3CR3T";

    assertThatThrownBy(() -> hear(full, Map.of()))
        .isInstanceOf(Refusal.class)
        .hasMessage("this key may also write: it begins with sk_");
    assertThat(till.visits()).isEmpty();
    assertThat(hear(full, Map.of("allow-full-key", "")).complete()).isTrue();
  }

  private void invoice(String id, int count) {
    ObjectNode invoice = object(id, "invoice");
    String path = "/v1/invoices/" + id + "/lines";
    ArrayNode shown = lines(invoice, path, count > 10);
    List<ObjectNode> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ObjectNode line = Json.object().put("id", "il_1_" + i).put("object", "line_item");
      all.add(line.put("amount", 100 + i).put("currency", "usd"));
    }
    all.subList(0, Math.min(10, count)).forEach(shown::add);
    put("invoices", invoice);
    put(path.substring(4), all.toArray(ObjectNode[]::new));
  }

  private static ArrayNode lines(ObjectNode invoice, String path, boolean more) {
    ObjectNode lines = invoice.putObject("lines").put("object", "list");
    ArrayNode data = lines.putArray("data");
    lines.put("has_more", more).put("url", path);
    return data;
  }

  private void put(String list, ObjectNode... objects) {
    List<ObjectNode> all = List.of(objects);
    till.shelf(list)
        .fill(
            all.stream().map(one -> one.path("id").asString()).toList(),
            all.stream().map(one -> one.path("created").asLong(0)).toList(),
            all.stream().map(AtTheTill::bytes).toList());
  }

  private static ObjectNode object(String id, String word) {
    return Json.object().put("id", id).put("object", word).put("created", 1_770_000_000);
  }

  private Tally hear(Progress progress) throws Exception {
    return hear(new Source.Question(List.of(), environment(KEY), RATE, progress, Map.of()));
  }

  private Tally hear(String key, Map<String, String> chosen) throws Exception {
    return hear(new Source.Question(List.of(), environment(key), RATE, Progress.SILENT, chosen));
  }

  private List<String> ids(String kind) {
    return shelf(file).stream().filter(one -> one.kind().equals(kind)).map(Exhibit::id).toList();
  }
}
