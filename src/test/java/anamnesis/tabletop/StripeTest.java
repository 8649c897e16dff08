package anamnesis.tabletop;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Json;
import anamnesis.tabletop.stripe.Stripe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StripeTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Life LIFE =
      Life.of(new Wish(Incident.WIPED_AND_RESEEDED, Wish.PATIENTS, 4, Wish.AS_OF));
  private static Stripe stripe;

  @BeforeAll
  static void open() {
    stripe = Stripe.open(Bookkeeping.of(LIFE));
  }

  @AfterAll
  static void close() {
    stripe.close();
  }

  @Test
  void every_object_is_on_exactly_one_page_newest_first() throws Exception {
    List<JsonNode> intents = all("payment_intents", 37);
    assertThat(intents)
        .extracting(intent -> intent.get("id").asString())
        .doesNotHaveDuplicates()
        .hasSize(LIFE.everyPayment().size());
    assertThat(intents)
        .extracting(intent -> intent.get("created").asLong())
        .isSortedAccordingTo((one, other) -> Long.compare(other, one));
    long deleted = LIFE.accounts().stream().filter(Account::deleted).count();
    assertThat(deleted).isPositive();
    assertThat(all("customers", 100)).hasSize((int) (LIFE.accounts().size() - deleted));
    assertThat(all("customers", 1)).isEqualTo(all("customers", 100));
  }

  @Test
  void a_charge_belongs_to_its_intent_and_what_succeeded_was_received() throws Exception {
    List<JsonNode> charges = all("charges", 100);
    for (JsonNode intent : all("payment_intents", 100)) {
      List<JsonNode> own =
          charges.stream()
              .filter(charge -> charge.get("payment_intent").equals(intent.get("id")))
              .toList();
      boolean succeeded = intent.get("status").asString().equals("succeeded");
      assertThat(own.stream().filter(charge -> charge.get("paid").asBoolean()))
          .hasSize(succeeded ? 1 : 0);
      assertThat(intent.get("amount_received").asInt())
          .isEqualTo(succeeded ? intent.get("amount").asInt() : 0);
      assertThat(intent.get("latest_charge").isNull()).isEqualTo(own.isEmpty());
    }
  }

  @Test
  void a_family_pays_with_one_card_and_about_three_accounts_in_five_name_their_owner()
      throws Exception {
    long own = LIFE.accounts().stream().filter(account -> account.holder().patient()).count();
    long named =
        all("customers", 100).stream()
            .filter(customer -> customer.get("metadata").has("patient_id"))
            .count();
    assertThat((double) named / own).isBetween(0.45, 0.75);
    LIFE.households().stream()
        .filter(home -> home.party() == Party.COUPLE_APART)
        .forEach(
            home -> assertThat(home.accounts().stream().map(Account::card).distinct()).hasSize(1));
  }

  @Test
  void the_other_end_of_a_list_is_walked_with_ending_before() throws Exception {
    List<String> forwards = ids(all("charges", 100));
    List<String> backwards = new ArrayList<>();
    JsonNode page = read("/v1/charges?limit=40&ending_before=" + forwards.getLast());
    backwards.add(forwards.getLast());
    while (true) {
      List<String> newer = ids(data(page));
      backwards.addAll(newer.reversed());
      if (!page.get("has_more").asBoolean()) {
        break;
      }
      page = read("/v1/charges?limit=40&ending_before=" + newer.getFirst());
    }
    assertThat(backwards.reversed()).isEqualTo(forwards);
  }

  @Test
  void a_window_of_time_holds_what_was_created_in_it() throws Exception {
    List<JsonNode> all = all("charges", 100);
    long from = all.get(90).get("created").asLong();
    long to = all.get(30).get("created").asLong();
    assertThat(
            ids(
                data(
                    read(
                        "/v1/charges?limit=100&created[gte]=%s&created[lte]=%s"
                            .formatted(from, to)))))
        .isEqualTo(ids(all.stream().filter(one -> between(one, from, to)).toList()));
    assertThat(
            ids(
                data(
                    read(
                        "/v1/charges?limit=100&created%5Bgt%5D="
                            + from
                            + "&created%5Blt%5D="
                            + to))))
        .isEqualTo(ids(all.stream().filter(one -> between(one, from + 1, to - 1)).toList()));
  }

  @Test
  void what_lies_within_an_object_is_cut_after_ten_and_told_to_the_end_where_it_lies()
      throws Exception {
    JsonNode full =
        all("invoices", 100).stream()
            .filter(invoice -> invoice.get("lines").get("has_more").asBoolean())
            .findFirst()
            .orElseThrow();
    assertThat(data(full.get("lines"))).hasSize(10);
    List<JsonNode> lines = data(read(full.get("lines").get("url").asString() + "?limit=100"));
    assertThat(lines).hasSizeGreaterThan(10);
    assertThat(lines.stream().mapToLong(line -> line.get("amount").asLong()).sum())
        .isEqualTo(full.get("total").asLong());
  }

  @Test
  void a_basket_is_sent_to_who_asks_for_it() throws Exception {
    JsonNode plain = all("checkout/sessions", 100).getFirst();
    assertThat(plain.has("line_items")).isFalse();
    assertThat(plain.get("custom_fields").get(0).get("text").get("value").asString()).isNotEmpty();
    String id = plain.get("id").asString();
    JsonNode expanded =
        data(read("/v1/checkout/sessions?limit=1&expand[]=data.line_items")).getFirst();
    assertThat(data(expanded.get("line_items")))
        .isEqualTo(data(read("/v1/checkout/sessions/" + id + "/line_items")))
        .isNotEmpty();
    assertThat(
            read("/v1/checkout/sessions/" + id + "?expand[]=payment_intent")
                .get("payment_intent")
                .get("object")
                .asString())
        .isEqualTo("payment_intent");
    assertThat(ask(with(), "/v1/events?expand[]=data.data.object.lines").statusCode())
        .isEqualTo(400);
    assertThat(ask(with(), "/v1/charges?expand[]=data.amount").statusCode()).isEqualTo(400);
  }

  @Test
  void lists_hide_what_stripe_hides() throws Exception {
    assertThat(all("subscriptions", 100))
        .noneMatch(plan -> plan.get("status").asString().equals("canceled"));
    assertThat(data(read("/v1/subscriptions?limit=100&status=all")))
        .hasSizeGreaterThan(all("subscriptions", 100).size());
    assertThat(all("products", 100)).allMatch(product -> product.get("active").asBoolean());
    assertThat(data(read("/v1/products?active=false"))).hasSize(1);
    assertThat(data(read("/v1/prices?active=false"))).hasSize(1);
    String customer = all("customers", 1).getFirst().get("id").asString();
    assertThat(all("payment_methods", 100)).allMatch(card -> card.get("customer").isNull());
    assertThat(data(read("/v1/payment_methods?customer=" + customer)))
        .isEqualTo(data(read("/v1/customers/" + customer + "/payment_methods")))
        .hasSize(1);
  }

  @Test
  void a_deleted_customer_is_in_no_list_and_what_it_paid_still_names_it() throws Exception {
    String id = LIFE.accounts().stream().filter(Account::deleted).findFirst().orElseThrow().id();
    assertThat(ids(all("customers", 100))).doesNotContain(id);
    assertThat(read("/v1/customers/" + id))
        .isEqualTo(
            Json.tree("{\"id\":\"%s\",\"object\":\"customer\",\"deleted\":true}".formatted(id)));
    assertThat(data(read("/v1/charges?customer=" + id)))
        .isNotEmpty()
        .allMatch(charge -> charge.get("billing_details").get("email").isString());
  }

  @Test
  void of_who_was_redacted_nothing_is_left_but_what_was_paid() throws Exception {
    for (Person gone : LIFE.departed().people()) {
      Account account =
          LIFE.accounts().stream()
              .filter(one -> one.holder().equals(gone))
              .findFirst()
              .orElseThrow();
      String all =
          read("/v1/customers/" + account.id())
              + data(read("/v1/charges?limit=100&customer=" + account.id())).toString()
              + data(read("/v1/payment_methods?customer=" + account.id()))
              + data(read("/v1/events?limit=100"));
      assertThat(all)
          .contains("[redacted]")
          .doesNotContain(gone.reach().email(), gone.reach().phone(), account.name());
      assertThat(data(read("/v1/payment_intents?limit=100&customer=" + account.id())))
          .as("overwriting takes a week: the last ones stand as they were")
          .anyMatch(intent -> intent.toString().contains(gone.key()))
          .anyMatch(intent -> intent.toString().contains("[redacted]"));
    }
  }

  @Test
  void the_ledger_holds_all_that_came_and_went() throws Exception {
    List<JsonNode> ledger = all("balance_transactions", 100);
    List<String> sources = new ArrayList<>();
    all("charges", 100).stream()
        .filter(charge -> charge.get("paid").asBoolean())
        .forEach(charge -> sources.add(charge.get("id").asString()));
    sources.addAll(ids(all("refunds", 100)));
    all("disputes", 100)
        .forEach(
            dispute -> {
              boolean won = dispute.get("status").asString().equals("won");
              sources.addAll(Collections.nCopies(won ? 2 : 1, dispute.get("id").asString()));
            });
    assertThat(ledger)
        .extracting(line -> line.get("source").asString())
        .containsExactlyInAnyOrderElementsOf(sources);
    assertThat(ids(ledger)).doesNotHaveDuplicates();
    assertThat(ledger)
        .allMatch(
            line ->
                line.get("net").asLong() == line.get("amount").asLong() - line.get("fee").asLong());
    assertThat(ledger).extracting(line -> line.get("currency").asString()).contains("eur", "jpy");
    all("charges", 100).stream()
        .filter(charge -> charge.get("amount_refunded").asLong() > 0)
        .forEach(
            charge ->
                assertThat(refunded(ledger, charge))
                    .isEqualTo(charge.get("amount_refunded").asLong()));
  }

  @Test
  void the_version_that_is_asked_for_decides_whether_payments_and_invoices_name_each_other()
      throws Exception {
    JsonNode bill = all("invoices", 1).getFirst();
    assertThat(bill.has("payment_intent")).isFalse();
    JsonNode old =
        Json.tree(
            ask(
                    with().header("Stripe-Version", "2020-08-27"),
                    "/v1/invoices/" + bill.get("id").asString())
                .body());
    assertThat(old.has("parent")).isFalse();
    JsonNode joined =
        data(read("/v1/invoice_payments?invoice=" + bill.get("id").asString())).getFirst();
    assertThat(joined.get("payment").get("payment_intent")).isEqualTo(old.get("payment_intent"));
    String charge = "/v1/charges/" + old.get("charge").asString();
    JsonNode before = Json.tree(ask(with().header("Stripe-Version", "2024-06-20"), charge).body());
    assertThat(before.get("invoice")).isEqualTo(bill.get("id"));
    assertThat(before.has("refunds")).isTrue();
    assertThat(read(charge).has("invoice")).isFalse();
    JsonNode plan = all("subscriptions", 1).getFirst();
    assertThat(plan.has("current_period_end")).isFalse();
    assertThat(plan.get("items").get("data").get(0).has("current_period_end")).isTrue();
  }

  @Test
  void events_are_of_the_last_thirty_days_in_the_shape_of_their_day() throws Exception {
    List<JsonNode> events = all("events", 100);
    long first = LIFE.era().noticed().minus(Duration.ofDays(30)).getEpochSecond();
    assertThat(events)
        .allMatch(event -> between(event, first, LIFE.era().noticed().getEpochSecond()));
    assertThat(ids(events)).doesNotHaveDuplicates();
    assertThat(events)
        .extracting(event -> event.get("type").asString())
        .contains(
            "customer.deleted",
            "customer.created",
            "charge.refunded",
            "charge.dispute.closed",
            "invoice.paid",
            "checkout.session.completed",
            "payment_intent.succeeded");
    assertThat(events)
        .filteredOn(event -> event.get("type").asString().equals("invoice.paid"))
        .allMatch(
            event -> {
              boolean old = event.get("api_version").asString().compareTo("2025-03-31") < 0;
              return old == event.get("data").get("object").has("payment_intent");
            });
    assertThat(events)
        .extracting(event -> event.get("api_version").asString())
        .contains("2024-06-20");
    assertThat(events)
        .filteredOn(event -> event.get("type").asString().equals("charge.refunded"))
        .isNotEmpty()
        .allMatch(event -> event.get("data").get("previous_attributes").has("amount_refunded"));
  }

  @Test
  void without_the_key_nothing_is_said() throws Exception {
    HttpResponse<String> none = ask(HttpRequest.newBuilder(), "/v1/customers");
    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(Json.tree(none.body()).get("error").get("type").asString())
        .isEqualTo("invalid_request_error");
    HttpResponse<String> wrong =
        ask(HttpRequest.newBuilder().header("Authorization", "Bearer rk_other"), "/v1/charges");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).doesNotContain("rk_other");
  }

  @Test
  void it_can_only_be_read() throws Exception {
    HttpResponse<String> written =
        HTTP.send(
            with()
                .uri(URI.create(stripe.base() + "/v1/customers"))
                .POST(HttpRequest.BodyPublishers.ofString("email=x"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(written.statusCode()).isEqualTo(403);
  }

  @Test
  void what_cannot_be_asked_is_refused_in_stripe_s_own_form() throws Exception {
    assertThat(ask(with(), "/v1/customers?limit=0").statusCode()).isEqualTo(400);
    assertThat(ask(with(), "/v1/customers?limit=101").statusCode()).isEqualTo(400);
    assertThat(ask(with(), "/v1/customers?limit=ten").statusCode()).isEqualTo(400);
    assertThat(ask(with(), "/v1/customers?starting_after=cus_gone").statusCode()).isEqualTo(400);
    assertThat(ask(with(), "/v1/customers/cus_gone").statusCode()).isEqualTo(404);
    assertThat(ask(with(), "/v1/customers/cus_gone/payment_methods").body())
        .contains("resource_missing");
    assertThat(ask(with(), "/v1/customers/cus_gone").body()).contains("resource_missing");
    assertThat(ask(with(), "/v1/unicorns").body())
        .contains("Unrecognized request URL (GET: /v1/unicorns)");
    assertThat(ask(with(), "/v1/unicorns").statusCode()).isEqualTo(404);
    assertThat(ask(with(), "/v1/customers?unicorns=1").statusCode()).isEqualTo(400);
    assertThat(ask(with(), "/v1/customers?created[gte]=today").statusCode()).isEqualTo(400);
    assertThat(
            Json.tree(ask(with(), "/v1/charges?ending_before=ch_gone").body())
                .at("/error/param")
                .asString())
        .isEqualTo("ending_before");
    assertThat(ask(with(), "/").statusCode()).isEqualTo(404);
  }

  @Test
  void one_customer_is_the_same_alone_and_in_a_list() throws Exception {
    JsonNode listed = all("customers", 100).getFirst();
    HttpResponse<String> alone =
        ask(
            with().header("Stripe-Version", "2026-07-29.dahlia"),
            "/v1/customers/" + listed.get("id").asString());
    assertThat(Json.tree(alone.body())).isEqualTo(listed);
    assertThat(alone.headers().firstValue("Stripe-Version")).contains("2026-07-29.dahlia");
    assertThat(alone.headers().firstValue("Request-Id")).isPresent();
  }

  private static List<JsonNode> all(String list, int limit)
      throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    JsonNode page;
    do {
      String after = all.isEmpty() ? "" : "&starting_after=" + all.getLast().get("id").asString();
      page = Json.tree(ask(with(), "/v1/" + list + "?limit=" + limit + after).body());
      StreamSupport.stream(page.get("data").spliterator(), false).forEach(all::add);
    } while (page.get("has_more").asBoolean());
    return all;
  }

  private static long refunded(List<JsonNode> ledger, JsonNode charge) {
    try {
      List<String> refunds =
          ids(data(read("/v1/charges/%s/refunds".formatted(charge.get("id").asString()))));
      return -ledger.stream()
          .filter(line -> refunds.contains(line.get("source").asString()))
          .mapToLong(line -> line.get("amount").asLong())
          .sum();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean between(JsonNode one, long from, long to) {
    long created = one.get("created").asLong();
    return created >= from && created <= to;
  }

  private static JsonNode read(String path) throws IOException, InterruptedException {
    HttpResponse<String> said = ask(with(), path);
    assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
    return Json.tree(said.body());
  }

  private static List<JsonNode> data(JsonNode list) {
    return List.copyOf(list.get("data").values());
  }

  private static List<String> ids(List<JsonNode> all) {
    return all.stream().map(one -> one.get("id").asString()).toList();
  }

  private static HttpRequest.Builder with() {
    return HttpRequest.newBuilder().header("Authorization", "Bearer " + Scene.STRIPE_KEY);
  }

  private static HttpResponse<String> ask(HttpRequest.Builder request, String path)
      throws IOException, InterruptedException {
    return HTTP.send(
        request
            .uri(URI.create(stripe.base() + path.replace("[", "%5B").replace("]", "%5D")))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
