package anamnesis.source.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.evidence.Quarantined;
import anamnesis.evidence.Tally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Objects that no parser takes: each costs itself and nothing else.
class UnreadableTest extends AtTheTill {
  private static final int PEOPLE = 30;

  /// What makes an object unreadable.
  enum Fault {
    DEEP("[".repeat(300) + "{\"a\":\"]}\\\\\\\"[\"}" + "]".repeat(300)),
    ABYSMAL("{\"a\":".repeat(200_000) + "1" + "}".repeat(200_000)),
    DIGITS("1".repeat(5_000)),
    DECIMALS("0." + "1".repeat(5_000)),
    A_LONG_KEY("{\"" + "k".repeat(60_000) + "\":1}"),
    NO_NUMBER("007"),
    NO_ESCAPE("\"\\x\""),
    NO_UTF_8("\"Zo\u00eb V\"");

    private final String value;

    Fault(String value) {
      this.value = value;
    }

    byte[] in(String id, String object) {
      return "{\"before\":%s, \"id\":\"%s\",\"object\":\"%s\",\"created\":1770000003, \"after\":%s }"
          .formatted(value, id, object, value)
          .getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  @BeforeEach
  void stock() {
    Ware.customers(till, PEOPLE, nth -> nth);
    Ware.payments(till, PEOPLE, nth -> nth);
    Ware.charges(till, PEOPLE, nth -> nth);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void it_is_in_quarantine_by_its_id_and_its_neighbours_are_told(Fault fault) throws Exception {
    byte[] odd = fault.in(Ware.id("cus", 3), "customer");
    till.shelf("customers").change(Ware.id("cus", 3), odd);

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(tally.stored()).isEqualTo(4 * PEOPLE - 1);
    Quarantined alone = quarantined();
    assertThat(alone.id()).isEqualTo(Ware.id("cus", 3));
    assertThat(alone.kind()).isEqualTo("stripe.customer");
    assertThat(bytes(alone)).isEqualTo(odd);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"DEEP", "DIGITS"})
  void a_movement_of_the_ledger_that_cannot_be_read_belies_no_charge(Fault fault) throws Exception {
    till.shelf("balance_transactions")
        .change(Ware.id("txn", 3), fault.in(Ware.id("txn", 3), "balance_transaction"));

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(quarantined().id()).isEqualTo(Ware.id("txn", 3));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"DEEP", "NO_ESCAPE"})
  void one_that_stands_on_no_list_is_in_quarantine_too(Fault fault) throws Exception {
    byte[] odd = fault.in(Ware.id("cus", 3), "customer");
    till.shelf("customers").change(Ware.id("cus", 3), odd);
    till.shelf("customers").hide(Ware.id("cus", 3));

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(tally.stored()).isEqualTo(4 * PEOPLE - 1);
    assertThat(quarantined().id()).isEqualTo(Ware.id("cus", 3));
    assertThat(bytes(quarantined())).isEqualTo(odd);
  }

  @Test
  void one_that_only_the_way_back_shows_is_in_quarantine_by_its_id() throws Exception {
    till.shelf("customers").change(Ware.id("cus", 3), Fault.DEEP.in(Ware.id("cus", 3), "customer"));
    till.shelf("customers").showOnlyFromBelow(Ware.id("cus", 3));
    // Nobody names it, so that it is not asked for before.
    till.shelf("payment_intents").remove(Ware.id("pi", 3));
    till.shelf("charges").remove(Ware.id("ch", 3));
    till.shelf("balance_transactions").remove(Ware.id("txn", 3));

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(quarantined().id()).isEqualTo(Ware.id("cus", 3));
  }

  @Test
  void what_was_told_and_is_gone_by_its_list_may_be_unreadable_by_its_name() throws Exception {
    hear(Map.of("prove", "later"));
    till.shelf("customers")
        .change(Ware.id("cus", 3), Fault.DIGITS.in(Ware.id("cus", 3), "customer"));
    till.shelf("customers").hide(Ware.id("cus", 3));

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof())
        .contains("1 customers that one end shows and not the other (" + Ware.id("cus", 3) + ")");
  }

  @Test
  void a_run_that_goes_on_from_a_page_with_one_tells_the_same() throws Exception {
    till.shelf("customers")
        .change(Ware.id("cus", 3), Fault.NO_UTF_8.in(Ware.id("cus", 3), "customer"));
    Tally first = hear(Map.of("prove", "later"));
    till.forgetVisits();

    Tally second = hear(Map.of("prove", "later"));

    assertThat(second).isEqualTo(first);
    assertThat(till.queries()).noneMatch(query -> query.startsWith("customers?"));
    assertThat(quarantined().id()).isEqualTo(Ware.id("cus", 3));
  }

  @Test
  void one_that_does_not_say_its_name_is_in_quarantine_as_it_stands() throws Exception {
    byte[] odd =
        "{\"a\":%s,\"metadata\":{\"id\":\"cus_other\"}}"
            .formatted("1".repeat(5_000))
            .getBytes(StandardCharsets.UTF_8);
    till.shelf("customers").change(Ware.id("cus", 3), odd);

    Tally tally = hear();

    assertThat(tally.holds()).isTrue();
    try (Stream<Quarantined> faults = Quarantined.shelf(file, "gather").read()) {
      assertThat(faults)
          .isNotEmpty()
          .allSatisfy(fault -> assertThat(fault.id()).isEmpty())
          .allSatisfy(fault -> assertThat(bytes(fault)).isEqualTo(odd));
    }
  }

  @Test
  void a_page_whose_brackets_do_not_close_is_still_no_page() throws Exception {
    till.shelf("customers")
        .change(
            Ware.id("cus", 3),
            "{\"id\":\"cus_x\",\"name\":\"no end},{".getBytes(StandardCharsets.UTF_8));

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof()).contains("customers after 0 (Stripe kept answering with pages");
    assertThat(stored("stripe.customer")).isZero();
  }

  private long stored(String kind) {
    return shelf(file).stream().filter(exhibit -> exhibit.recordKind().equals(kind)).count();
  }

  private Quarantined quarantined() {
    try (Stream<Quarantined> faults = Quarantined.shelf(file, "gather").read()) {
      List<Quarantined> all = faults.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  private byte[] bytes(Quarantined fault) throws IOException {
    return bytes(fault.sha256(), fault.place());
  }
}
