package anamnesis.tabletop;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
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
    stripe = Stripe.open(Books.of(LIFE));
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
        .hasSize(LIFE.payments().size());
    assertThat(intents)
        .extracting(intent -> intent.get("created").asLong())
        .isSortedAccordingTo((one, other) -> Long.compare(other, one));
    assertThat(all("customers", 100)).hasSameSizeAs(LIFE.accounts());
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
    assertThat(ask(with(), "/v1/unicorns").statusCode()).isEqualTo(404);
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

  private static HttpRequest.Builder with() {
    return HttpRequest.newBuilder().header("Authorization", "Bearer " + Scene.STRIPE_KEY);
  }

  private static HttpResponse<String> ask(HttpRequest.Builder request, String path)
      throws IOException, InterruptedException {
    return HTTP.send(
        request.uri(URI.create(stripe.base() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
