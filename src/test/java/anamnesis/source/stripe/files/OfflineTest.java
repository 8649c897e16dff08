package anamnesis.source.stripe.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Hash;
import anamnesis.casefile.Json;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Omitted;
import anamnesis.evidence.Place;
import anamnesis.evidence.Quarantined;
import anamnesis.evidence.Reading;
import anamnesis.evidence.Readings;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import anamnesis.source.SourceContract;
import anamnesis.source.stripe.StripeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OfflineTest extends SourceContract {
  private static final String CHARGE =
      "{\"id\":\"ch_1aa\",\"object\":\"charge\",\"amount\":14000,\"currency\":\"usd\",\"created\":1770818585,"
          + "\"customer\":\"cus_1aa\",\"billing_details\":{\"email\":\"zoe@alderpost.com\",\"name\":\"Zoë Vargas\"},"
          + "\"payment_intent\":\"pi_1aa\",\"metadata\":{\"patient_id\":\"p_7\"},\"status\":\"succeeded\",\"flux\":\"kept\"}";

  private static final String LINE =
      "{\"id\":\"il_%s\",\"object\":\"line_item\",\"amount\":700,\"currency\":\"usd\"}";

  private static final String LINES =
      "{\"object\":\"list\",\"data\":[%s],\"has_more\":%s,\"url\":\"/v1/invoices/in_1aa/lines\"}";

  private Path papers;

  @BeforeEach
  void papers() throws IOException {
    papers = Files.createDirectories(folder.resolve("papers"));
    write("charges.ndjson", CHARGE + "\n" + CHARGE.replace("_1aa", "_2bb") + "\n");
    write(
        "customers.json",
        "{\n  \"object\": \"list\",\n  \"has_more\": false,\n  \"data\": [\n    {\"id\": \"cus_1aa\", \"object\": \"customer\","
            + " \"email\": \"zoe@alderpost.com\", \"created\": 1767344400},\n    {\"id\": \"cus_2bb\", \"object\":"
            + " \"customer\", \"deleted\": true}\n  ]\n}\n");
    write(
        "2026/hooks.log",
        "INFO took "
            + event("payment_intent.succeeded", 1770818586, intent("succeeded"))
            + " 12ms\nINFO nothing\n");
    write(
        "payments.csv",
        """
        id,Created date (UTC),Amount,Currency,PaymentIntent ID,Status,Customer ID,Customer Email,patient_id (metadata)
        ch_3cc,2026-02-12 09:00:00,80.00,usd,pi_3cc,Paid,cus_3cc,jon@alderpost.com,p_8
        ,2026-02-12 09:00:00,80.00,usd,,Paid,,,
        """);
    write(
        "invoices.ndjson",
        "{\"id\":\"in_1aa\",\"object\":\"invoice\",\"created\":1770818585,\"lines\":"
            + LINES.formatted(LINE.formatted("1") + "," + LINE.formatted("2"), true)
            + "}\n");
    write("lines.json", LINES.formatted(LINE.formatted("3"), false));
    write(".DS_Store", "\0\0\0\1Bud1");
  }

  @Override
  protected Source source() {
    return new StripeSource();
  }

  @Override
  protected Source.Question question() {
    return asked(papers);
  }

  @Override
  protected long records() {
    // Two charges, two customers, an event and its snapshot, a row, and a row without an id; an
    // invoice and its three lines.
    return 12;
  }

  @Override
  protected Optional<Field> unknownField() {
    return Optional.of(new Field("stripe.charge:ch_1aa", "flux", "kept"));
  }

  @Override
  protected List<Break> breaks() {
    Path lines = papers.resolve("lines.json");
    Path archive = papers.resolve("dump.zip");
    return List.of(
        new Break(
            "the rest of a list is elsewhere",
            () -> Files.move(lines, folder.resolve("elsewhere")),
            () -> Files.move(folder.resolve("elsewhere"), lines)),
        new Break(
            "an archive that nobody unpacked",
            () -> Files.write(archive, HexFormat.of().parseHex("504b030414000000")),
            () -> Files.delete(archive)));
  }

  @Test
  void an_object_is_said_at_its_place_in_the_bytes_as_received() throws Exception {
    hear();

    Exhibit charge = exhibit("stripe.charge:ch_2bb");
    assertThat(charge.sha256()).isEqualTo(Hash.of(papers.resolve("charges.ndjson")));
    assertThat(new String(stretch(charge), StandardCharsets.UTF_8))
        .isEqualTo(CHARGE.replace("_1aa", "_2bb"));
    assertThat(charge.said()).isEqualTo(Instant.ofEpochSecond(1770818585));
    assertThat(stretch(exhibit("stripe.customer:cus_2bb")))
        .isEqualTo(
            "{\"id\": \"cus_2bb\", \"object\": \"customer\", \"deleted\": true}"
                .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_proof_says_what_was_read_and_nothing_of_anybody() throws Exception {
    assertThat(hear().proof())
        .isEqualTo(
            "6 files read to the end; 3 charge, 2 customer, 1 event, 1 invoice, 3 line_item, 1"
                + " payment_intent; 1 of them as an event showed it; 1 record that was not understood; 1 line or document of"
                + " something else; 1 hidden file passed over; whether Stripe holds more, they"
                + " do not say");
  }

  @Test
  void a_mapping_reads_the_same_from_a_row_as_from_the_object() throws Exception {
    write(
        "same.csv",
        """
        id,Created date (UTC),Amount,Currency,PaymentIntent ID,Status,Customer ID,Customer Email,Card Name,patient_id (metadata)
        ch_9zz,2026-02-11 14:03:05,140.00,usd,pi_1aa,Paid,cus_1aa,zoe@alderpost.com,Zoë Vargas,p_7
        """);
    hear();

    Reading object = reading("stripe.charge:ch_1aa");
    Reading row = reading("stripe.charge:ch_9zz");
    for (String path :
        List.of(
            "amount",
            "currency",
            "created",
            "customer",
            "billing_details.email",
            "billing_details.name",
            "payment_intent",
            "metadata.patient_id",
            "status")) {
      assertThat(row.at(path)).describedAs(path).isPresent().isEqualTo(object.at(path));
    }
    assertThat(exhibit("stripe.charge:ch_9zz").traits())
        .isEqualTo(exhibit("stripe.charge:ch_1aa").traits());
  }

  @Test
  void a_row_names_where_it_stood_in_the_table_that_is_kept_as_it_came() throws Exception {
    hear();

    Exhibit row = exhibit("stripe.charge:ch_3cc");
    String csv = Hash.of(papers.resolve("payments.csv"));
    String line =
        new String(file.vault().get(row.sha256()), StandardCharsets.UTF_8)
            .lines()
            .findFirst()
            .orElse("");
    assertThat(Json.tree(line).path("_from"))
        .isEqualTo(Json.tree("{\"row\":2,\"sha256\":\"" + csv + "\"}"));
    assertThat(row.place().form()).isEqualTo(Place.Form.ROW);
    assertThat(row.place().described()).isEqualTo("row 2");
    assertThat(reading(row.key()).at("_from.row")).isEmpty();
    assertThat(file.vault().get(csv)).isEqualTo(Files.readAllBytes(papers.resolve("payments.csv")));
    assertThat(quarantined())
        .singleElement()
        .satisfies(fault -> assertThat(fault.place().row()).isEqualTo(3))
        .extracting(Quarantined::reason, Quarantined::sha256)
        .containsExactly("payments.csv: it has no id of Stripe's", csv);
  }

  @Test
  void a_report_of_the_balance_may_take_away() throws Exception {
    write(
        "balance.csv",
        """
        balance_transaction_id,created_utc,available_on_utc,currency,gross,fee,net,reporting_category,source_id
        txn_3a1,2026-02-12 10:02:11,2026-02-14 00:00:00,jpy,-5000,0,-5000,refund,re_3a1
        txn_3a2,2026-02-12 10:02:11,2026-02-14 00:00:00,jpy,5000.5,0,5000.5,charge,ch_3a2
        """);

    hear();

    assertThat(reading("stripe.balance_transaction:txn_3a1").at("amount")).contains("-5000");
    assertThat(quarantined())
        .extracting(Quarantined::reason)
        .contains(
            "balance.csv: its column gross has more decimals than its currency, or parts thousands");
  }

  @Test
  void a_point_that_may_part_thousands_is_not_taken_for_a_decimal_one() throws Exception {
    write(
        "edited.csv",
        """
        id,Created (UTC),Amount,Amount Refunded,Currency,Status
        ch_m1,2026-04-01 10:00,1.000,0.00,eur,Paid
        ch_m2,2026-04-01 10:00,1.230,0.00,eur,Paid
        ch_m3,2026-04-01 10:00,1.000,0,jpy,Paid
        ch_m4,2026-04-01 10:00,1.250,0,kwd,Paid
        ch_m5,2026-04-01 10:00,12.50,0,usd,Paid
        """);

    hear();

    assertThat(reading("stripe.charge:ch_m4").at("amount")).contains("1250");
    assertThat(reading("stripe.charge:ch_m5").at("amount")).contains("1250");
    assertThat(quarantined())
        .filteredOn(one -> one.place().form() == Place.Form.CSV && one.place().row() > 1)
        .extracting(Quarantined::reason)
        .filteredOn(reason -> reason.contains("Amount"))
        .containsExactly(
            "edited.csv: its column Amount has more decimals than its currency, or parts thousands",
            "edited.csv: its column Amount has more decimals than its currency, or parts thousands",
            "edited.csv: its column Amount has more decimals than its currency, or parts thousands");
  }

  @Test
  void what_is_of_test_mode_is_in_quarantine_beside_anything_live() throws Exception {
    write("a.ndjson", of("_t1", false) + "\n" + eventOf("_t2", false) + "\n");
    write("b.csv", "id,Amount,Currency,Mode,Status\nch_t3,999.00,usd,Test,Paid\n");
    write(
        "c.ndjson",
        "{\"id\":\"sub_t4\",\"object\":\"subscription\",\"livemode\":true,\"card\":{\"livemode\":false}}\n");

    Tally tally = hear();

    assertThat(quarantined())
        .filteredOn(one -> one.reason().equals("it is of Stripe's test mode: nobody paid it"))
        .extracting(Quarantined::kind, Quarantined::id)
        .containsExactlyInAnyOrder(
            tuple("stripe.charge", "ch_t1"),
            tuple("stripe.event", "evt_t2"),
            tuple("stripe.charge", "ch_t2"),
            tuple("stripe.charge", "ch_t3"));
    assertThat(exhibits())
        .extracting(Exhibit::recordId)
        .contains("sub_t4", "ch_1aa")
        .doesNotContain("ch_t1", "ch_t2", "ch_t3", "evt_t2");
    assertThat(tally.proof())
        .contains("4 of Stripe's test mode: in quarantine, for nobody paid them");
    assertThat(tally.complete()).isTrue();
    assertThat(tally.holds()).isTrue();
  }

  @Test
  void a_live_row_that_was_not_understood_is_live_all_the_same() throws Exception {
    write(
        "edited.csv",
        """
        id,Amount,Currency,Mode,Status
        ch_t1,999.00,usd,Test,Paid
        ch_t2,1.000,usd,Live,Paid
        """);

    assertThat(hear().proof()).contains("1 of Stripe's test mode: in quarantine");

    assertThat(exhibits()).extracting(Exhibit::recordId).doesNotContain("ch_t1");
  }

  @Test
  void where_all_is_of_test_mode_it_is_taken_and_the_proof_says_so() throws Exception {
    write("sandbox.ndjson", of("_t1", false) + "\n" + eventOf("_t2", false) + "\n");
    write("sandbox.csv", "id,Amount,Currency,Mode,Status\nch_t3,999.00,usd,Test,Paid\n");

    Tally tally = hear();

    assertThat(exhibits())
        .extracting(Exhibit::key)
        .contains("stripe.charge:ch_t1", "stripe.charge:ch_t2", "stripe.charge:ch_t3");
    assertThat(exhibit("stripe.charge:ch_t1").traits()).isNotEmpty();
    assertThat(tally.proof())
        .contains("6 charge")
        .contains("4 of Stripe's test mode, and nothing that is live: nobody paid them");
  }

  private static String of(String id, boolean live) {
    return CHARGE.replace("_1aa", id).replace("{\"id\"", "{\"livemode\":" + live + ",\"id\"");
  }

  /// What an event shows need not say it itself.
  private static String eventOf(String id, boolean live) {
    return "{\"id\":\"evt%s\",\"object\":\"event\",\"type\":\"charge.succeeded\",\"livemode\":%s,\"created\":1770818900,\"data\":{\"object\":%s}}"
        .formatted(id, live, CHARGE.replace("_1aa", id));
  }

  @Test
  void a_report_may_write_all_currencies_with_as_many_decimals() throws Exception {
    write(
        "two.csv",
        """
        balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category
        txn_d1,2026-02-12 10:02:11,jpy,5000.00,180.00,4820.00,charge
        txn_d2,2026-02-12 10:02:11,usd,12.50,0.30,12.20,charge
        txn_d3,2026-02-12 10:02:11,kwd,1.25,0.25,1.00,charge
        """);
    write(
        "three.csv",
        """
        balance_transaction_id,created_utc,currency,gross,reporting_category
        txn_d4,2026-02-12 10:02:11,eur,1.000,charge
        txn_d5,2026-02-12 10:02:11,jpy,5000.000,charge
        txn_d6,2026-02-12 10:02:11,kwd,0.125,charge
        """);
    write(
        "thousands.csv",
        """
        balance_transaction_id,created_utc,currency,gross,reporting_category
        txn_d7,2026-02-12 10:02:11,jpy,1.000,charge
        txn_d8,2026-02-12 10:02:11,jpy,10.000,charge
        """);

    hear();

    for (Map.Entry<String, String> one :
        Map.of("d1", "5000", "d2", "1250", "d3", "1250", "d4", "100", "d5", "5000", "d6", "125")
            .entrySet()) {
      assertThat(reading("stripe.balance_transaction:txn_" + one.getKey()).at("amount"))
          .describedAs(one.getKey())
          .contains(one.getValue());
    }
    assertThat(exhibits())
        .extracting(Exhibit::recordId)
        .doesNotContain("txn_d7", "txn_d8")
        .contains("txn_d6");
  }

  @Test
  void a_row_is_passed_over_where_the_object_itself_is_there() throws Exception {
    write(
        "later.csv",
        "id,Created date (UTC),Amount,Currency,Status\nch_1aa,2026-03-01 10:00:00,140.00,usd,Refunded\n");

    hear();

    assertThat(reading("stripe.charge:ch_1aa").at("refunded")).isEmpty();
    assertThat(reading("stripe.charge@earlier:ch_1aa").at("refunded")).contains("true");
    assertThat(exhibits()).filteredOn(one -> one.recordId().equals("ch_1aa")).hasSize(2);
  }

  @Test
  void what_stripe_answers_now_speaks_before_any_file() throws Exception {
    new Gathering(file).hear(new Now(), question());

    hear();

    assertThat(reading("stripe.charge:ch_1aa").at("status")).contains("failed");
    assertThat(reading("stripe.charge@earlier:ch_1aa").at("status")).contains("succeeded");
  }

  /// Stripe itself, asked today.
  private record Now(String name) implements Source {
    Now() {
      this("stripe");
    }

    @Override
    public String about() {
      return "Stripe, asked today";
    }

    @Override
    public List<Argument> arguments() {
      return List.of();
    }

    @Override
    public Testimony gather(Question question, Intake intake) throws IOException {
      byte[] bytes = CHARGE.replace("succeeded", "failed").getBytes(StandardCharsets.UTF_8);
      String sha256 = intake.keep(bytes);
      intake.exhibit(sha256, Place.json(0, bytes.length), "stripe.charge", "ch_1aa", List.of());
      return new Testimony(true, "it said so");
    }
  }

  @Test
  void the_same_row_in_two_exports_says_the_same() throws Exception {
    write(
        "again.csv",
        """
        Currency,id,Created date (UTC),Amount,PaymentIntent ID,Status,Customer ID,Customer Email,patient_id (metadata)
        usd,ch_3cc,2026-02-12 09:00:00,80.00,pi_3cc,Paid,cus_3cc,jon@alderpost.com,p_8
        """);

    Tally tally = hear();

    assertThat(tally.merged()).isEqualTo(1);
    assertThat(exhibits()).filteredOn(one -> one.recordId().equals("ch_3cc")).hasSize(1);
  }

  @Test
  void of_several_snapshots_the_last_speaks_and_what_was_deleted_does_not_come_back()
      throws Exception {
    write(
        "hooks.ndjson",
        event(
                "payment_intent.succeeded",
                1770818700,
                intent("succeeded").replace("pi_1aa", "pi_5ee"))
            + "\n"
            + event(
                "payment_intent.created",
                1770818700,
                intent("requires_payment_method").replace("pi_1aa", "pi_5ee"))
            + "\n"
            + event(
                "customer.deleted",
                1770818800,
                "{\"id\":\"cus_6ff\",\"object\":\"customer\",\"email\":\"gone@alderpost.com\"}")
            + "\n"
            + event(
                "customer.subscription.deleted",
                1770818800,
                "{\"id\":\"sub_6ff\",\"object\":\"subscription\",\"status\":\"canceled\"}")
            + "\n"
            + "{\"id\":\"evt_thin\",\"object\":\"v2.core.event\",\"type\":\"v1.billing.meter.error\",\"created\":\"2026-02-11T14:03:05.000Z\"}\n");

    hear();

    assertThat(reading("stripe.payment_intent:pi_5ee").at("status")).contains("succeeded");
    assertThat(reading("stripe.payment_intent@earlier:pi_5ee").at("status"))
        .contains("requires_payment_method");
    assertThat(exhibits()).extracting(Exhibit::key).doesNotContain("stripe.customer:cus_6ff");
    assertThat(exhibit("stripe.subscription:sub_6ff").said())
        .isEqualTo(Instant.parse("2026-02-11T14:06:40.002Z"));
    assertThat(exhibits()).extracting(Exhibit::key).contains("stripe.v2.core.event:evt_thin");
  }

  @Test
  void what_connectors_wrap_is_unwrapped_and_is_of_the_day_they_read_it() throws Exception {
    write(
        "tap.jsonl",
        "{\"type\":\"SCHEMA\",\"stream\":\"charges\",\"schema\":{\"properties\":{}}}\n"
            + "{\"type\":\"RECORD\",\"stream\":\"charges\",\"record\":"
            + CHARGE.replace("_1aa", "_a1")
            + ",\"time_extracted\":\"2026-02-20T10:00:00.000000Z\"}\n"
            + "{\"type\":\"RECORD\",\"record\":{\"stream\":\"charges\",\"emitted_at\":1771581600000,\"data\":"
            + CHARGE.replace("_1aa", "_a2")
            + "}}\n"
            + "{\"_airbyte_ab_id\":\"x\",\"_airbyte_emitted_at\":1771581600000,\"_airbyte_data\":"
            + CHARGE.replace("_1aa", "_a3")
            + "}\n"
            + "{\"id\":\"cus_a4\",\"email\":\"zoe@alderpost.com\",\"_fivetran_synced\":\"2026-02-20T10:00:00Z\"}\n"
            + "{\"type\":\"STATE\",\"value\":{}}\n");

    hear();

    for (String key :
        List.of(
            "stripe.charge:ch_a1",
            "stripe.charge:ch_a2",
            "stripe.charge:ch_a3",
            "stripe.customer:cus_a4")) {
      assertThat(exhibit(key).said())
          .describedAs(key)
          .isEqualTo(Instant.parse("2026-02-20T10:00:00Z"));
    }
    assertThat(exhibit("stripe.customer:cus_a4").traits())
        .contains(Mention.payer("id", new Identifier("stripe.customer", "cus_a4")));
    assertThat(quarantined()).hasSize(1);
  }

  @Test
  void a_log_that_quotes_what_it_was_sent_is_read_as_well() throws Exception {
    String event = event("charge.succeeded", 1770818900, CHARGE.replace("_1aa", "_7gg"));
    write(
        "cloud.json",
        "{\"events\":[{\"timestamp\":1,\"message\":"
            + Json.write("INFO hook " + event)
            + "},"
            + "{\"timestamp\":2,\"message\":\"REPORT\"}]}\n");
    write(
        "gateway.json",
        "{\"level\":\"info\",\"id\":\"req\",\"body\":"
            + Json.write(event.replace("_7gg", "_8hh"))
            + "}\n");

    hear();

    assertThat(reading("stripe.charge:ch_7gg").at("amount")).contains("14000");
    assertThat(exhibit("stripe.charge:ch_8hh").said())
        .isEqualTo(Instant.parse("2026-02-11T14:08:20.002Z"));
  }

  /// As loggers write what they were sent: in strokes, as a text of Python, over and over.
  static Stream<UnaryOperator<String>> quotations() {
    UnaryOperator<String> strokes = Json::write;
    return Stream.of(
        text -> "INFO hook body=" + strokes.apply(text) + " in 12ms",
        text -> "hook body=" + strokes.apply(strokes.apply(text)),
        text -> "msg=" + strokes.apply("body=" + strokes.apply(text)) + " level=info",
        text -> "INFO hook b'" + text.replace("\\", "\\\\").replace("{", "{\\n  ") + "'",
        text -> "INFO hook b'" + text.replace("\"id", "\\n\"id").replace("ë", "\\xc3\\xab") + "'",
        text -> "body=\"" + text.replace("\"", "\\u0022").replace("ë", "\\u00EB") + "\"",
        text -> "body " + text.replace("\"", "\\\""));
  }

  @ParameterizedTest
  @MethodSource("quotations")
  void a_webhook_quoted_in_a_line_of_text_is_read_as_well(UnaryOperator<String> quotation)
      throws Exception {
    String event = event("charge.succeeded", 1770818900, CHARGE.replace("_1aa", "_7gg"));
    write("hook.log", "INFO started {main}\n" + quotation.apply(event) + "\nINFO done\n");

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(reasons()).noneMatch(reason -> reason.contains("hook.log"));
    assertThat(reading("stripe.charge:ch_7gg").at("amount")).contains("14000");
    assertThat(reading("stripe.charge:ch_7gg").at("billing_details.name")).contains("Zoë Vargas");
  }

  @Test
  void a_webhook_quoted_in_a_line_that_breaks_off_is_told() throws Exception {
    String event = event("charge.succeeded", 1770818900, CHARGE.replace("_1aa", "_7gg"));
    String quoted = Json.write(event);
    write("hook.log", quoted + "\n" + quoted.substring(0, quoted.length() - 90) + "\nINFO done\n");

    Tally tally = hear();

    assertThat(tally.holds()).isTrue();
    assertThat(reasons().filter(reason -> reason.contains("hook.log")))
        .containsExactly("line 2 of hook.log cannot be read");
  }

  @Test
  void a_table_of_all_webhooks_that_came_is_read_cell_by_cell() throws Exception {
    String event = event("charge.succeeded", 1770818900, CHARGE.replace("_1aa", "_t1"));
    write(
        "webhook_events.csv",
        "id,received_at,payload\n1,2026-02-11,"
            + quoted(event)
            + "\n2,2026-02-11,"
            + quoted("{\"id\":")
            + "\n3,2026-02-11,\n");

    Tally tally = hear();

    assertThat(exhibit("stripe.charge:ch_t1").said())
        .isEqualTo(Instant.parse("2026-02-11T14:08:20.002Z"));
    assertThat(tally.holds()).isTrue();
    assertThat(quarantined())
        .extracting(Quarantined::reason)
        .contains("line 3 of webhook_events.csv cannot be read");
  }

  @Test
  void what_is_packed_or_in_wide_letters_or_a_list_is_read_as_well() throws Exception {
    Files.write(papers.resolve("a.ndjson.gz"), packed(CHARGE.replace("_1aa", "_g1") + "\n"));
    Files.write(
        papers.resolve("b.csv.gz"),
        packed("id,Created (UTC),Amount,Currency,Status\nch_g2,2026-02-11 10:00,1.00,usd,Paid\n"));
    write(
        "windows.json",
        "\uFEFF[\r\n" + CHARGE.replace("_1aa", "_g3") + "\r\n]\r\n",
        StandardCharsets.UTF_16LE);
    write(
        "excel.csv",
        "\uFEFFid;Created (UTC);Amount;Currency;Customer Email\nch_g4;2026-02-11 10:00;1,50;eur;zoe@alderpost.com\n",
        StandardCharsets.UTF_16LE);
    String smile = "\uD83D\uDE00".repeat(9001);
    write(
        "halves.json",
        "\uFEFF" + CHARGE.replace("_1aa", "_g6").replace("Zoë Vargas", smile),
        StandardCharsets.UTF_16BE);
    write("marked.json", "\uFEFF" + CHARGE.replace("_1aa", "_g5"));

    Tally tally = hear();

    assertThat(tally.complete()).isTrue();
    assertThat(reading("stripe.charge:ch_g1").at("billing_details.name")).contains("Zoë Vargas");
    assertThat(reading("stripe.charge:ch_g2").at("amount")).contains("100");
    assertThat(reading("stripe.charge:ch_g3").at("billing_details.name")).contains("Zoë Vargas");
    assertThat(reading("stripe.charge:ch_g4").at("amount")).contains("150");
    assertThat(reading("stripe.charge:ch_g6").at("billing_details.name")).contains(smile);
    assertThat(reading("stripe.charge:ch_g5").at("amount")).contains("14000");
  }

  @Test
  void what_breaks_off_or_was_not_looked_into_makes_it_incomplete() throws Exception {
    byte[] whole = packed((CHARGE + "\n").repeat(300));
    Files.write(papers.resolve("cut.gz"), Arrays.copyOf(whole, whole.length - 30));
    assertThat(hear().proof()).contains("cut.gz breaks off where it is packed");

    Files.delete(papers.resolve("cut.gz"));
    Files.write(papers.resolve("more.zip"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
    Files.write(papers.resolve("most.zip"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 1});
    Tally tally = hear();
    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof())
        .endsWith(
            "files (more.zip, most.zip) are archives (zip) that were not looked into: unpack them,"
                + " then name what was in them");
  }

  @Test
  void however_many_files_have_a_fault_it_is_told_once_and_counts_all_of_them() throws Exception {
    byte[] whole = packed((CHARGE + "\n").repeat(300));
    for (int nth = 0; nth < 40; nth++) {
      byte[] archive = {'P', 'K', 3, 4, 0, 0, 0, (byte) nth};
      Files.write(papers.resolve("%04d.zip".formatted(nth)), archive);
    }
    for (int nth = 0; nth < 3; nth++) {
      Files.write(
          papers.resolve("cut%d.gz".formatted(nth)), Arrays.copyOf(whole, whole.length - 30 - nth));
    }

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.holds()).isTrue();
    assertThat(tally.proof())
        .startsWith("6 files read to the end")
        .contains(
            "; files (3 of 40: 0000.zip, 0001.zip, 0002.zip, …) are archives (zip) that were not"
                + " looked into: unpack them, then name what was in them")
        .contains("; files (cut0.gz, cut1.gz, cut2.gz) break off where they are packed")
        .hasSizeLessThan(1000);
    assertThat(reasons())
        .as("each is named where it is kept")
        .contains("0037.zip is an archive (zip) that was not looked into")
        .filteredOn(reason -> reason.contains("an archive"))
        .hasSize(40);
  }

  @Test
  void however_many_lists_go_on_it_is_told_once() throws Exception {
    StringBuilder pages = new StringBuilder();
    for (int nth = 0; nth < 5000; nth++) {
      String list = LINES.formatted(LINE.formatted("p" + nth), true);
      pages.append(list.replace("in_1aa", "in_p%04d".formatted(nth))).append('\n');
    }
    write("pages.ndjson", pages.toString());

    assertThat(hear().proof())
        .endsWith(
            "; lists (3 of 5,000: /v1/invoices/in_p0000/lines, /v1/invoices/in_p0001/lines,"
                + " /v1/invoices/in_p0002/lines, …) go on behind the pages that were saved");
  }

  @Test
  void lines_without_a_place_are_summed_over_the_files_that_have_them() throws Exception {
    String damaged = "{\"a\":\n".repeat(10_007);
    write("a.log", damaged + CHARGE.replace("_1aa", "_u1") + "\n");
    String one = hear().proof();
    write("b.log", damaged + damaged + CHARGE.replace("_1aa", "_u2") + "\n");

    String both = hear().proof();

    assertThat(one).endsWith("; lines of a.log that cannot be read, before the first object: 7");
    assertThat(both)
        .endsWith(
            "; lines of files (a.log, b.log) that cannot be read, before the first object: 10,021");
  }

  @Test
  void what_stands_before_the_place_where_a_packed_file_is_cut_is_told() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int nth = 0; nth < 110; nth++) {
      lines.append(CHARGE.replace("_1aa", "_g" + nth * 7919)).append('\n');
    }
    byte[] whole = packed(lines.toString());
    Files.write(papers.resolve("cut.ndjson.gz"), Arrays.copyOf(whole, whole.length - 30));

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.stored()).isGreaterThan(100);
    assertThat(tally.proof())
        .startsWith("6 files read to the end")
        .contains("cut.ndjson.gz breaks off");
  }

  @Test
  void a_saved_page_that_is_not_the_last_says_that_something_is_missing() throws Exception {
    String page = "{\"object\":\"list\",\"url\":\"/v1/charges\",\"has_more\":%s,\"data\":[%s]}";
    write("page1.json", page.formatted(true, CHARGE.replace("_1aa", "_g8")));

    Tally first = hear();

    assertThat(first.complete()).isFalse();
    assertThat(first.proof()).contains("/v1/charges goes on behind the pages that were saved");
    write("page2.json", page.formatted(false, CHARGE.replace("_1aa", "_g9")));
    assertThat(hear().complete()).isTrue();
  }

  @Test
  void files_in_which_nothing_is_of_stripe_tell_nothing_and_that_is_said() throws Exception {
    papers = Files.createDirectories(folder.resolve("notes"));
    write("notes.txt", "call the insurer on Monday\n");

    assertThatThrownBy(this::hear)
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("nothing of Stripe is in what was named: 1 file read to the end");
    assertThat(file.folder().resolve("witnesses.jsonl")).doesNotExist();
  }

  @Test
  void what_is_nothing_of_stripe_is_kept_as_a_whole() throws Exception {
    write("readme.txt", "These are the payments.\n\"a\": 1\n");
    write("orders.csv", "id,Email,Amount,Currency,Status\n1,a@alderpost.com,1.00,usd,paid\n");
    write("bank.csv", "Date,Text,Sum\n2026-02-11,rent,-900.00\n");
    write("empty.json", "\n");

    Tally tally = hear();

    assertThat(tally.complete()).isTrue();
    assertThat(tally.proof())
        .contains("3 files that hold nothing of Stripe", "1 empty file")
        .contains("1 record that was not understood");
    assertThat(quarantined())
        .filteredOn(one -> one.place().equals(Place.whole(Place.Form.JSON)))
        .extracting(Quarantined::sha256)
        .containsExactlyInAnyOrder(
            Hash.of(papers.resolve("readme.txt")),
            Hash.of(papers.resolve("orders.csv")),
            Hash.of(papers.resolve("bank.csv")));
  }

  @Test
  void a_damaged_line_is_in_quarantine_at_its_place() throws Exception {
    write(
        "cut.ndjson",
        CHARGE.replace("_1aa", "_c1")
            + "\n"
            + CHARGE.substring(0, 60)
            + "\n"
            + CHARGE.replace("_1aa", "_c2")
            + "\n");

    hear();

    assertThat(exhibit("stripe.charge:ch_c1")).isNotNull();
    assertThat(exhibit("stripe.charge:ch_c2")).isNotNull();
    Quarantined cut =
        quarantined().stream()
            .filter(one -> one.reason().startsWith("line"))
            .findFirst()
            .orElseThrow();
    assertThat(cut.reason()).isEqualTo("line 2 of cut.ndjson cannot be read");
    assertThat(file.vault().get(cut.sha256(), cut.place().offset(), cut.place().length()))
        .isEqualTo((CHARGE.substring(0, 60) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_record_that_says_nowhere_what_it_is_is_kept() throws Exception {
    write("mixed.ndjson", "{\"id\":7,\"name\":\"x\"}\n" + CHARGE.replace("_1aa", "_m1") + "\n");

    hear();

    assertThat(exhibit("stripe.charge:ch_m1")).isNotNull();
    assertThat(quarantined())
        .extracting(Quarantined::reason)
        .contains("line 1 of mixed.ndjson says nowhere what it is");
  }

  @Test
  void what_was_redacted_is_omitted_and_no_other_file_brings_it_back() throws Exception {
    write("erased.ndjson", CHARGE.replace("Zoë Vargas", "[redacted]") + "\n");

    Tally tally = hear();

    assertThat(exhibits()).extracting(Exhibit::recordId).doesNotContain("ch_1aa");
    try (var erased = Omitted.shelf(file).read()) {
      assertThat(erased.map(Omitted::id)).containsExactly("ch_1aa");
    }
    assertThat(tally.holds()).isTrue();
  }

  @Test
  void what_was_heard_before_stays_beside_it() throws Exception {
    hear();
    write(
        "../other/refunds.ndjson",
        "{\"id\":\"re_1\",\"object\":\"refund\",\"amount\":100,\"created\":1770818999}\n");

    Tally tally = new Gathering(file).hear(source(), asked(folder.resolve("other")));

    assertThat(tally.proof()).contains("beside them stand 11 that were heard before");
    assertThat(exhibits())
        .extracting(Exhibit::key)
        .contains("stripe.charge:ch_1aa", "stripe.refund:re_1");
  }

  @Test
  void a_file_that_is_there_twice_is_read_once() throws Exception {
    write("copy of charges.ndjson", Files.readString(papers.resolve("charges.ndjson")));

    Tally tally =
        new Gathering(file).hear(source(), asked(papers, papers.resolve("charges.ndjson")));

    assertThat(tally.read()).isEqualTo(records());
    assertThat(tally.proof()).contains("1 file that was there twice");
  }

  @Test
  void a_case_below_a_folder_is_passed_over_and_so_is_what_is_kept_beside_cases() throws Exception {
    hear();
    Path home = Files.createDirectories(folder.resolve("kept/here"));
    Files.writeString(home.resolve("scans.jsonl"), CHARGE.replace("_1aa", "_9zz"));
    Files.createDirectories(folder.resolve("night"));
    Files.writeString(folder.resolve("night/closed.yaml"), "name: night\n");
    Case.begin(home.resolve("cases/other"), "other");
    Map<String, String> environment = Map.of("ANAMNESIS_HOME", home.toString());

    Tally tally =
        new Gathering(file)
            .hear(
                source(), new Source.Question(List.of(folder.toString()), environment, 0, quiet()));

    assertThat(tally.read()).isEqualTo(records());
    assertThat(tally.proof())
        .contains("6 files read to the end")
        .contains("files of Anamnesis's own passed over");
    assertThat(exhibits()).extracting(Exhibit::recordId).doesNotContain("ch_9zz");
    new Gathering(file).hear(source(), asked(home.resolve("scans.jsonl")));
    assertThat(exhibits()).extracting(Exhibit::recordId).contains("ch_9zz");
    assertThatThrownBy(() -> new Gathering(file).hear(source(), asked(file.folder())))
        .isInstanceOf(Refusal.class)
        .hasMessage("there is no file in what was named");
  }

  @Test
  void a_path_that_is_not_there_is_refused() throws Exception {
    Files.createDirectories(folder.resolve("nothing"));
    assertThatThrownBy(() -> new Gathering(file).hear(source(), asked(folder.resolve("nowhere"))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("there is no");
    assertThatThrownBy(() -> new Gathering(file).hear(source(), asked(folder.resolve("nothing"))))
        .isInstanceOf(Refusal.class)
        .hasMessage("there is no file in what was named");
    assertThatThrownBy(() -> new Gathering(file).hear(source(), asked(Path.of(SECRET))))
        .hasMessage("a key is no file");
  }

  private Stream<String> reasons() {
    return quarantined().stream().map(Quarantined::reason);
  }

  private Reading reading(String key) throws IOException {
    return new Readings(file.vault()).of(exhibit(key));
  }

  private byte[] stretch(Exhibit exhibit) throws IOException {
    return file.vault().get(exhibit.sha256(), exhibit.place().offset(), exhibit.place().length());
  }

  private static String quoted(String cell) {
    return "\"" + cell.replace("\"", "\"\"") + "\"";
  }

  private static String intent(String status) {
    return "{\"id\":\"pi_1aa\",\"object\":\"payment_intent\",\"amount\":14000,\"currency\":\"usd\",\"status\":\""
        + status
        + "\",\"created\":1770818580}";
  }

  private static String event(String type, long created, String object) {
    return "{\"id\":\"evt_%s%s\",\"object\":\"event\",\"type\":\"%s\",\"created\":%s,\"data\":{\"object\":%s}}"
        .formatted(type.replaceAll("[._]", ""), created, type, created, object);
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  private void write(String name, String text) throws IOException {
    write(name, text, StandardCharsets.UTF_8);
  }

  private void write(String name, String text, Charset charset) throws IOException {
    Path path = papers.resolve(name);
    Files.createDirectories(path.resolveSibling("."));
    Files.write(path, text.getBytes(charset));
  }

  private static Source.Question asked(Path... paths) {
    List<String> words = Arrays.stream(paths).map(Path::toString).toList();
    return new Source.Question(words, Map.of("STRIPE_API_KEY", SECRET), 0, quiet());
  }
}
