package anamnesis.source.stripe.files;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Readings;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import anamnesis.source.stripe.StripeSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands in lists inside of objects that somebody has in files.
class InsideFilesTest {
  private static final String REFUND =
      "{\"id\":\"re_1\",\"object\":\"refund\",\"amount\":500,\"currency\":\"usd\",\"created\":1770818700}";

  @TempDir Path folder;
  private Path papers;
  private Case file;

  @BeforeEach
  void begin_a_case() throws IOException {
    papers = Files.createDirectories(folder.resolve("papers"));
    file = Case.begin(folder.resolve("case"), "inside");
  }

  @Test
  void every_line_of_an_invoice_is_an_exhibit_at_its_own_place() throws Exception {
    write("invoices.ndjson", "\n" + invoice("in_1", 0, 3, false) + "\n");

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(keys())
        .containsExactly(
            "stripe.invoice:in_1",
            "stripe.line_item:in_1_il_0",
            "stripe.line_item:in_1_il_1",
            "stripe.line_item:in_1_il_2");
    Exhibit line = exhibit("stripe.line_item:in_1_il_2");
    assertThat(stretch(line)).isEqualTo(line("in_1", 2));
    assertThat(line.sha256()).isEqualTo(exhibit("stripe.invoice:in_1").sha256());
    assertThat(new Readings(file.vault()).of(line).at("amount")).contains("102");
    assertThat(tally.read()).isEqualTo(4);
  }

  @Test
  void what_stands_inside_of_what_was_packed_quoted_or_shown_by_an_event_is_one_too()
      throws Exception {
    String event =
        "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"invoice.paid\",\"created\":1770818900,\"data\":{\"object\":"
            + invoice("in_2", 0, 2, false)
            + "}}";
    pack("packed.gz", invoice("in_1", 0, 1, false) + "\n");
    write("quoted.log", "{\"level\":\"info\",\"body\":" + Json.write(event) + "}\n");

    assertThat(hear().complete()).isTrue();

    assertThat(keys())
        .contains("stripe.line_item:in_1_il_0", "stripe.line_item:in_2_il_1", "stripe.event:evt_1");
    assertThat(stretch(exhibit("stripe.line_item:in_2_il_1"))).isEqualTo(line("in_2", 1));
    assertThat(exhibit("stripe.line_item:in_2_il_1").said())
        .hasToString("2026-02-11T14:08:20.002Z");
  }

  @Test
  void a_refund_that_is_told_with_its_charge_and_by_itself_is_one() throws Exception {
    write(
        "charges.ndjson",
        "{\"id\":\"ch_1\",\"object\":\"charge\",\"amount\":1400,\"currency\":\"usd\",\"created\":1770818585,\"refunds\":"
            + list("/v1/charges/ch_1/refunds", REFUND, false)
            + "}\n"
            + REFUND
            + "\n");

    Tally tally = hear();

    assertThat(keys()).containsExactly("stripe.charge:ch_1", "stripe.refund:re_1");
    assertThat(tally.merged()).isEqualTo(1);
    assertThat(tally.holds()).isTrue();
  }

  @Test
  void a_list_in_an_element_of_a_list_is_read_as_well() throws Exception {
    String inner = list("/v1/things/t_1/taxes", line("t_1", 0), false);
    write(
        "sub.json",
        "{\"id\":\"sub_1\",\"object\":\"subscription\",\"items\":"
            + list(
                "/v1/subscription_items?subscription=sub_1",
                "{\"id\":\"si_1\",\"object\":\"subscription_item\",\"taxes\":" + inner + "}",
                false)
            + "}");

    hear();

    assertThat(keys())
        .containsExactly(
            "stripe.line_item:t_1_il_0",
            "stripe.subscription:sub_1",
            "stripe.subscription_item:si_1");
    assertThat(stretch(exhibit("stripe.line_item:t_1_il_0"))).isEqualTo(line("t_1", 0));
  }

  @Test
  void a_list_that_breaks_off_is_told_with_the_way_out() throws Exception {
    write("a.ndjson", invoice("in_1", 0, 10, true) + "\n" + invoice("in_2", 0, 10, true) + "\n");
    write("b.ndjson", invoice("in_1", 0, 10, true).replace(":1770818585", ":1770818586") + "\n");

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof())
        .contains(
            "2 lists inside of objects break off and no file goes on: ask Stripe itself, `gather"
                + " stripe`");
    assertThat(keys()).hasSize(22);
  }

  @Test
  void a_page_that_somebody_saved_goes_on() throws Exception {
    write("a.ndjson", invoice("in_1", 0, 10, true) + "\n");
    write("lines.json", list("/v1/invoices/in_1/lines", lines("in_1", 10, 14), false));

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(keys()).hasSize(15);
  }

  @Test
  void the_same_list_told_whole_goes_on_and_one_of_fewer_does_not() throws Exception {
    write("a.ndjson", invoice("in_1", 0, 10, true) + "\n");
    write("earlier.ndjson", invoice("in_1", 0, 8, false) + "\n");
    assertThat(hear().proof()).contains("1 list inside of an object breaks off");

    write("later.ndjson", invoice("in_1", 0, 14, false) + "\n");
    Tally tally = hear();

    assertThat(tally.proof()).doesNotContain("breaks off");
  }

  @Test
  void a_large_file_says_how_far_it_is_read() throws Exception {
    String many =
        IntStream.range(0, 9000)
            .mapToObj(nth -> REFUND.replace("re_1", "re_" + nth) + "\n")
            .collect(Collectors.joining());
    write("large.ndjson", many);
    write("small.ndjson", REFUND + "\n");
    List<Long> told = new ArrayList<>();
    List<Long> whole = new ArrayList<>();
    Progress heard =
        (what, total) -> {
          if (!what.equals("kB of files")) {
            return _ -> {};
          }
          whole.add(total);
          return told::add;
        };

    new Gathering(file)
        .hear(
            new StripeSource(),
            new Source.Question(List.of(papers.toString()), Map.of(), 0, heard));

    assertThat(whole).containsExactly((many.length() + REFUND.length() + 1) / 1000L);
    assertThat(told).isSorted().hasSizeGreaterThan(15).endsWith(whole.getFirst());
    assertThat(told.get(told.size() / 2)).isBetween(whole.getFirst() / 4, whole.getFirst() * 3 / 4);
  }

  @Test
  void no_file_has_a_name_where_none_is_read() throws Exception {
    write("small.ndjson", REFUND + "\n");
    Path small = papers.resolve("small.ndjson");
    Gauge gauge = new Gauge();
    assertThat(gauge.name()).isEmpty();

    try (Progress.Task _ = gauge.begin(Progress.SILENT, List.of(small))) {
      gauge.next(small);
      assertThat(gauge.name()).isEqualTo("small.ndjson");
      gauge.end();
    }

    assertThat(gauge.name()).isEmpty();
  }

  private static String invoice(String id, int from, int to, boolean more) {
    return "{\"id\":\"%s\",\"object\":\"invoice\",\"created\":1770818585,\"lines\":%s}"
        .formatted(id, list("/v1/invoices/" + id + "/lines", lines(id, from, to), more));
  }

  private static String lines(String id, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(nth -> line(id, nth))
        .collect(Collectors.joining(","));
  }

  private static String line(String id, int nth) {
    return "{\"id\":\"%s_il_%s\",\"object\":\"line_item\",\"amount\":%s,\"currency\":\"usd\"}"
        .formatted(id, nth, 100 + nth);
  }

  private static String list(String url, String data, boolean more) {
    return "{\"object\":\"list\",\"data\":[%s],\"has_more\":%s,\"url\":\"%s\"}"
        .formatted(data, more, url);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(papers.resolve(name), text);
  }

  private void pack(String name, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(papers.resolve(name)))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private Tally hear() throws IOException, InterruptedException {
    return new Gathering(file)
        .hear(
            new StripeSource(),
            new Source.Question(List.of(papers.toString()), Map.of(), 0, Progress.SILENT));
  }

  private List<String> keys() {
    try (Stream<Exhibit> exhibits = Exhibit.shelf(file).read()) {
      return exhibits.map(Exhibit::key).filter(key -> !key.contains("@")).toList();
    }
  }

  private Exhibit exhibit(String key) {
    try (Stream<Exhibit> exhibits = Exhibit.shelf(file).read()) {
      return exhibits.filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    }
  }

  private String stretch(Exhibit one) throws IOException {
    return new String(
        file.vault().get(one.sha256(), one.place().offset(), one.place().length()),
        StandardCharsets.UTF_8);
  }
}
