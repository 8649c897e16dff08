package anamnesis.source.stripe.files;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class MadeOfRowTest {
  @Test
  void a_payment_of_the_dashboard_is_the_charge_that_the_api_tells() {
    MadeOfRow.Made made =
        made(
            "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,PaymentIntent ID,Status,Customer ID,Customer Email,Card Name,Card Address Zip,Card Last4,Card Brand,Card Exp Year,Fee,Mode,patient_id (metadata)",
            "ch_3Qa1,2026-02-11 14:03:05,140.00,0.00,usd,true,pi_3Qa1,Paid,cus_Ab1,zoe@alderpost.com,Zoë Vargas,60614,4242,Visa,2029,4.36,Live,p_7");

    assertThat(made.fault()).isEmpty();
    assertThat(made.json())
        .isEqualTo(
            Json.tree(
                """
                {"id":"ch_3Qa1","object":"charge","created":1770818585,"amount":14000,
                 "amount_refunded":0,"currency":"usd","captured":true,"payment_intent":"pi_3Qa1",
                 "status":"succeeded","paid":true,"customer":"cus_Ab1",
                 "billing_details":{"email":"zoe@alderpost.com","name":"Zoë Vargas",
                                    "address":{"postal_code":"60614"}},
                 "payment_method_details":{"card":{"last4":"4242","brand":"visa","exp_year":2029}},
                 "_columns":{"fee":"4.36"},"livemode":true,"metadata":{"patient_id":"p_7"}}
                """));
  }

  @Test
  void what_a_row_is_goes_by_its_id() {
    String header = "id,Amount,Currency,Status";
    assertThat(made(header, "py_3Qa1,1.00,usd,Paid").json().path("object").asString())
        .isEqualTo("charge");
    assertThat(made(header, "pi_3Qa1,1.00,usd,Canceled").json())
        .isEqualTo(
            Json.tree(
                "{\"id\":\"pi_3Qa1\",\"object\":\"payment_intent\",\"amount\":100,\"currency\":\"usd\",\"status\":\"canceled\"}"));
    assertThat(made(header, "re_3Qa1,1.00,usd,succeeded").json().path("amount").asLong())
        .isEqualTo(100);
    assertThat(made(header, ",1.00,usd,Paid").fault()).isEqualTo("it has no id of Stripe's");
    assertThat(made(header, "Total,1.00,usd,Paid").fault()).isEqualTo("it has no id of Stripe's");
  }

  @Test
  void a_customer_of_the_dashboard() {
    assertThat(
            made(
                    "id,Description,Email,Name,Created (UTC),Delinquent,Plan,Status,Total Spend,patient_id (metadata)",
                    "cus_Ab1,new,zoe@alderpost.com,Zoë Vargas,2026-01-02 09:00,false,gold,active,280.00,p_7")
                .json())
        .isEqualTo(
            Json.tree(
                """
                {"id":"cus_Ab1","object":"customer","description":"new","email":"zoe@alderpost.com",
                 "name":"Zoë Vargas","created":1767344400,"delinquent":false,
                 "_columns":{"plan":"gold","status":"active","total_spend":"280.00"},
                 "metadata":{"patient_id":"p_7"}}
                """));
  }

  @Test
  void a_report_is_in_major_units_and_its_local_times_are_no_moments() {
    MadeOfRow.Made made =
        made(
            "balance_transaction_id,created_utc,created,currency,gross,fee,net,reporting_category,source_id,payment_metadata[patient_id]",
            "txn_3Qa1,2026-02-11 14:03:05,2026-02-11 09:03:05,jpy,5000,180,4820,charge,ch_3Qa1,p_7");

    assertThat(made.json())
        .isEqualTo(
            Json.tree(
                """
                {"id":"txn_3Qa1","object":"balance_transaction","created":1770818585,
                 "_columns":{"created":"2026-02-11 09:03:05"},"currency":"jpy","amount":5000,
                 "fee":180,"net":4820,"reporting_category":"charge","source":"ch_3Qa1",
                 "metadata":{"patient_id":"p_7"}}
                """));
    MadeOfRow.Made local =
        made("balance_transaction_id,created,currency,gross", "txn_1a,2026-02-11 09:03,usd,1.00");
    assertThat(local.json().has("created")).isFalse();
  }

  @Test
  void a_table_of_sigma_is_in_minor_units_and_in_utc() {
    assertThat(
            made(
                    "id,created,amount,currency,customer_id,balance_transaction_id,captured,status",
                    "ch_3Qa1,2026-02-11 14:03:05.000,14000,usd,cus_Ab1,txn_3Qa1,true,succeeded")
                .json())
        .isEqualTo(
            Json.tree(
                """
                {"id":"ch_3Qa1","object":"charge","created":1770818585,"amount":14000,
                 "currency":"usd","customer":"cus_Ab1","balance_transaction":"txn_3Qa1",
                 "captured":true,"status":"succeeded"}
                """));
    assertThat(made("id,amount,currency", "ch_3Qa1,140.00,usd").fault()).contains("amount");
  }

  @Test
  void a_time_whose_column_names_no_zone_is_not_taken_for_utc() {
    MadeOfRow.Made made = made("id,Created,Amount,Currency", "ch_3Qa1,2026-02-11 14:03,1.00,usd");

    assertThat(made.json().has("created")).isFalse();
    assertThat(made.json().path("_columns").path("created").asString())
        .isEqualTo("2026-02-11 14:03");
    assertThat(made.local()).isTrue();
    assertThat(
            made(
                    "id,Created (America/Chicago),Amount,Currency",
                    "ch_3Qa1,2026-02-11 08:03:05,1.00,usd")
                .json()
                .path("created")
                .asLong())
        .isEqualTo(1770818585);
    assertThat(
            made("id,Created,Amount,Currency", "ch_3Qa1,2026-02-11T14:03:05Z,1.00,usd")
                .json()
                .path("created")
                .asLong())
        .isEqualTo(1770818585);
  }

  @Test
  void what_could_be_two_things_is_none_and_is_not_quoted() {
    assertThat(made("id,Amount,Currency", "ch_3Qa1,10.005,usd").fault())
        .isEqualTo("its column Amount has more decimals than its currency, or parts thousands");
    assertThat(made("id,Amount,Currency", "ch_3Qa1,$1,usd").fault())
        .isEqualTo("what its column Amount says could be two things, or none");
    assertThat(made("id,Amount,Status", "ch_3Qa1,10.00,Paid").fault()).contains("Amount");
    assertThat(made("id,Created (UTC),Amount,Currency", "ch_3Qa1,8/6/2026 12:00,1.00,usd").fault())
        .contains("Created (UTC)");
  }

  @Test
  void no_field_is_both_a_value_and_what_holds_others() {
    for (Export export : Export.known()) {
      List<String> paths =
          export.columns().values().stream()
              .flatMap(named -> named.values().stream())
              .map(Column::path)
              .distinct()
              .toList();
      assertThat(paths).isNotEmpty();
      for (String path : paths) {
        assertThat(paths).describedAs(export.name()).noneMatch(one -> one.startsWith(path + "."));
      }
    }
  }

  @Test
  void a_table_of_something_else_is_none_of_stripes() {
    assertThat(export(List.of("Date", "Description", "Amount"))).isEmpty();
    assertThat(export(List.of("id", "patient", "reason"))).isEmpty();
    assertThat(export(List.of("id", "Amount"))).map(Export::name).contains("dashboard");
    assertThat(export(List.of("id", "amount", "created"))).map(Export::name).contains("sigma");
  }

  private static Optional<Export> export(List<String> columns) {
    return Export.known().stream().filter(one -> one.fits(columns)).findFirst();
  }

  /// One row under its header.
  private static MadeOfRow.Made made(String header, String line) {
    List<String> columns = Arrays.asList(header.split(",", -1));
    List<String> values = Arrays.asList(line.split(",", -1));
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!values.get(i).isEmpty()) {
        row.put(columns.get(i), values.get(i));
      }
    }
    MadeOfRow.Made made = MadeOfRow.of(export(columns).orElseThrow(), row, new Decimals());
    ObjectNode read = (ObjectNode) Json.tree(Json.write(made.json()));
    return new MadeOfRow.Made(read, made.fault(), made.local());
  }
}
