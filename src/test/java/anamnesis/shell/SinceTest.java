package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.casefile.Custody;
import anamnesis.casefile.Json;
import anamnesis.database.EmbeddedServer;
import anamnesis.database.Fresh;
import anamnesis.detect.Finding;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Source;
import anamnesis.rebuild.Rebuild;
import anamnesis.report.Golden;
import anamnesis.shell.TheShell.Said;
import anamnesis.source.stripe.StripeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A practice that was wiped, and Stripe that went on meanwhile.
class SinceTest {
  private static final String WIPED = "2026-04-03T03:07:12Z";
  private static final long THEN = Instant.parse(WIPED).getEpochSecond();

  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();
  private TheShell shell;
  private Path papers;

  @BeforeEach
  void begin() throws IOException {
    shell = new TheShell(folder.resolve("home"));
    papers = folder.resolve("stripe.jsonl");
    Files.write(
        papers,
        List.of(
            """
            {"id":"cus_1","object":"customer","created":%s,"name":"Jon Vargas","email":"jon@brightmail.net","metadata":{"patient_id":"p_jon000000003"}}"""
                .formatted(THEN - 90_000),
            payment("pi_0", THEN - 80_000, 8_000, "usd"),
            charge("0", THEN - 80_000, 8_000, "usd"),
            payment("pi_1", THEN + 3_600, 120_400, "usd")
                .replace("\"p_jon000000003\"", "\"p_jon000000003\",\"intake_answered\":\"goal\""),
            charge("1", THEN + 3_600, 120_400, "usd"),
            payment("pi_2", THEN + 7_200, 5_000, "jpy"),
            charge("2", THEN + 7_200, 5_000, "jpy"),
            charge("3", THEN + 7_300, 9_900, "usd")
                .replace("succeeded", "failed")
                .replace("\"paid\":true", "\"paid\":false"),
            """
            {"id":"re_0","object":"refund","created":%s,"amount":8000,"currency":"usd","status":"succeeded","charge":"ch_0","payment_intent":"pi_0"}"""
                .formatted(THEN + 9_000),
            """
            {"id":"sub_1","object":"subscription","created":%s,"status":"active","canceled_at":null,"customer":"cus_1"}"""
                .formatted(THEN + 9_100)));
    assertThat(shell.run("case", "open", "night").exit()).isZero();
  }

  @Test
  void what_went_on_is_told_on_every_screen_of_the_night() throws IOException {
    play("gather", "stripe", papers.toString());
    play("gather", "stripe", papers.toString(), "--wiped", WIPED);
    shell.run("link");
    play("rebuild", "--dry-run");
    play("rebuild", "--tables", "patient,intake");
    Said left = play("reconcile");
    play("case", "show");
    play("rebuild");
    Said whole = play("reconcile");
    play("case", "show");
    play("report");

    Golden.check("shell/since.txt", String.join("\n", told));
    assertThat(left.exit()).as(left.out()).isEqualTo(1);
    assertThat(whole.out()).startsWith("Holds: ");
    assertThat(whole.exit()).as(whole.out()).isZero();
    assertThat(Files.readString(night().folder().resolve("report/since-the-wipe.csv")))
        .isEqualTo(
            """
            what,exhibit,when,minor units,currency,perhaps,became,why\r
            charged,stripe.charge:ch_1,2026-04-03T04:07:12Z,120400,usd,no,there,\r
            charged,stripe.charge:ch_2,2026-04-03T05:07:12Z,5000,jpy,no,there,\r
            refunded,stripe.refund:re_0,2026-04-03T05:37:12Z,8000,usd,no,unused,\r
            subscribed,stripe.subscription:sub_1,2026-04-03T05:38:52Z,,,no,unused,\r
            """);
    assertThat(Custody.check(night()).changes()).isEmpty();
  }

  @Test
  void what_is_missing_is_named_for_machines_and_comes_back_with_the_next_command()
      throws IOException {
    shell.run("gather", "stripe", papers.toString(), "--wiped", WIPED);
    shell.run("link");
    shell.run("rebuild");
    delete("pi_1");

    JsonNode json = Json.tree(shell.run("reconcile", "--format", "json").out());

    JsonNode since = json.path("since");
    assertThat(since.path("moment").asString()).isEqualTo(WIPED);
    assertThat(Json.write(since.path("deeds")))
        .isEqualTo(
            "[{\"word\":\"charged\",\"count\":2,\"amounts\":[{\"currency\":\"jpy\",\"minor\":5000},"
                + "{\"currency\":\"usd\",\"minor\":120400}]},"
                + "{\"word\":\"refunded\",\"count\":1,\"amounts\":[{\"currency\":\"usd\",\"minor\":8000}]},"
                + "{\"word\":\"subscribed\",\"count\":1,\"amounts\":[]}]");
    assertThat(Json.write(since.path("missing")))
        .isEqualTo(
            "[{\"word\":\"charged\",\"exhibit\":\"stripe.charge:ch_1\",\"why\":\"its row is not there\"}]");
    assertThat(json.path("differences").valueStream())
        .anySatisfy(
            one -> {
              assertThat(one.path("what").asString()).isEqualTo("since");
              assertThat(one.path("table").asString()).isEqualTo("stripe.charge");
              assertThat(one.path("key").asString()).isEqualTo("ch_1");
            });
    String next = shell.run("reconcile").out().lines().reduce((a, b) -> b).orElseThrow();
    assertThat(next).isEqualTo("  next         anamnesis rebuild");
    shell.run("rebuild");
    assertThat(shell.run("reconcile").exit()).isZero();
  }

  @Test
  void what_is_heard_after_the_rebuild_is_missing_until_it_is_linked_and_rebuilt()
      throws IOException {
    shell.run("gather", "stripe", papers.toString(), "--wiped", WIPED);
    shell.run("link");
    shell.run("rebuild");
    Path later = folder.resolve("later.jsonl");
    Files.write(
        later,
        List.of(
            payment("pi_9", THEN + 99_000, 700, "usd"), charge("9", THEN + 99_000, 700, "usd")));

    Said gathered = shell.run("gather", "stripe", later.toString());
    Said reconciled = shell.run("reconcile");
    Said rebuilt = shell.run("rebuild");

    assertThat(gathered.out()).contains("3 charged, 5,000 JPY and 1,211.00 USD");
    assertThat(reconciled.exit()).isEqualTo(1);
    assertThat(reconciled.out())
        .contains("charged since the wipe: it was heard after the last rebuild")
        .contains("  stale        the evidence is another than when the rows were made")
        .endsWith("  next         anamnesis link\n");
    assertThat(rebuilt.exit()).isEqualTo(2);
    assertThat(rebuilt.err()).contains("another than the one that was linked", "anamnesis link");
    shell.run("link");
    assertThat(shell.run("rebuild", "--dry-run").out()).doesNotContain("rebuilt 2 of", "missing");
    shell.run("rebuild");
    assertThat(shell.run("reconcile").exit()).isZero();
  }

  @Test
  void what_a_killed_gather_left_is_linked_before_anything_is_made_of_it() throws Exception {
    shell.run("gather", "stripe", papers.toString(), "--wiped", WIPED);
    shell.run("link");
    shell.run("rebuild");
    Path later = Files.writeString(folder.resolve("l.jsonl"), payment("pi_9", THEN, 700, "usd"));
    // The shelves stand, and no entry of the journal tells of them.
    new Gathering(night())
        .hear(
            new StripeSource(),
            new Source.Question(List.of(later.toString()), Map.of(), 0, Progress.SILENT));

    for (int twice = 0; twice < 2; twice++) {
      Said rebuilt = shell.run("rebuild");
      assertThat(rebuilt.exit()).isEqualTo(2);
      assertThat(rebuilt.err()).contains("another than the one that was linked", "anamnesis link");
      assertThat(shell.run("reconcile").out()).endsWith("  next         anamnesis link\n");
    }
    assertThat(shell.run("case", "verify").exit()).isEqualTo(3);
    shell.run("link");
    assertThat(shell.run("reconcile").out()).contains("  stale        the evidence is another");
    assertThat(shell.run("rebuild").err()).isEmpty();
    assertThat(shell.run("reconcile").exit()).isZero();
    assertThat(shell.run("case", "verify").out()).contains("exhibits.jsonl: written by a command");
  }

  @Test
  void what_a_killed_gather_did_not_change_is_not_linked_again() throws Exception {
    shell.run("gather", "stripe", papers.toString());
    shell.run("link");
    Path shelf = night().folder().resolve("exhibits.jsonl");
    byte[] told = Files.readAllBytes(shelf);
    night().write("exhibits.jsonl", out -> out.write('\n'));
    Files.write(shelf, told);

    assertThat(shell.run("rebuild", "--dry-run").err()).isEmpty();
  }

  @Test
  void who_was_erased_stays_away_and_is_not_missing() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(papers));
    lines.add(
        """
        {"id":"cus_9","object":"customer","created":%s,"name":"[redacted]","email":"[redacted]"}"""
            .formatted(THEN - 90_000));
    lines.add(
        payment("pi_9", THEN + 99, 700, "usd")
            .replace("cus_1", "cus_9")
            .replace("p_jon000000003", ""));
    lines.add(charge("9", THEN + 99, 700, "usd").replace("cus_1", "cus_9"));
    Files.write(papers, lines);
    shell.run("gather", "stripe", papers.toString(), "--wiped", WIPED);
    shell.run("link");
    shell.run("rebuild");

    Said said = shell.run("reconcile");

    assertThat(said.out())
        .contains("rebuilt 2 of 2 ·")
        .contains("1 not brought back: of people who were erased");
    assertThat(said.exit()).isZero();
  }

  @Test
  void a_moment_that_lies_between_two_copies_leaves_some_of_it_open() throws IOException {
    shell.run("gather", "stripe", papers.toString());
    SequencedMap<String, Object> bounds = new LinkedHashMap<>();
    bounds.put("notBefore", "2026-04-02T03:17:00Z");
    bounds.put("notAfter", "2026-04-03T04:30:00Z");
    Finding.shelf(night(), "scan").write(List.of(loss(bounds)));

    assertThat(shell.run("case", "show").out())
        .contains("the wipe (between 2026-04-02 03:17 UTC and 2026-04-03 04:30 UTC):")
        .contains("2 of them perhaps before it: they lie between both");
    bounds.remove("notBefore");
    Finding.shelf(night(), "scan").write(List.of(loss(bounds)));
    assertThat(shell.run("case", "show").out())
        .contains("the wipe (before 2026-04-03 04:30 UTC):")
        .contains("what was done before that may have been since the wipe too");
  }

  private static Finding loss(SequencedMap<String, Object> measures) {
    return new Finding(
        "P17-x",
        "P17-count-drop",
        Finding.Severity.CRITICAL,
        Finding.Confidence.STRONG,
        "public.patient",
        "public.patient fell",
        measures,
        List.of(),
        "",
        "",
        "");
  }

  @Test
  void rows_of_an_export_tell_the_same_as_objects_do() throws IOException {
    Path payments = folder.resolve("payments.csv");
    Files.writeString(
        payments,
        """
        id,Created (UTC),Amount,Currency,Status,Captured
        ch_3Pq8dR2eZvKYlo2C00000001,2026-04-03 04:07:12,1204.00,usd,Paid,true
        ch_3Pq8dR2eZvKYlo2C00000002,2026-04-03 05:07:12,5000,jpy,Paid,true
        ch_3Pq8dR2eZvKYlo2C00000003,2026-04-03 05:08:12,99.00,usd,Failed,false
        ch_3Pq8dR2eZvKYlo2C00000000,2026-04-02 05:07:12,80.00,usd,Paid,true
        """);

    Said said = shell.run("gather", "stripe", payments.toString(), "--wiped", WIPED);

    assertThat(said.out()).contains("2 charged, 5,000 JPY and 1,204.00 USD");
  }

  @Test
  void where_nothing_happened_since_that_is_said() throws IOException {
    Said said = shell.run("gather", "stripe", papers.toString(), "--wiped", "2026-05-01T00:00:00Z");

    assertThat(said.out())
        .contains("since    the wipe (2026-05-01 00:00 UTC): nothing that witnesses tell of");
    assertThat(said.exit()).isZero();
  }

  private Said play(String... words) {
    Said said = shell.run(words);
    assertThat(said.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    told.add("$ anamnesis " + String.join(" ", words).replace(papers.toString(), "stripe.jsonl"));
    boolean[] inside = {false};
    said.out()
        .lines()
        .filter(
            line -> {
              boolean begins = line.matches(" {2}(since|missing|next) .*");
              inside[0] = begins || (inside[0] && line.startsWith("     "));
              return inside[0];
            })
        .forEach(told::add);
    told.add("");
    return said;
  }

  private void delete(String payment) throws IOException {
    try (EmbeddedServer server = EmbeddedServer.start(Rebuild.data(night()));
        Fresh fresh = Fresh.open(server.url(Rebuild.DATABASE))) {
      fresh.run("delete from public.payment where id = '%s'".formatted(payment));
      fresh.commit();
    }
  }

  private Case night() throws IOException {
    return Case.open(folder.resolve("home/cases/night"));
  }

  private static String payment(String id, long at, long amount, String currency) {
    return """
        {"id":"%s","object":"payment_intent","created":%s,"amount":%s,"amount_received":%s,"currency":"%s","status":"succeeded","customer":"cus_1","description":"Visit","metadata":{"patient_id":"p_jon000000003"}}"""
        .formatted(id, at - 30, amount, amount, currency);
  }

  private static String charge(String end, long at, long amount, String currency) {
    return """
        {"id":"ch_%s","object":"charge","created":%s,"amount":%s,"amount_captured":%s,"currency":"%s","status":"succeeded","paid":true,"captured":true,"customer":"cus_1","payment_intent":"pi_%s"}"""
        .formatted(end, at, amount, amount, currency, end);
  }
}
