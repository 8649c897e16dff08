package anamnesis.reconcile.since;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.detect.Wiped;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Place;
import anamnesis.reconcile.since.Deed.Amount;
import anamnesis.source.stripe.StripeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the kept words of Stripe come to, told apart by a moment.
class SinceTest {
  private static final Instant MOMENT = Instant.parse("2026-04-03T03:07:12Z");
  private static final long THEN = MOMENT.getEpochSecond();
  private static final Wiped WIPED = Wiped.said("2026-04-03T03:07:12Z");

  @TempDir Path folder;
  private final List<Exhibit> exhibits = new ArrayList<>();
  private Case file;

  @BeforeEach
  void begin() throws IOException {
    file = Case.begin(folder.resolve("case"), "since");
  }

  @Test
  void what_was_done_in_the_second_of_the_wipe_is_told_and_what_was_done_before_is_not()
      throws IOException {
    charge("ch_before", THEN - 1, "usd", 100);
    charge("ch_then", THEN, "usd", 200);
    charge("ch_after", THEN + 1, "usd", 400);

    assertThat(words(since(WIPED))).containsExactly("2 charged, 6.00 USD");
    assertThat(words(since(Wiped.said("2026-04-03T03:07:12.900Z"))))
        .as("a witness counts in whole seconds")
        .containsExactly("2 charged, 6.00 USD");
    assertThat(words(since(Wiped.said("2026-04-03T03:07:13Z"))))
        .containsExactly("1 charged, 4.00 USD");
  }

  @Test
  void the_moment_is_one_wherever_it_is_written_and_read() throws IOException {
    charge("ch_before", THEN - 1, "usd", 100);
    charge("ch_then", THEN, "usd", 200);
    Since here = since(Wiped.said("2026-04-02T23:07:12-04:00"));
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
    try {
      assertThat(since(WIPED).deeds()).isEqualTo(here.deeds());
      assertThat(words(since(WIPED))).containsExactly("1 charged, 2.00 USD");
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void each_currency_is_summed_for_itself_and_the_yen_has_no_cents() throws IOException {
    charge("ch_1", THEN, "usd", 120_400);
    charge("ch_2", THEN, "jpy", 5_000);
    charge("ch_3", THEN, "kwd", 1_250);
    charge("ch_4", THEN, "jpy", 200);

    assertThat(words(since(WIPED)))
        .containsExactly("4 charged, 5,200 JPY and 1.250 KWD and 1,204.00 USD");
  }

  @Test
  void a_refund_of_what_was_charged_before_is_a_refund_alone() throws IOException {
    heard(
        "charge", "ch_old", charge("ch_old", THEN - 9_000, "usd", 900, "\"amount_refunded\":300"));
    heard("refund", "re_1", money("refund", "re_1", THEN + 5, 300, "\"status\":\"succeeded\""));
    heard("refund", "re_2", money("refund", "re_2", THEN + 6, 100, "\"status\":\"failed\""));
    heard("refund", "re_3", money("refund", "re_3", THEN + 7, 200, "\"status\":null"));

    assertThat(words(since(WIPED))).containsExactly("2 refunded, 5.00 USD");
  }

  @Test
  void a_charge_that_failed_or_was_only_held_is_none() throws IOException {
    heard("charge", "ch_1", charge("ch_1", THEN, "usd", 1, "\"status\":\"failed\",\"paid\":false"));
    heard("charge", "ch_2", charge("ch_2", THEN, "usd", 1, "\"paid\":false"));
    heard("charge", "ch_3", charge("ch_3", THEN, "usd", 1, "\"captured\":false,\"paid\":true"));
    heard("charge", "ch_4", charge("ch_4", THEN, "usd", 1, "\"status\":\"pending\""));
    heard("charge", "ch_5", charge("ch_5", THEN, "usd", 1, "\"status\":\"failed\""));

    assertThat(since(WIPED).deeds()).isEmpty();
  }

  @Test
  void of_a_charge_that_was_kept_in_part_the_part_counts() throws IOException {
    heard("charge", "ch_1", charge("ch_1", THEN, "usd", 900, "\"amount_captured\":250"));

    assertThat(words(since(WIPED))).containsExactly("1 charged, 2.50 USD");
  }

  @Test
  void a_payment_and_its_charge_are_one_and_the_charge_says_when() throws IOException {
    heard("charge", "ch_1", charge("ch_1", THEN + 60, "usd", 900, "\"payment_intent\":\"pi_1\""));
    payment("pi_1", THEN - 86_400, 900);
    heard(
        "charge",
        "ch_2",
        charge("ch_2", THEN - 60, "usd", 800, "\"payment_intent\":{\"id\":\"pi_2\"}"));
    payment("pi_2", THEN - 80, 800);
    payment("pi_3", THEN + 90, 700);

    Since since = since(WIPED);

    assertThat(words(since)).containsExactly("2 charged, 16.00 USD");
    assertThat(since.deeds().getFirst().exhibits())
        .containsExactly("stripe.charge:ch_1", "stripe.payment_intent:pi_1");
  }

  @Test
  void a_payment_names_its_charge_in_the_old_and_in_the_new_shape() throws IOException {
    long before = THEN - 500;
    heard(
        "payment_intent",
        "pi_old",
        payment(
            "pi_old", before, 100, "\"charges\":{\"data\":[{\"created\":%s}]}".formatted(THEN)));
    heard(
        "payment_intent",
        "pi_new",
        payment("pi_new", before, 200, "\"latest_charge\":{\"created\":%s}".formatted(THEN)));
    heard("payment_intent", "pi_id", payment("pi_id", before, 400, "\"latest_charge\":\"ch_1\""));

    assertThat(words(since(WIPED))).containsExactly("2 charged, 3.00 USD");
  }

  @Test
  void who_subscribed_before_and_cancelled_since_has_cancelled() throws IOException {
    plan("sub_1", THEN - 900, "\"status\":\"canceled\",\"canceled_at\":%s".formatted(THEN + 9));
    plan("sub_2", THEN + 3, "\"status\":\"active\",\"canceled_at\":null");
    plan("sub_3", THEN + 4, "\"status\":\"incomplete_expired\",\"canceled_at\":null");
    plan("sub_4", THEN - 900, "\"status\":\"active\",\"canceled_at\":%s".formatted(THEN + 8));
    plan("sub_5", THEN - 900, "\"status\":\"canceled\",\"canceled_at\":%s".formatted(THEN - 9));

    assertThat(words(since(WIPED))).containsExactly("2 cancelled", "1 subscribed");
  }

  @Test
  void a_dispute_is_told_with_what_it_is_about() throws IOException {
    heard("dispute", "dp_1", money("dispute", "dp_1", THEN, 900, "\"status\":\"lost\""));

    assertThat(words(since(WIPED))).containsExactly("1 disputed, 9.00 USD");
  }

  @Test
  void versions_of_one_record_count_once_and_what_was_said_earlier_not_at_all() throws IOException {
    String charge = charge("ch_1", THEN, "usd", 500, "\"status\":\"succeeded\"");
    heard("charge", "ch_1", charge);
    heard("charge", "ch_1@version:0123456789ab", charge.replace("}", ",\"x\":1}"));
    heard("charge@earlier", "ch_2", charge.replace("ch_1", "ch_2"));

    Since since = since(WIPED);

    assertThat(words(since)).containsExactly("1 charged, 5.00 USD");
    assertThat(since.deeds().getFirst().exhibit()).isEqualTo("stripe.charge:ch_1");
  }

  @Test
  void between_two_bounds_it_is_told_and_said_to_be_uncertain() throws IOException {
    Wiped wiped = new Wiped(MOMENT, MOMENT.plusSeconds(600), Wiped.By.SCAN);
    charge("ch_1", THEN + 599, "usd", 100);
    charge("ch_2", THEN + 600, "usd", 100);

    assertThat(since(wiped).perhaps()).isEqualTo(1);
    assertThat(since(wiped).deeds()).hasSize(2);
    assertThat(since(new Wiped(null, MOMENT, Wiped.By.SCAN)).perhaps()).isZero();
    assertThat(since(new Wiped(MOMENT, null, Wiped.By.SCAN)).perhaps()).isEqualTo(2);
  }

  @Test
  void what_does_not_say_when_is_counted_beside() throws IOException {
    heard(
        "charge",
        "ch_1",
        "{\"id\":\"ch_1\",\"object\":\"charge\",\"amount\":5,\"currency\":\"usd\"}");

    assertThat(since(WIPED).deeds()).isEmpty();
    assertThat(since(WIPED).undated()).isEqualTo(1);
  }

  @Test
  void an_amount_that_is_none_is_not_summed_and_the_charge_is_told_all_the_same()
      throws IOException {
    heard("charge", "ch_1", charge("ch_1", THEN, "usd", 0, "\"amount_captured\":\"twelve\""));
    heard("charge", "ch_2", "{\"id\":\"ch_2\",\"amount\":5,\"created\":%s}".formatted(THEN));
    heard("charge", "ch_3", charge("ch_3", THEN, "usd", 9_999_999_999_999L, "\"paid\":true"));

    assertThat(since(WIPED).deeds()).hasSize(3).extracting(Deed::amount).containsOnlyNulls();
  }

  @Test
  void it_is_kept_and_no_longer_believed_once_the_exhibits_are_others() throws IOException {
    charge("ch_1", THEN, "usd", 100);
    Since since = since(WIPED);
    since.keep(file);

    assertThat(Since.last(file)).contains(since);
    assertThat(since.deeds().getFirst().amount()).isEqualTo(new Amount("usd", 100));

    charge("ch_2", THEN, "usd", 100);
    Exhibit.shelf(file).write(exhibits);
    assertThat(Since.last(file)).isEmpty();
  }

  @Test
  void half_of_what_was_kept_is_not_believed() throws IOException {
    charge("ch_1", THEN, "usd", 100);
    charge("ch_2", THEN, "usd", 100);
    since(WIPED).keep(file);
    Path shelf = file.folder().resolve("since.jsonl");
    Files.writeString(shelf, Files.readAllLines(shelf).getFirst() + "\n");

    assertThat(Since.last(file)).isEmpty();
  }

  @Test
  void nothing_since_is_an_answer() throws IOException {
    charge("ch_1", THEN - 60, "usd", 100);
    since(WIPED).keep(file);

    assertThat(Since.last(file)).get().satisfies(since -> assertThat(since.sums()).isEmpty());
  }

  private Since since(Wiped wiped) throws IOException {
    Exhibit.shelf(file).write(exhibits.stream().sorted(Exhibit.ORDER).toList());
    return Since.of(file, wiped, new StripeSource().telltales(), Progress.SILENT);
  }

  private static List<String> words(Since since) {
    return since.sums().stream().map(Sum::words).toList();
  }

  private void charge(String id, long at, String currency, long amount) throws IOException {
    heard("charge", id, charge(id, at, currency, amount, "\"status\":\"succeeded\",\"paid\":true"));
  }

  private static String charge(String id, long at, String currency, long amount, String more) {
    return "{\"id\":\"%s\",\"object\":\"charge\",\"created\":%s,\"currency\":\"%s\",\"amount\":%s,%s}"
        .formatted(id, at, currency, amount, more);
  }

  private static String money(String object, String id, long at, long amount, String more) {
    return charge(id, at, "usd", amount, more).replace("\"charge\"", "\"" + object + "\"");
  }

  private void payment(String id, long at, long amount) throws IOException {
    heard("payment_intent", id, payment(id, at, amount, "\"latest_charge\":null"));
  }

  private static String payment(String id, long at, long amount, String more) {
    return "{\"id\":\"%s\",\"status\":\"succeeded\",\"created\":%s,\"currency\":\"usd\",\"amount_received\":%s,%s}"
        .formatted(id, at, amount, more);
  }

  private void plan(String id, long at, String more) throws IOException {
    heard("subscription", id, "{\"id\":\"%s\",\"created\":%s,%s}".formatted(id, at, more));
  }

  private void heard(String object, String id, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exhibits.add(
        new Exhibit(
            file.vault().put(bytes),
            Place.json(0, bytes.length),
            "stripe",
            "stripe." + object,
            id,
            List.of()));
  }
}
