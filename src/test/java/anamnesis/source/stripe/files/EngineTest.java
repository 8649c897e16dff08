package anamnesis.source.stripe.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import anamnesis.casefile.Json;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.database.PostgresForTests;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Place;
import anamnesis.evidence.Reading;
import anamnesis.evidence.Readings;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import anamnesis.source.SourceContract;
import anamnesis.source.stripe.StripeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Tables of the shape that the migrations of the two engines make.
class EngineTest extends SourceContract {
  private static final String TABLES =
      """
      create schema stripe;
      create table stripe.customers (
        id text primary key, object text, address jsonb, description text, email text,
        metadata jsonb, name text, phone text, created integer, livemode boolean,
        updated_at timestamptz default timezone('utc'::text, now()) not null,
        deleted boolean default false not null, last_synced_at timestamptz);
      insert into stripe.customers (id, object, address, email, metadata, name, created, deleted, last_synced_at)
      values ('cus_1aa', 'customer', '{"line1": "12 Alder Ct", "city": "Chicago"}', 'zoe@alderpost.com',
              '{"patient_id": "p_7"}', 'Zoë Vargas', 1767344400, false, '2026-02-20 10:00:00+00'),
             ('cus_2bb', 'customer', null, 'gone@alderpost.com', '{}', 'Jon Okafor', 1767344401, true,
              '2026-02-20 10:00:00+00');
      create table stripe.charges (
        "_raw_data" jsonb not null,
        id text generated always as ((_raw_data->>'id')::text) stored primary key,
        amount bigint generated always as ((nullif(_raw_data->>'amount', ''))::bigint) stored,
        "_last_synced_at" timestamptz, "_updated_at" timestamptz not null default now(),
        "_account_id" text);
      insert into stripe.charges ("_raw_data", "_last_synced_at")
      select jsonb_build_object('id', 'ch_' || lpad(i::text, 4, '0'), 'object', 'charge', 'amount', i, 'currency', 'usd',
                                'customer', 'cus_1aa', 'created', 1770818585 + i, 'flux', 'kept'),
             '2026-02-21 10:00:00+00'
      from generate_series(1, 300) i;
      create table stripe."_managed_webhooks" (id text primary key, secret text);
      create table stripe.webhook_endpoints (id text primary key, secret text);
      insert into stripe.webhook_endpoints values ('we_1', 'SECRET');
      create table stripe.migrations (id integer primary key, name text);
      insert into stripe.migrations values (1, 'first');
      create table stripe.events (id text primary key, object text, data jsonb, type text, created integer,
        updated_at timestamptz, last_synced_at timestamptz);
      insert into stripe.events values ('evt_1', 'event',
        '{"object": {"id": "cus_1aa", "object": "customer", "email": "new@alderpost.com"}}',
        'customer.updated', 1771840000, null, '2026-02-24 10:00:00+00');
      create table stripe."_sync_runs" (started_at timestamptz);
      create view stripe.sync_runs as select 1 as id;
      create table stripe.invoices (id text primary key, object text, lines jsonb, created integer,
        last_synced_at timestamptz);
      insert into stripe.invoices values ('in_1', 'invoice',
        '{"object": "list", "has_more": false, "url": "/v1/invoices/in_1/lines",
          "data": [{"id": "il_1", "object": "line_item", "amount": 700, "currency": "usd"}]}',
        1771840000, '2026-02-24 10:00:00+00');
      create schema mirror;
      create table mirror.products (id text primary key, object text, name text, active boolean);
      insert into mirror.products values ('prod_1', 'product', 'first visit', true);
      """;

  private final String url = PostgresForTests.database(TABLES.replace("SECRET", SECRET));

  @Override
  protected Source source() {
    return new StripeSource();
  }

  @Override
  protected Source.Question question() {
    return asked(Map.of(), url);
  }

  @Override
  protected long records() {
    return 306;
  }

  @Override
  protected Optional<Field> unknownField() {
    return Optional.of(new Field("stripe.charge:ch_0007", "flux", "kept"));
  }

  @Override
  protected List<Break> breaks() {
    return List.of(
        new Break(
            "its schema is called otherwise",
            () -> PostgresForTests.happen(url, "alter schema stripe rename to stripe_2"),
            () -> PostgresForTests.happen(url, "alter schema stripe_2 rename to stripe")));
  }

  @Test
  void a_line_that_stands_in_a_column_of_its_invoice_is_an_exhibit_that_says_all_of_itself()
      throws Exception {
    hear();

    Exhibit line = exhibit("stripe.line_item:il_1");
    assertThat(line.place().form()).isEqualTo(Place.Form.JSON);
    assertThat(reading(line).at("amount")).contains("700");
    assertThat(exhibit("stripe.invoice:in_1").place().form()).isEqualTo(Place.Form.ROW);
  }

  @Test
  void a_row_of_columns_is_the_object_in_the_apis_own_words() throws Exception {
    hear();

    Exhibit customer = exhibit("stripe.customer@earlier:cus_1aa");
    Reading reading = reading(customer);
    assertThat(reading.at("address.line1")).contains("12 Alder Ct");
    assertThat(reading.at("metadata.patient_id")).contains("p_7");
    assertThat(reading.at("deleted")).isEmpty();
    assertThat(reading.at("last_synced_at")).isEmpty();
    assertThat(customer.place().form()).isEqualTo(Place.Form.ROW);
    assertThat(customer.said()).isEqualTo(Instant.parse("2026-02-20T10:00:00Z"));
    assertThat(customer.traits())
        .contains(Mention.self("metadata.patient_id", new Identifier("portal.patient", "p_7")));
  }

  @Test
  void an_object_that_was_kept_whole_is_handed_in_as_it_is() throws Exception {
    hear();

    Exhibit charge = exhibit("stripe.charge:ch_0007");
    assertThat(charge.place().form()).isEqualTo(Place.Form.JSON);
    assertThat(charge.said()).isEqualTo(Instant.parse("2026-02-21T10:00:00Z"));
    assertThat(
            Json.tree(
                    file.vault()
                        .get(charge.sha256(), charge.place().offset(), charge.place().length()))
                .path("amount")
                .asLong())
        .isEqualTo(7);
    String kept = new String(file.vault().get(charge.sha256()), StandardCharsets.UTF_8);
    assertThat(kept)
        .contains("{\"_from\":{\"id\":\"ch_0007\",\"table\":\"stripe.charges\"},\"object\":{");
  }

  @Test
  void of_who_was_deleted_the_id_alone_is_taken() throws Exception {
    assertThat(hear().proof())
        .isEqualTo(
            "4 tables of a database read to the end; 300 charge, 3 customer, 1 event, 1 invoice, 1"
                + " line_item; 1 of them as an event showed it; 1 row of what was deleted at Stripe: its id alone; as far as"
                + " whoever keeps these tables had come; whether Stripe holds more, they do not say");

    assertThat(exhibit("stripe.customer:cus_2bb").traits())
        .isSubsetOf(Mention.payer("id", new Identifier("stripe.customer", "cus_2bb")));
    assertThat(reading(exhibit("stripe.customer:cus_2bb")).at("deleted")).contains("true");
    try (var files = Files.walk(file.folder().resolve("exhibits"))) {
      for (String hash : exhibits().stream().map(Exhibit::sha256).distinct().toList()) {
        assertThat(new String(file.vault().get(hash), StandardCharsets.UTF_8))
            .doesNotContain("gone@alderpost.com");
      }
      assertThat(files).isNotEmpty();
    }
  }

  @Test
  void what_an_event_showed_is_said_of_its_day() throws Exception {
    hear();

    assertThat(reading(exhibit("stripe.customer:cus_1aa")).at("email"))
        .contains("new@alderpost.com");
    assertThat(reading(exhibit("stripe.customer@earlier:cus_1aa")).at("email"))
        .contains("zoe@alderpost.com");
  }

  @Test
  void another_schema_is_read_where_it_is_named() throws Exception {
    Tally tally = new Gathering(file).hear(source(), asked(Map.of("schema", "mirror"), url));

    assertThat(tally.stored()).isEqualTo(1);
    assertThat(reading(exhibit("stripe.product:prod_1")).at("active")).contains("true");
  }

  @Test
  void a_mirror_whose_tables_are_still_empty_is_of_stripe() throws Exception {
    PostgresForTests.happen(url, "truncate mirror.products");

    Tally tally = new Gathering(file).hear(source(), asked(Map.of("schema", "mirror"), url));

    assertThat(tally.complete()).isTrue();
    assertThat(tally.read()).isZero();
    assertThat(tally.proof())
        .startsWith("1 table of a database read to the end; no object of Stripe;");
  }

  @Test
  void a_schema_without_such_tables_is_refused() {
    assertThatThrownBy(
            () -> new Gathering(file).hear(source(), asked(Map.of("schema", "public"), url)))
        .isInstanceOf(Refusal.class)
        .hasMessage("there is no table of a sync engine in the schema \"public\"");
    assertThatThrownBy(
            () ->
                new Gathering(file)
                    .hear(source(), asked(Map.of("schema", "stripe"), folder.toString())))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("--schema is that of a database");
  }

  private Reading reading(Exhibit exhibit) throws IOException {
    return new Readings(file.vault()).of(exhibit);
  }

  private static Source.Question asked(Map<String, String> chosen, String... words) {
    return new Source.Question(
        List.of(words), Map.of("STRIPE_API_KEY", SECRET), 0, quiet(), chosen);
  }
}
