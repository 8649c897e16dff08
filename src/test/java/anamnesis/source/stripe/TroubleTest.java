package anamnesis.source.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Case;
import anamnesis.evidence.Tally;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever the line and Stripe do: all that is there is told, or it is said what is not.
class TroubleTest extends AtTheTill {
  private static final int PEOPLE = 2_400;

  /// What goes wrong, again and again, all the while.
  enum Trouble {
    NONE,
    TOO_MANY_REQUESTS,
    TOO_MANY_WITH_A_WAIT,
    FIVE_HUNDRED,
    ERRORS_WITHOUT_A_WORD,
    HALF_A_PAGE,
    HALF_A_PAGE_THAT_SAYS_IT_IS_WHOLE,
    NO_ANSWER,
    NO_JSON;

    boolean answers(HttpExchange exchange, long nth) throws IOException {
      boolean now = nth % 3 == 1;
      if (!now || this == NONE) {
        return false;
      }
      switch (this) {
        case TOO_MANY_REQUESTS -> Till.send(exchange, 429, "{\"error\":{}}");
        case TOO_MANY_WITH_A_WAIT -> {
          exchange.getResponseHeaders().add("Retry-After", "0");
          Till.send(exchange, 429, "{\"error\":{}}");
        }
        case FIVE_HUNDRED -> Till.send(exchange, 500, "{\"error\":{}}");
        case ERRORS_WITHOUT_A_WORD -> Till.send(exchange, nth % 2 == 0 ? 503 : 429, "");
        case HALF_A_PAGE -> cutOff(exchange);
        case HALF_A_PAGE_THAT_SAYS_IT_IS_WHOLE ->
            Till.send(exchange, 200, "{\"object\":\"list\",\"data\":[{\"id\":\"cus_1\"");
        case NO_ANSWER -> exchange.close();
        case NO_JSON -> Till.send(exchange, 200, "<html>a proxy's own words</html>");
        case NONE -> throw new IllegalStateException();
      }
      return true;
    }

    private static void cutOff(HttpExchange exchange) throws IOException {
      exchange.sendResponseHeaders(200, 10_000);
      exchange.getResponseBody().write("{\"object\":".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      exchange.close();
    }
  }

  /// How its objects lie in time.
  enum Time {
    EVEN,
    FIFTY_A_SECOND,
    ALL_AT_ONCE,
    IN_BURSTS,
    A_CLOCK_THAT_GOES_WRONG;

    long second(int nth) {
      return switch (this) {
        case EVEN -> nth * 600L;
        case FIFTY_A_SECOND -> nth / 50;
        case ALL_AT_ONCE -> 0;
        case IN_BURSTS -> nth / 400 * 1_000_000L + nth % 400 / 100;
        case A_CLOCK_THAT_GOES_WRONG -> nth * 60L + (nth % 7 == 0 ? 5_000_000L : 0);
      };
    }
  }

  /// One question may meet its trouble many times before it is answered.
  @Override
  Asking.Patience patience() {
    return new Asking.Patience(12, Duration.ofMillis(2), Duration.ofMillis(50));
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void whatever_the_line_does_all_is_told_also_after_it_was_cut_off(Trouble trouble)
      throws Exception {
    stock(Time.EVEN);
    till.inMood(trouble::answers);

    cutOff(25);
    Tally tally = hear();

    assertThat(tally.proof()).startsWith("each list told from both its ends");
    assertThat(tally.complete()).isTrue();
    assertThat(told(file)).isEqualTo(there());
  }

  @ParameterizedTest
  @EnumSource(Time.class)
  void however_its_objects_lie_in_time_all_is_told(Time time) throws Exception {
    stock(time);

    cutOff(10);
    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(told(file)).isEqualTo(there());
  }

  @Test
  void what_was_heard_before_it_was_cut_off_is_not_asked_again() throws Exception {
    stock(Time.EVEN);
    Case whole = Case.begin(folder.resolve("whole"), "whole");
    hear(whole, Map.of());
    long usual = walked();
    till.forgetVisits();

    cutOff(60);
    long first = walked();
    hear();

    assertThat(walked()).as("%s until it was cut off", first).isLessThanOrEqualTo(usual + 24);
    assertThat(shelf(file)).isEqualTo(shelf(whole));
  }

  @Test
  void what_grows_and_shrinks_during_the_walk_is_told() throws Exception {
    stock(Time.EVEN);
    till.inMood(
        (_, nth) -> {
          if (nth < 60) {
            int made = PEOPLE + (int) nth;
            long now = 1_770_000_000L + PEOPLE * 600L + nth;
            byte[] json = Ware.customer(made, now).toString().getBytes(StandardCharsets.UTF_8);
            till.shelf("customers").add(Ware.id("cus", made), now, json);
            // What is deleted is often what the walk stands on.
            till.shelf("invoices").remove(Ware.id("in", PEOPLE - 100 * (int) nth));
          }
          return false;
        });

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(told(file)).containsAll(there());
  }

  @Test
  void what_no_list_shows_is_told_by_the_ledger_and_by_those_who_name_it() throws Exception {
    stock(Time.EVEN);
    till.shelf("charges").hide(Ware.id("ch", 1000));
    till.shelf("customers").hide(Ware.id("cus", 7));

    Tally tally = hear();

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(told(file)).contains(Ware.id("ch", 1000), Ware.id("cus", 7));
  }

  @Test
  void a_charge_that_the_ledger_knows_and_nobody_can_show_is_named() throws Exception {
    stock(Time.EVEN);
    till.shelf("charges").remove(Ware.id("ch", 1000));

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof())
        .contains("the ledger knows and no list does (" + Ware.id("ch", 1000) + ")");
  }

  @Test
  void a_list_that_hides_some_from_one_end_is_told_whole() throws Exception {
    stock(Time.EVEN);
    till.shelf("payment_intents").showOnlyFromBelow(Ware.id("pi", 0), Ware.id("pi", 777));

    Tally tally = hear();

    assertThat(told(file)).isEqualTo(there());
    assertThat(tally.complete()).as(tally.proof()).isTrue();
  }

  @Test
  void put_off_it_is_not_proven_and_the_next_time_proves_it_without_asking_all_again()
      throws Exception {
    stock(Time.EVEN);

    Tally first = hear(Map.of("prove", "later"));
    long walked = till.visits().size();
    till.forgetVisits();
    Tally second = hear();

    assertThat(first.complete()).isFalse();
    assertThat(first.proof()).startsWith("not proven yet: --prove later put it off; ");
    assertThat(first.awaitsProof()).isTrue();
    assertThat(told(file)).isEqualTo(there());
    assertThat(second.complete()).as(second.proof()).isTrue();
    assertThat((long) till.visits().size()).isLessThan(walked * 2);
  }

  private void stock(Time time) {
    Ware.customers(till, PEOPLE, time::second);
    Ware.payments(till, PEOPLE, time::second);
    Ware.charges(till, PEOPLE, time::second);
    Ware.invoices(till, PEOPLE, time::second);
  }

  /// Begins, and dies at the nth request.
  private void cutOff(int nth) throws Exception {
    long before = till.visits().size();
    Thread run =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    hear();
                  } catch (IOException | InterruptedException cut) {
                    // So it was meant.
                  }
                });
    while (till.visits().size() - before < nth && run.isAlive()) {
      Thread.sleep(1);
    }
    run.interrupt();
    run.join();
  }

  /// Requests of the first walk.
  private long walked() {
    return till.visits().stream().filter(visit -> visit.status() == 200).count();
  }

  private Set<String> there() {
    return there("customers", "payment_intents", "charges", "balance_transactions", "invoices");
  }
}
