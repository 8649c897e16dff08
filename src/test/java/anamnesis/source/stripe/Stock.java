package anamnesis.source.stripe;

import anamnesis.casefile.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntFunction;
import tools.jackson.databind.node.ObjectNode;

/// One list of any length, whose nth object is made whenever it is asked for. The nth was made
/// before the one after it.
record Stock(String prefix, int count, IntFunction<ObjectNode> making) {
  private static final long FIRST = 1_500_000_000L;
  private static final long APART = 97;

  /// The lists of a practice, as many objects in all.
  static Map<String, Stock> practice(int objects) {
    int people = (int) (objects / 4.66);
    return Map.of(
        "customers", new Stock("cus", people, nth -> Ware.customer(nth, made(nth))),
        "payment_intents", new Stock("pi", people, nth -> Ware.intent(nth, made(nth))),
        "charges", new Stock("ch", people, nth -> Ware.charge(nth, made(nth))),
        "balance_transactions", new Stock("txn", people, nth -> Ware.movement(nth, made(nth))),
        "invoices", new Stock("in", objects - 4 * people, nth -> Ware.invoice(nth, made(nth))));
  }

  private static long made(int nth) {
    return FIRST + nth * APART;
  }

  /// Newest first.
  byte[] page(Map<String, String> query) {
    int limit = Integer.parseInt(query.getOrDefault("limit", "10"));
    int least = first(Long.parseLong(query.getOrDefault("created[gte]", "0")));
    int most = first(Long.parseLong(query.getOrDefault("created[lte]", "99999999999")) + 1) - 1;
    String before = query.get("ending_before");
    if (before != null) {
      int from = Math.max(least, number(before) + 1);
      int to = Math.min(most, from + limit - 1);
      return page(from, to, to < most);
    }
    String after = query.get("starting_after");
    int to = after == null ? most : Math.min(most, number(after) - 1);
    int from = Math.max(least, to - limit + 1);
    return page(from, to, from > least);
  }

  byte[] one(String id) {
    return Json.write(making.apply(number(id))).getBytes(StandardCharsets.UTF_8);
  }

  boolean has(String id) {
    int nth = id.matches(prefix + "_[0-9a-z]{14,}") ? number(id) : -1;
    return nth >= 0 && nth < count && Ware.id(prefix, nth).equals(id);
  }

  private static int number(String id) {
    return Ware.nth(id);
  }

  /// The first that was made then or later.
  private int first(long second) {
    long nth = (second - FIRST + APART - 1) / APART;
    return Math.clamp(second <= FIRST ? 0 : nth, 0, count);
  }

  private byte[] page(int from, int to, boolean more) {
    ByteArrayOutputStream page = new ByteArrayOutputStream(260_000);
    page.writeBytes("{\"object\":\"list\",\"data\":[".getBytes(StandardCharsets.UTF_8));
    for (int nth = to; nth >= from; nth--) {
      page.writeBytes(Json.write(making.apply(nth)).getBytes(StandardCharsets.UTF_8));
      page.writeBytes(nth > from ? COMMA : new byte[0]);
    }
    page.writeBytes(("],\"has_more\":" + more + "}").getBytes(StandardCharsets.UTF_8));
    return page.toByteArray();
  }

  private static final byte[] COMMA = {','};
}
