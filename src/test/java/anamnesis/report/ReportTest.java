package anamnesis.report;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.detect.Scan;
import anamnesis.detect.Wiped;
import anamnesis.reconcile.Balance;
import anamnesis.reconcile.Verdict;
import anamnesis.reconcile.since.Deed;
import anamnesis.reconcile.since.Since;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir Path folder;
  private Case file;

  @BeforeEach
  void night() throws IOException {
    file = NightCase.write(folder.resolve("case"));
  }

  @Test
  void the_document_for_machines_says_what_the_shelves_hold() throws IOException {
    Report.write(file, Night.of(file));

    Golden.check("report/report.json", read("report/report.json"));
  }

  @Test
  void the_page_says_what_the_shelves_hold() throws IOException {
    Report.write(file, Night.of(file));

    Golden.check("report/index.html", read("report/index.html"));
  }

  @Test
  void what_happened_since_the_wipe_has_its_section_and_its_list() throws IOException {
    Deed there = deed("charged", "stripe.charge:ch_1", Deed.Became.THERE, "");
    Deed missing = deed("charged", "stripe.charge:ch_2", Deed.Became.MISSING, "<it> is not there");
    Since since = new Since(Wiped.said("2026-04-03T03:07:12Z"), 3, 0, List.of(there, missing));

    Report.write(file, Night.of(file).with(since));

    assertThat(read("report/index.html"))
        .contains("What happened since the wipe (2026-04-03 03:07 UTC) is in no copy")
        .contains("10,000 JPY", "stripe.charge:ch_2", "&lt;it&gt; is not there")
        .contains("1 thing has not come back, though a table asks for it.");
    assertThat(read("report/since-the-wipe.csv").lines())
        .hasSize(3)
        .last()
        .isEqualTo(
            "charged,stripe.charge:ch_2,2026-04-03T04:00:00Z,5000,jpy,no,missing,<it> is not there");
    assertThat(read("report/report.json"))
        .contains("\"moment\" : \"2026-04-03T03:07:12Z\"", "\"undated\" : 3");
  }

  private static Deed deed(String word, String exhibit, Deed.Became became, String why) {
    Instant at = Instant.parse("2026-04-03T04:00:00Z");
    Deed.Amount amount = new Deed.Amount("jpy", 5_000);
    return new Deed(word, List.of(exhibit), at, false, amount, became, why);
  }

  @Test
  void no_value_can_become_markup() throws IOException {
    Report.write(file, Night.of(file));
    Letters.write(file, Night.of(file), List.of(new Reconfirmation()));

    assertThat(read("report/index.html"))
        .doesNotContain("<script>alert")
        .contains("O&#39;Neill &lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(read("letters/re-confirmation/p_bbbbbbbbbbbb.html"))
        .doesNotContain("<script")
        .contains("Dear Ines O&#39;Neill &lt;script&gt;");
    assertThat(Html.safe("\" onload='x' \u0000 \u202E & <"))
        .isEqualTo("&quot; onload=&#39;x&#39; \uFFFD \uFFFD &amp; &lt;");
  }

  @Test
  void the_page_asks_nothing_of_anybody_else() throws IOException {
    Report.write(file, Night.of(file));

    String page = read("report/index.html");
    assertThat(page)
        .contains("default-src &#39;none&#39;")
        .doesNotContainPattern("(src|href)=\"(?!#)")
        .doesNotContainPattern("url\\(|@import|fetch\\(|XMLHttpRequest");
    assertThat(page.split("<script", -1)).hasSize(2);
  }

  @Test
  void no_cell_of_a_list_is_a_formula() throws IOException {
    Report.write(file, Night.of(file));

    assertThat(read("report/payment.csv"))
        .isEqualTo(
            "table,key,column,state,what is said\r\npublic.payment,\"'=pi_1\",amount,changed,\r\npublic.payment,pi_9,,missing,\r\n");
    assertThat(Csv.line(List.of("-1", "@x", "\t=1", "a\"b,c", "plain")))
        .isEqualTo("\"'-1\",\"'@x\",\"'\t=1\",\"a\"\"b,c\",plain\r\n");
  }

  @Test
  void a_list_that_has_become_empty_replaces_the_earlier_one() throws IOException {
    Report.write(file, Night.of(file));
    anamnesis.reconcile.Verdict.shelf(file).write(List.of());

    Report.write(file, Night.of(file));

    assertThat(read("report/payment.csv")).isEqualTo("table,key,column,state,what is said\r\n");
  }

  @Test
  void the_same_shelves_give_the_same_bytes_in_any_locale_and_zone() throws IOException {
    Report.write(file, Night.of(file));
    String page = read("report/index.html");
    String json = read("report/report.json");
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));

      Report.write(file, Night.of(file));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }

    assertThat(read("report/index.html")).isEqualTo(page);
    assertThat(read("report/report.json")).isEqualTo(json);
  }

  @Test
  void what_the_scan_could_not_see_is_not_forgotten() throws IOException {
    Report.write(file, Night.of(file));

    var json = Json.tree(read("report/report.json"));
    assertThat(json.path("notEvaluated"))
        .anySatisfy(
            one -> {
              assertThat(one.path("what").asString()).isEqualTo("detector S04-reserved-contact");
              assertThat(one.path("why").asString()).contains("no right to read it");
            });
    assertThat(json.path("notAsked").path(0).path("reason").asString()).contains("--window");
    assertThat(read("report/index.html"))
        .contains("detector S04-reserved-contact")
        .contains("no window was named (--window SPAN)");
  }

  @Test
  void a_proof_that_holds_says_so_to_the_cent_and_one_that_does_not_says_that() throws IOException {
    Report.write(file, Night.of(file));
    assertThat(read("report/index.html"))
        .contains("The rebuilt database differs from what was witnessed.")
        .contains("1,243.55 USD", "1,234.55 USD");

    Verdict.shelf(file).write(List.of(new Verdict.Agreed("public.patient", "p_aaaaaaaaaaaa", 2)));
    Balance.shelf(file).write(List.of(NightCase.balance(0)));
    Report.write(file, Night.of(file));

    assertThat(read("report/index.html"))
        .contains("The rebuilt database holds, to the cent.")
        .contains("5 kinds of references followed");
    var json = Json.tree(read("report/report.json"));
    assertThat(json.path("proof").asString()).isEqualTo("holds, to the cent");
    assertThat(json.path("conservation").path("holds").asBoolean()).isTrue();
    assertThat(json.path("money").path(0).path("witnessed").asLong()).isEqualTo(123_455);
    assertThat(json.path("money").path(0).path("rebuilt").asLong()).isEqualTo(123_455);
  }

  @Test
  void a_scan_that_found_nothing_is_not_the_same_as_none() throws IOException {
    Case well = Case.begin(folder.resolve("well"), "well");
    new Scan.Result(List.of(), 3, 3, List.of(), List.of()).keep(well);

    Report.write(well, Night.of(well));

    assertThat(Files.readString(well.folder().resolve("report/index.html")))
        .contains("The scan found nothing wrong where it looked.")
        .doesNotContain("was not scanned");
  }

  @Test
  void an_empty_case_is_reported_as_nothing_done() throws IOException {
    Case empty = Case.begin(folder.resolve("empty"), "empty");

    Report.write(empty, Night.of(empty));

    var json = Json.tree(Files.readString(empty.folder().resolve("report/report.json")));
    assertThat(json.path("notEvaluated").size()).isEqualTo(5);
    assertThat(json.path("duties").path(0).path("clock").path("is").asString())
        .isEqualTo("waiting");
  }

  @Test
  void a_duty_concerns_those_whose_rows_were_hurt_and_nobody_whom_only_a_witness_knows()
      throws IOException {
    Night night = Night.of(file);

    assertThat(night.recognised().people()).isEqualTo(3);
    assertThat(night.duties())
        .filteredOn(duty -> !duty.rule().citation().isEmpty())
        .isNotEmpty()
        .allSatisfy(duty -> assertThat(duty.people()).isEqualTo(2));
  }

  @Test
  void what_the_database_shows_is_said_before_what_its_copies_do() throws IOException {
    assertThat(Night.of(file).findings())
        .extracting(finding -> finding.detector())
        .containsExactly("P17-count-fell", "B01-identical-size-run");
  }

  @Test
  void money_is_written_in_the_currencys_own_units() {
    assertThat(new Payment("USD", 18_422_000).written()).isEqualTo("184,220.00 USD");
    assertThat(new Payment("USD", -5).written()).isEqualTo("-0.05 USD");
    assertThat(new Payment("JPY", 5000).written()).isEqualTo("5,000 JPY");
    assertThat(new Payment("KWD", 12_345).written()).isEqualTo("12.345 KWD");
    assertThat(new Payment("???", 7).written()).isEqualTo("7 ???");
  }

  private String read(String name) throws IOException {
    return Files.readString(file.folder().resolve(name));
  }
}
