package anamnesis.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import anamnesis.FoundByType;
import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Source;
import anamnesis.link.Linking;
import anamnesis.mapping.Fate;
import anamnesis.mapping.Mapping;
import anamnesis.mapping.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables of what is neither a person nor a payment: a row for each thing that the witness keeps.
class RecordsTest {
  private static final Path MAPPING = Path.of("src/test/resources/anamnesis/rebuild/records");
  private static final String TOLD =
      """
      {"id":"cus_1","object":"customer","created":1770000000,"livemode":true,\
      "name":"Nell Ketmond","metadata":{"patient_id":"p_1"}}
      {"id":"pi_1","object":"payment_intent","created":1770000100,"livemode":true,\
      "amount":5000,"currency":"usd","status":"succeeded","customer":"cus_1"}
      {"id":"re_1","object":"refund","created":1770000200,"amount":1200,"currency":"usd",\
      "status":"succeeded","payment_intent":"pi_1"}
      {"id":"re_2","object":"refund","created":1770000300,"amount":700,"currency":"usd",\
      "status":"failed","payment_intent":"pi_1"}
      {"id":"re_3","object":"refund","created":1770000400,"amount":300,"currency":"usd",\
      "status":"succeeded","payment_intent":"pi_of_nobody"}
      {"id":"sub_1","object":"subscription","created":1770000000,"livemode":true,\
      "customer":"cus_1","status":"active","start_date":1770000000,"items":{"object":"list",\
      "data":[{"id":"si_1","object":"subscription_item","subscription":"sub_1","quantity":1,\
      "price":{"id":"price_1","object":"price"}},\
      {"id":"si_2","object":"subscription_item","subscription":"sub_1","quantity":3,\
      "price":{"id":"price_2","object":"price"}}],"has_more":false}}
      {"id":"sub_2","object":"subscription","created":1770000500,"livemode":true,\
      "customer":"cus_2","status":"canceled","start_date":1770000500}
      {"id":"cus_3","object":"customer","created":1770000000,"name":"[redacted]"}
      {"id":"sub_3","object":"subscription","created":1770000550,"livemode":true,\
      "customer":"cus_3","status":"canceled","start_date":1770000550,"items":{"object":"list",\
      "data":[{"id":"si_9","object":"subscription_item","quantity":1,\
      "price":{"id":"price_1","object":"price"}}],"has_more":false}}
      {"id":"si_8","object":"subscription_item","subscription":"sub_3","quantity":1,\
      "price":{"id":"price_1","object":"price"}}
      {"id":"pi_9","object":"payment_intent","created":1770000560,"livemode":true,\
      "amount":900,"currency":"usd","status":"succeeded","customer":"cus_3"}
      {"id":"dp_9","object":"dispute","created":1770000570,"amount":900,"currency":"usd",\
      "status":"lost","payment_intent":"pi_9"}
      {"id":"dp_1","object":"dispute","created":1770000580,"amount":5000,"currency":"usd",\
      "status":"won","payment_intent":"pi_1"}
      {"id":"in_1","object":"invoice","created":1770000600,"currency":"usd","amount_due":1900,\
      "customer":"cus_1","lines":{"object":"list","data":[{"id":"il_1","object":"line_item",\
      "amount":1900,"currency":"usd","invoice":"in_1"}],"has_more":false}}
      {"id":"il_7","object":"line_item","amount":300,"currency":"usd","invoice":"in_of_nobody"}
      {"id":"in_2","object":"invoice","created":1770000700,"currency":"usd","amount_due":900,\
      "customer":"cus_1","metadata":{"patient_id":"p_2"}}
      """;

  @TempDir private Path folder;
  private Case file;

  @BeforeEach
  void rebuild() throws Exception {
    file = Case.begin(folder.resolve("case"), "records");
    Path dump = Files.writeString(folder.resolve("stripe.ndjson"), TOLD);
    Source stripe =
        FoundByType.all(Source.class).stream()
            .filter(source -> source.name().equals("stripe"))
            .findFirst()
            .orElseThrow();
    new Gathering(file)
        .hear(stripe, new Source.Question(List.of(dump.toString()), Map.of(), 0, Progress.SILENT));
    Linking.link(file);
    rebuild(MAPPING, new Into.ScriptFile(folder.resolve("out.sql")));
  }

  private Rebuilt rebuild(Path maps, Into into) throws Exception {
    Path schema = maps.resolve("schema.sql");
    Mapping mapping = Mapping.read(maps, schema);
    return new Rebuild(file, mapping).run(into, mapping.tables(), schema, Progress.SILENT);
  }

  @Test
  void tables_of_other_definitions_make_way_in_the_cases_own_database() throws Exception {
    Rebuilt first = rebuild(MAPPING, new Into.Own());
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(
        other.resolve("schema.sql"), "create table paid (id text primary key, cents bigint);");
    Files.writeString(
        other.resolve("paid.yaml"),
        """
        table: public.paid
        about: one row for each payment
        rows: {each: record, where: stripe.payment_intent id}
        key: id
        columns:
          id: {from: stripe.payment_intent id}
          cents: {from: stripe.payment_intent amount}
        """);

    assertThat(rebuild(MAPPING, new Into.Own()).written()).isZero();
    assertThat(rebuild(other, new Into.Own()).written()).isEqualTo(1);
    assertThat(rebuild(MAPPING, new Into.Own()).written()).isEqualTo(first.rows());
  }

  @Test
  void each_has_a_row_whoever_it_was_linked_to() {
    assertThat(values("subscription", "id", "customer", "status", "started"))
        .containsExactly(
            "sub_1 cus_1 active 2026-02-02T02:40:00Z", "sub_2 cus_2 canceled 2026-02-02T02:48:20Z");
    assertThat(values("item", "id", "price", "quantity"))
        .containsExactly("si_1 price_1 1", "si_2 price_2 3");
  }

  @Test
  void a_part_is_whose_the_whole_is() {
    assertThat(values("item", "id", "patient_id")).containsExactly("si_1 p_1", "si_2 p_1");
    assertThat(values("line", "id", "patient_id", "cents"))
        .containsExactly("il_1 p_1 1900", "il_7 300");
  }

  @Test
  void whose_it_is_follows_from_the_payment_and_one_of_nobodys_is_set_aside() {
    assertThat(values("refund", "id", "patient_id", "amount", "currency"))
        .containsExactly("re_1 p_1 1200 usd");
    try (Stream<Fate> fates = Fate.shelf(file).read()) {
      assertThat(fates.filter(fate -> fate.kind().equals("stripe.refund")))
          .extracting(Fate::exhibit, Fate::became, Fate::why)
          .containsExactly(
              tuple("stripe.refund:re_1", Fate.Became.LOADED, "public.refund"),
              tuple("stripe.refund:re_2", Fate.Became.UNUSED, "no row that was lost asks for it"),
              tuple(
                  "stripe.refund:re_3",
                  Fate.Became.QUARANTINED,
                  "its column patient_id may not be empty, and no witness fills it"));
    }
  }

  @Test
  void whose_it_is_follows_from_the_account_it_hangs_on_unless_it_says_otherwise() {
    assertThat(values("invoice", "id", "patient_id")).containsExactly("in_1 p_1", "in_2 p_2");
  }

  /// The account was redacted; what hangs on it would name it again, and so would the parts of
  /// that, by what they name or by where they stand.
  @Test
  void of_who_was_erased_no_record_comes_back_either() {
    assertThat(values("subscription", "id")).doesNotContain("sub_3");
    assertThat(values("dispute", "id")).containsExactly("dp_1");
    try (Stream<Fate> fates = Fate.shelf(file).read()) {
      assertThat(fates.filter(fate -> fate.became() == Fate.Became.OMITTED))
          .extracting(Fate::exhibit)
          .containsExactly(
              "stripe.dispute:dp_9",
              "stripe.payment_intent:pi_9",
              "stripe.subscription:sub_3",
              "stripe.subscription_item:si_8",
              "stripe.subscription_item:si_9");
    }
  }

  private List<String> values(String table, String... columns) {
    try (Stream<Row> rows = Row.shelf(file, table).read()) {
      return rows.map(
              row ->
                  Stream.of(columns)
                      .map(row::value)
                      .flatMap(Optional::stream)
                      .collect(Collectors.joining(" ")))
          .toList();
    }
  }
}
