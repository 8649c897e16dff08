package anamnesis.source.stripe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import anamnesis.Refusal;
import anamnesis.casefile.Json;
import anamnesis.contact.Email;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Omitted;
import anamnesis.evidence.Reading;
import anamnesis.evidence.Readings;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import anamnesis.source.SourceContract;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class StripeSourceTest extends SourceContract {
  private static final int CUSTOMERS = 250;
  private static final int FAST = 4000;
  private LoopbackStripe stripe;

  @BeforeEach
  void a_stripe() {
    stripe = new LoopbackStripe(SECRET);
    for (int i = 0; i < CUSTOMERS; i++) {
      stripe.list("customers").addFirst(customer("cus_%03d".formatted(i)));
    }
    for (int i = 0; i < 30; i++) {
      stripe.list("payment_intents").addFirst(intent("pi_%03d".formatted(i)));
      stripe.list("charges").addFirst(charge("ch_%03d".formatted(i)));
    }
  }

  @AfterEach
  void close() {
    stripe.close();
  }

  @Override
  protected Source source() {
    return new StripeSource(new Asking.Patience(6, Duration.ofMillis(5), Duration.ofMillis(1500)));
  }

  @Override
  protected Source.Question question() {
    return asked(Map.of("STRIPE_API_KEY", SECRET, "STRIPE_API_BASE", stripe.base()));
  }

  @Override
  protected Optional<Field> unknownField() {
    stripe.list("customers").get(0).put("loyalty_tier", "silver");
    return Optional.of(new Field("stripe.customer:cus_249", "loyalty_tier", "silver"));
  }

  @Override
  protected List<Break> breaks() {
    return List.of(
        new Break(
            "a list that stays broken",
            () -> stripe.always("charges", aResponse().withStatus(500)),
            stripe::mend),
        new Break(
            "a line that is cut in the middle of every page",
            () -> stripe.always("customers", aResponse().withBody("{\"object\":\"list\",\"da")),
            stripe::mend));
  }

  @Override
  protected Optional<Line> line() {
    return Optional.of(
        new Line() {
          @Override
          public Duration busy() {
            stripe.answers("charges", aResponse().withStatus(429).withHeader("Retry-After", "1"));
            return Duration.ofSeconds(1);
          }

          @Override
          public void lock() {
            for (Listing listing : Listing.values()) {
              stripe.always(
                  listing.address().substring("/v1/".length()), aResponse().withStatus(401));
            }
          }
        });
  }

  @Override
  protected long records() {
    return CUSTOMERS + 60;
  }

  @Test
  void an_exhibit_is_exactly_the_object_that_stood_on_the_page() throws Exception {
    hear();

    Exhibit exhibit = exhibit("stripe.customer:cus_007");
    byte[] bytes =
        file.vault().get(exhibit.sha256(), exhibit.place().offset(), exhibit.place().length());
    assertThat(Json.tree(bytes)).isEqualTo(customer("cus_007"));
    assertThat(bytes[0]).isEqualTo((byte) '{');
    assertThat(bytes[bytes.length - 1]).isEqualTo((byte) '}');
  }

  @Test
  void an_account_is_its_payers_and_only_the_applications_number_makes_it_a_patients()
      throws Exception {
    hear();

    assertThat(exhibit("stripe.customer:cus_007").traits())
        .contains(
            Mention.payer("id", new Identifier("stripe.customer", "cus_007")),
            Mention.payer("email", new Email("zoë.vargas@alderpost.com")))
        .contains(
            Mention.self("metadata.patient_id", new Identifier("portal.patient", "p_cus_007")));
    assertThat(exhibit("stripe.payment_intent:pi_001").traits())
        .containsExactly(
            Mention.payment("id", new Identifier("stripe.payment_intent", "pi_001")),
            Mention.about("metadata.patient_id", new Identifier("portal.patient", "p_1")),
            Mention.payer("customer", new Identifier("stripe.customer", "cus_001")));
    assertThat(exhibit("stripe.charge:ch_001").traits())
        .extracting(Mention::role)
        .containsOnly(Mention.Role.PAYMENT, Mention.Role.PAYER);
    Reading charge = new Readings(file.vault()).of(exhibit("stripe.charge:ch_001"));
    assertThat(charge.at("billing_details.email")).contains("zoe.vargas@alderpost.com");
  }

  @Test
  void a_redirect_is_not_followed_neither_with_the_key_nor_without() throws Exception {
    try (LoopbackStripe stranger = new LoopbackStripe(SECRET)) {
      stripe.always(
          "customers",
          aResponse()
              .withStatus(302)
              .withHeader("Location", stranger.base() + "/v1/customers?limit=100"));

      Tally tally = hear();

      assertThat(stranger.requests()).isEmpty();
      assertThat(tally.complete()).isFalse();
      assertThat(tally.proof()).contains("Stripe answered 302");
    }
  }

  @Test
  void the_bytes_that_are_kept_are_the_bytes_that_came() throws Exception {
    byte[] came =
        "{\"object\":\"list\", \"data\":[{\"id\":\"cus_x\",\"name\":\"Zo\\u00eb  V\"}],\"has_more\":false}\r\n"
            .getBytes(StandardCharsets.UTF_8);
    byte[] latin =
        new String(came, StandardCharsets.UTF_8)
            .replace("\\u00eb", "ë")
            .getBytes(StandardCharsets.ISO_8859_1);
    stripe.always("customers", aResponse().withBody(came));
    stripe.always("charges", aResponse().withBody(latin));

    Tally tally = hear();

    assertThat(file.vault().get(exhibit("stripe.customer:cus_x").sha256())).isEqualTo(came);
    assertThat(tally.quarantined()).as("what is no UTF-8 is not mended in silence").isEqualTo(1);
    assertThat(file.vault().get(quarantined().getFirst().sha256())).isEqualTo(latin);
  }

  @Test
  void a_storm_of_faults_loses_nothing() throws Exception {
    ResponseDefinitionBuilder busy = aResponse().withStatus(429);
    stripe.answers(
        "customers",
        busy,
        aResponse().withStatus(429).withHeader("Retry-After", "1").withBody("{\"error\":{}}"),
        aResponse().withStatus(500).withBody(""),
        aResponse().withStatus(200).withBody(""),
        aResponse().withStatus(200).withBody("{\"object\":\"list\",\"data\":[{\"id\":"));
    stripe.answers(
        "charges",
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        aResponse().withFault(Fault.EMPTY_RESPONSE),
        aResponse().withStatus(503).withBody("oops, no JSON"),
        aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));

    Tally tally = hear();

    assertThat(tally.complete()).isTrue();
    assertThat(tally.stored()).isEqualTo(records());
    assertThat(tally.merged()).isZero();
  }

  @Test
  void a_list_that_stays_broken_is_reported_and_what_was_said_is_kept() throws Exception {
    stripe.always("charges", aResponse().withStatus(500));

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.stored()).isEqualTo(CUSTOMERS + 30);
    assertThat(tally.proof()).contains("charges after 0 (Stripe kept answering 500)");
  }

  @Test
  void a_testimony_that_breaks_off_does_not_push_out_a_whole_one() throws Exception {
    hear();
    stripe.always("charges", aResponse().withStatus(500));
    stripe.list("customers").addFirst(customer("cus_new"));

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.holds()).isTrue();
    assertThat(exhibits()).hasSize(CUSTOMERS + 61);
    assertThat(exhibits()).extracting(Exhibit::key).doesNotHaveDuplicates();
  }

  @Test
  void what_is_made_during_the_walk_is_seen() throws Exception {
    stripe.answers("customers", firstPageAsItIs());
    stripe.list("customers").addFirst(customer("cus_new"));

    Tally tally = hear();

    assertThat(tally.complete()).isTrue();
    assertThat(exhibit("stripe.customer:cus_new")).isNotNull();
    assertThat(tally.stored()).isEqualTo(records() + 1);
    assertThat(tally.merged()).isPositive();
  }

  @Test
  void of_an_object_that_changed_during_the_walk_the_last_speaks_and_the_first_is_kept()
      throws Exception {
    stripe.answers("customers", firstPageAsItIs());
    ObjectNode changed = customer("cus_249").put("email", "new@alderpost.com");
    stripe.list("customers").set(0, changed);

    Tally tally = hear();

    assertThat(tally.complete()).isTrue();
    assertThat(tally.stored()).isEqualTo(records() + 1);
    Readings readings = new Readings(file.vault());
    assertThat(readings.of(exhibit("stripe.customer:cus_249")).at("email"))
        .contains("new@alderpost.com");
    assertThat(readings.of(exhibit("stripe.customer@earlier:cus_249")).at("email"))
        .contains("Zoë.Vargas@alderpost.com");
  }

  @Test
  void a_cursor_that_was_deleted_does_not_end_the_walk() throws Exception {
    stripe.answers("customers", firstPageAsItIs());
    // The last element of the first page is gone when the second one is asked for.
    stripe.list("customers").remove(99);

    Tally tally = hear();

    assertThat(tally.complete()).isTrue();
    assertThat(tally.stored()).isEqualTo(records());
  }

  @Test
  void a_list_without_end_is_found_out() throws Exception {
    stripe.always(
        "customers",
        aResponse()
            .withBody("{\"object\":\"list\",\"has_more\":true,\"data\":[{\"id\":\"cus_1\"}]}"));

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof()).contains("the list never ends");
  }

  @Test
  void what_was_redacted_never_comes_back() throws Exception {
    stripe.list("customers").get(5).put("name", "[redacted]");
    ((ObjectNode) stripe.list("charges").get(3).path("billing_details")).put("email", "[Redacted]");

    stripe.list("payment_intents").get(3).putObject("redaction").put("status", "processing");

    Tally tally = hear();

    assertThat(tally.omitted()).isEqualTo(3);
    assertThat(tally.stored()).isEqualTo(records() - 3);
    try (var omitted = Omitted.shelf(file).read()) {
      assertThat(omitted)
          .containsExactly(
              new Omitted("stripe", "stripe.charge", "ch_026", "redacted by Stripe"),
              new Omitted("stripe", "stripe.customer", "cus_244", "redacted by Stripe"),
              new Omitted("stripe", "stripe.payment_intent", "pi_026", "redacted by Stripe"));
    }
  }

  @Test
  void an_object_without_an_id_is_quarantined() throws Exception {
    stripe.list("charges").get(3).remove("id");

    Tally tally = hear();

    assertThat(tally.quarantined()).isEqualTo(1);
    assertThat(quarantined().getFirst().reason()).isEqualTo("it has no id");
    assertThat(tally.holds()).isTrue();
  }

  @Test
  void a_wrong_key_is_refused_and_never_quoted() {
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class,
            () ->
                new Gathering(file)
                    .hear(
                        source(),
                        asked(
                            Map.of(
                                "STRIPE_API_KEY",
                                SECRET + "x",
                                "STRIPE_API_BASE",
                                stripe.base()))));

    assertThat(refusal.problem()).isEqualTo("Stripe does not accept this key");
    assertThat(refusal.hint()).contains("STRIPE_API_KEY").doesNotContain(SECRET);
    assertThat(exhibits()).isEmpty();
  }

  @Test
  void a_missing_permission_is_named_and_the_rest_is_gathered() throws Exception {
    stripe.always(
        "charges",
        aResponse()
            .withStatus(403)
            .withBody(
                "{\"error\":{\"message\":\"The key '%s' is not permitted. Having the 'rak_charge_read' permission would allow this\"}}"
                    .formatted(SECRET)));

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof())
        .contains("missing: rak_charge_read", "give the key Read on Charges")
        .doesNotContain(SECRET);
    assertThat(tally.stored()).isEqualTo(CUSTOMERS + 30);
  }

  @Test
  void a_list_that_is_not_there_is_believed_only_if_nothing_is_there_that_others_name()
      throws Exception {
    stripe.list("charges").get(0).put("invoice", "in_001");
    stripe.list("charges").get(1).put("invoice", "in_002");

    Tally none = hear();

    assertThat(none.complete()).as(none.proof()).isTrue();
    assertThat(none.proof()).contains("the account has no invoices, which others name 2 times");
    stripe.list("invoices").add(Json.object().put("id", "in_002").put("object", "invoice"));
    stripe.always(
        "invoices", aResponse().withStatus(404).withBody("{\"error\":{\"message\":\"none\"}}"));
    Tally belied = hear();
    assertThat(belied.complete()).isFalse();
    assertThat(belied.proof())
        .contains("invoices: no list, and others name 1 of them that are there");
    assertThat(exhibit("stripe.invoice:in_002")).isNotNull();
  }

  @Test
  void an_address_that_has_none_of_the_lists_is_not_stripes() {
    Map<String, String> wrong =
        Map.of("STRIPE_API_KEY", SECRET, "STRIPE_API_BASE", stripe.base() + "/portal");

    assertThatThrownBy(() -> new Gathering(file).hear(source(), asked(wrong)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.hint()).contains("STRIPE_API_BASE"))
        .hasMessage("this is not Stripe's API: it knows none of Stripe's lists");
  }

  @Test
  void a_key_without_any_right_is_refused_with_the_names_of_all() {
    for (Listing listing : Listing.values()) {
      stripe.always(listing.address().substring("/v1/".length()), aResponse().withStatus(403));
    }

    assertThatThrownBy(this::hear)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.hint()).contains("Read on Events, Customers, Charges"))
        .hasMessage("this key may read nothing");
  }

  @Test
  void an_address_where_nobody_answers_is_refused() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    Map<String, String> nobody =
        Map.of("STRIPE_API_KEY", SECRET, "STRIPE_API_BASE", "http://127.0.0.1:" + free);

    assertThatThrownBy(() -> new Gathering(file).hear(source(), asked(nobody)))
        .isInstanceOf(Refusal.class)
        .hasMessage("Stripe at 127.0.0.1 cannot be reached");
    assertThat(file.folder().resolve("witnesses.jsonl")).doesNotExist();
  }

  @Test
  void what_is_busy_is_asked_again_only_after_the_wait_it_asked_for() throws Exception {
    stripe.answers("charges", aResponse().withStatus(429).withHeader("Retry-After", "2"));
    Instant began = Instant.now();

    assertThat(hear().complete()).isTrue();

    assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
  }

  @Test
  void without_a_key_nothing_is_asked() {
    assertThatThrownBy(() -> new Gathering(file).hear(source(), asked(Map.of())))
        .isInstanceOf(Refusal.class)
        .hasMessage("there is no key for Stripe");
    assertThat(stripe.requests()).isEmpty();
  }

  @Test
  void the_key_is_never_sent_in_clear_text() {
    assertThatThrownBy(
            () ->
                new Gathering(file)
                    .hear(
                        source(),
                        asked(
                            Map.of(
                                "STRIPE_API_KEY",
                                SECRET,
                                "STRIPE_API_BASE",
                                "http://stripe.alderpost.com"))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("in clear text");
  }

  @Test
  void the_key_may_stand_in_a_file() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), SECRET + "\n");

    Tally tally =
        new Gathering(file)
            .hear(
                source(),
                asked(
                    Map.of(
                        "STRIPE_API_KEY_FILE", key.toString(), "STRIPE_API_BASE", stripe.base())));

    assertThat(tally.stored()).isEqualTo(records());
  }

  @Test
  void nothing_but_get_is_ever_sent() throws Exception {
    hear();

    assertThat(stripe.requests())
        .allSatisfy(event -> assertThat(event.getRequest().getMethod().getName()).isEqualTo("GET"));
  }

  /// The first page as it is now, whatever the list becomes before it is asked again.
  private ResponseDefinitionBuilder firstPageAsItIs() {
    ObjectNode page = Json.object();
    page.put("object", "list");
    page.set("data", Json.node(List.copyOf(stripe.list("customers").subList(0, 100))));
    page.put("has_more", true);
    return aResponse().withBody(Json.write(page));
  }

  private static Source.Question asked(Map<String, String> environment) {
    return new Source.Question(List.of(), environment, FAST, quiet());
  }

  private static ObjectNode customer(String id) {
    ObjectNode customer = Json.object();
    customer.put("id", id).put("object", "customer").put("created", 1_770_000_000);
    customer.put("email", "Zoë.Vargas@alderpost.com").put("name", "Zoë Vargas");
    customer.put("phone", "+1 312 867 5309");
    customer
        .putObject("address")
        .put("line1", "12 Alder Court")
        .putNull("line2")
        .put("city", "Chicago")
        .put("state", "IL")
        .put("postal_code", "60614");
    customer.putObject("metadata").put("patient_id", "p_" + id);
    return customer;
  }

  private static ObjectNode intent(String id) {
    ObjectNode intent = Json.object();
    intent.put("id", id).put("object", "payment_intent").put("amount", 12000);
    intent.put("customer", "cus_001").put("status", "succeeded");
    intent.putObject("metadata").put("patient_id", "p_1");
    return intent;
  }

  private static ObjectNode charge(String id) {
    ObjectNode charge = Json.object();
    charge.put("id", id).put("object", "charge").put("amount", 12000).put("customer", "cus_001");
    charge.put("payment_intent", id.replace("ch_", "pi_"));
    charge
        .putObject("billing_details")
        .put("name", "Zoë Vargas")
        .put("email", "zoe.vargas@alderpost.com");
    return charge;
  }
}
