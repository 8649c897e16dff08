package anamnesis.source.stripe;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// What Stripe and the line to it do while they are asked, and how that must end.
enum Plight {
  A_SANDBOX,
  STORMS_OF_429,
  RESETS,
  TRUNCATIONS,
  VANISHED_CURSORS,
  FIFTY_A_SECOND,
  A_SKEWED_CLOCK,
  GROWTH,
  A_LIST_THAT_IS_FORBIDDEN,
  A_CHARGE_THAT_NOBODY_SHOWS;

  static final String GONE = Ware.id("ch", 321);

  private static final long STORM = 700_000_000L;

  /// What is missing in the end, in the words of the program; empty if nothing is.
  String missing() {
    return switch (this) {
      case A_LIST_THAT_IS_FORBIDDEN -> "give the key Read on Invoices";
      case A_CHARGE_THAT_NOBODY_SHOWS -> "the ledger knows and no list does (%s)".formatted(GONE);
      default -> "";
    };
  }

  /// How the objects of the night lie in time.
  static long second(Set<Plight> night, int nth) {
    if (night.contains(FIFTY_A_SECOND)) {
      return nth / 50;
    }
    return nth * 600L + (night.contains(A_SKEWED_CLOCK) && nth % 7 == 0 ? 5_000_000L : 0);
  }

  Till.Mood mood(Till till) {
    return switch (this) {
      case STORMS_OF_429 -> storms();
      case RESETS -> (exchange, nth) -> nth % 9 == 4 && reset(exchange);
      case TRUNCATIONS -> (exchange, nth) -> nth % 9 == 5 && truncated(exchange);
      case VANISHED_CURSORS -> (exchange, nth) -> vanishes(till, exchange, nth);
      case GROWTH -> (_, nth) -> grows(till, nth);
      case A_LIST_THAT_IS_FORBIDDEN ->
          (exchange, _) ->
              exchange.getRequestURI().getPath().equals("/v1/invoices")
                  && Till.send(exchange, 403, "{\"error\":{\"message\":\"no\"}}") > 0;
      default -> (_, _) -> false;
    };
  }

  /// For a while nobody is answered, at the beginning and in full swing.
  private static Till.Mood storms() {
    AtomicLong until = new AtomicLong(System.nanoTime());
    return (exchange, nth) -> {
      long now = System.nanoTime();
      if (nth == 8 || nth == 60) {
        until.set(now + STORM);
      }
      if (until.get() - now <= 0) {
        return false;
      }
      if (nth % 2 == 0) {
        exchange.getResponseHeaders().add("Retry-After", "1");
      }
      return Till.send(exchange, 429, "{\"error\":{}}") > 0;
    };
  }

  private static boolean reset(HttpExchange exchange) {
    exchange.close();
    return true;
  }

  private static boolean truncated(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 10_000);
    exchange
        .getResponseBody()
        .write("{\"object\":\"list\",\"data\":[{\"id\":\"cus_1".getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
    exchange.close();
    return true;
  }

  /// What the walk stands on is deleted in the moment in which it goes on from there.
  private static boolean vanishes(Till till, HttpExchange exchange, long nth) {
    String list = exchange.getRequestURI().getPath().substring("/v1/".length());
    String cursor = Till.query(exchange).get("starting_after");
    if (cursor != null && nth % 3 == 0 && list.equals("invoices")) {
      till.shelf(list).remove(cursor);
    }
    return false;
  }

  private static boolean grows(Till till, long nth) {
    if (nth % 4 == 0 && nth < 60) {
      int made = 1_000_000 + (int) nth;
      long now = Ware.NOON + 10_000_000L + nth;
      byte[] json = Ware.customer(made, now).toString().getBytes(StandardCharsets.UTF_8);
      till.shelf("customers").add(Ware.id("cus", made), now, json);
    }
    return false;
  }
}
