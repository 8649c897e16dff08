package anamnesis.source.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Hash;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Tally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody has of Stripe, beside what Stripe itself says: in whatever order they are heard.
class BesideFilesTest extends AtTheTill {
  private static final String OLD_EVENT =
      "{\"id\":\"evt_old\",\"object\":\"event\",\"type\":\"customer.created\",\"created\":1700000000,\"data\":{\"object\":"
          + customer("cus_1", "old@alderpost.com")
          + "}}\n";

  private Path archive;

  @BeforeEach
  void stock() throws IOException {
    till.shelf("charges");
    till.shelf("payment_intents");
    put(customer("cus_1", "now@alderpost.com"), customer("cus_2", "two@alderpost.com"));
    archive = Files.createDirectories(folder.resolve("archive"));
    Files.writeString(
        archive.resolve("hooks.ndjson"),
        OLD_EVENT + customer("cus_9", "gone@alderpost.com") + "\n{\"id\":\"x\",\n");
  }

  /// As the program has it.
  @Override
  Asking.Patience patience() {
    return Asking.Patience.USUAL;
  }

  @Test
  void what_only_an_archive_knows_is_kept_when_stripe_is_asked() throws Exception {
    files();

    Tally tally = online();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(tally.proof()).contains("beside them stand 3 that were heard before");
    assertThat(keys())
        .containsExactly(
            "stripe.customer:cus_1",
            "stripe.customer:cus_2",
            "stripe.customer:cus_9",
            "stripe.customer@earlier:cus_1",
            "stripe.event:evt_old");
    assertThat(email("stripe.customer:cus_1")).isEqualTo("now@alderpost.com");
    assertThat(email("stripe.customer@earlier:cus_1")).isEqualTo("old@alderpost.com");
    assertThat(tally.quarantined()).as("what could not be read in it is still told").isEqualTo(1);
    assertThat(tally.holds()).isTrue();
  }

  @Test
  void in_whatever_order_they_are_heard_and_however_often_the_same_stands_there() throws Exception {
    files();
    online();
    String first = hash();
    online();
    assertThat(hash()).isEqualTo(first);
    files();
    assertThat(hash()).isEqualTo(first);
    Path other = folder.resolve("other");
    file = Case.begin(other, "beside");
    online();
    files();

    assertThat(hash()).isEqualTo(first);
  }

  @Test
  void what_stripe_has_forgotten_since_is_kept_until_somebody_begins_anew() throws Exception {
    files();
    online();
    put(customer("cus_1", "now@alderpost.com"));

    Tally tally = online();

    assertThat(tally.proof())
        .contains("; 1 customer; ", "beside them stand 4 that were heard before");
    assertThat(email("stripe.customer:cus_2")).isEqualTo("two@alderpost.com");
    assertThat(keys()).contains("stripe.event:evt_old");
    Gathering anew = new Gathering(file);
    anew.hear(stripe(), asked(List.of(), Map.of("anew", "")));
    assertThat(keys()).containsExactly("stripe.customer:cus_1");
    assertThat(anew.unsaid()).containsEntry("stripe", 3L);
  }

  @Test
  void a_key_of_another_account_is_refused_before_anything_is_changed() throws Exception {
    files();
    Tally right = online();
    assertThat(right.proof())
        .endsWith(
            ", of a sandbox: no real payment is there; beside them stand 3 that were heard before");
    String before = hash();
    put();

    assertThatThrownBy(this::online)
        .isInstanceOf(Refusal.class)
        .hasMessage("stripe tells none of the 2 that it told before: is it another account?");
    put(customer("cus_7", "stranger@alderpost.com"), customer("cus_8", "other@alderpost.com"));
    assertThatThrownBy(this::online)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.hint()).contains("--anew"));
    assertThat(hash()).isEqualTo(before);
    assertThat(files().complete()).as("a file is a piece, and none is too little").isTrue();
    hear(Map.of("anew", ""));
    assertThat(keys()).containsExactly("stripe.customer:cus_7", "stripe.customer:cus_8");
  }

  @Test
  void one_that_breaks_off_and_knows_nothing_of_what_it_told_says_so() throws Exception {
    online();
    put(customer("cus_7", "stranger@alderpost.com"));
    till.inMood(
        (exchange, _) ->
            exchange.getRequestURI().getPath().equals("/v1/charges")
                && Till.send(exchange, 403, "{\"error\":{\"message\":\"no\"}}") > 0);

    Tally tally = online();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof())
        .endsWith("so far none of the 2 that it told before: is it another account?");
    assertThat(keys()).contains("stripe.customer:cus_1", "stripe.customer:cus_7");
  }

  @Test
  void of_whom_stripe_says_no_more_than_that_they_are_gone_what_it_said_before_speaks()
      throws Exception {
    online();
    put(
        customer("cus_1", "now@alderpost.com"),
        "{\"id\":\"cus_2\",\"object\":\"customer\",\"deleted\":true}");

    online();
    String once = hash();

    assertThat(email("stripe.customer:cus_2")).isEqualTo("two@alderpost.com");
    assertThat(keys())
        .containsExactly(
            "stripe.customer:cus_1", "stripe.customer:cus_2", "stripe.customer@deleted:cus_2");
    online();
    assertThat(hash()).isEqualTo(once);
    put(customer("cus_1", "now@alderpost.com"), customer("cus_2", "[redacted]"));
    online();
    assertThat(keys()).as("whoever is erased is gone").containsExactly("stripe.customer:cus_1");
  }

  @Test
  void what_stripe_erased_is_not_brought_back_by_an_archive() throws Exception {
    files();
    put(customer("cus_1", "[redacted]"));

    Tally tally = online();

    assertThat(tally.omitted()).isEqualTo(1);
    assertThat(keys()).containsExactly("stripe.customer:cus_9", "stripe.event:evt_old");
    files();
    assertThat(keys()).containsExactly("stripe.customer:cus_9", "stripe.event:evt_old");
  }

  @Test
  void whoever_begins_anew_is_rid_of_what_was_in_the_wrong_folder() throws Exception {
    files();

    hear(Map.of("anew", ""));

    assertThat(keys()).containsExactly("stripe.customer:cus_1", "stripe.customer:cus_2");
  }

  @Test
  void an_archive_that_was_not_whole_does_not_keep_stripe_from_telling_all() throws Exception {
    Files.write(archive.resolve("cut.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0, 0});
    assertThat(files().complete()).isFalse();

    Tally tally = online();

    assertThat(tally.complete()).isTrue();
    assertThat(tally.proof()).contains("and not all were told then");
  }

  private Tally files() throws IOException, InterruptedException {
    return hear(asked(List.of(archive.toString()), Map.of()));
  }

  private Tally online() throws IOException, InterruptedException {
    return hear();
  }

  private void put(String... customers) {
    till.shelf("customers")
        .fill(
            Stream.of(customers).map(one -> one.substring(7, 12)).toList(),
            Stream.of(customers).map(_ -> 1_700_000_000L).toList(),
            Stream.of(customers).map(one -> one.getBytes(StandardCharsets.UTF_8)).toList());
  }

  private static String customer(String id, String email) {
    return "{\"id\":\"%s\",\"object\":\"customer\",\"created\":1700000000,\"email\":\"%s\"}"
        .formatted(id, email);
  }

  private List<String> keys() {
    return shelf(file).stream().map(Exhibit::key).toList();
  }

  private String email(String key) throws IOException {
    return said(key, "email").orElse("");
  }

  private String hash() throws IOException {
    return Hash.of(file.folder().resolve("exhibits.jsonl"));
  }
}
