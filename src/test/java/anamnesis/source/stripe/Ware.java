package anamnesis.source.stripe;

import anamnesis.casefile.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Invented objects to fill a till with, as large as Stripe's own.
final class Ware {
  static final long NOON = 1_770_000_000L;
  private static final String RECEIPT =
      "https://pay.alderpost.com/receipts/payment/CAcaFwoVYWNjdF8xUHB5V0FCN1daMDF6Z2tXKJ/";

  private static final List<String> GIVEN =
      List.of("Zoë", "Ines", "Omar", "Liv", "Hugo", "Mara", "Tarek", "Nell", "Ugo", "Wanda", "Ivo");
  private static final int PARTS = 12;
  private static final String[] START = "Var Ol Ket Bru Man Sil Tor Hal Ned Ros Lam Wex".split(" ");
  private static final String[] MIDDLE = "a e i o u ai ei ou an el in or".split(" ");
  private static final String[] END =
      "gas sen man ton wick dale berg rick mond lund ford well".split(" ");

  private static final int SHORT = 14;
  private static final int LONG = 24;
  private static final int PLACE = 7;
  private static final int SCATTER = 0x9E3779B1;

  /// What undoes it, modulo two to the thirty-second.
  private static final int GATHER =
      BigInteger.valueOf(SCATTER).modInverse(BigInteger.TWO.pow(Integer.SIZE)).intValue();

  private Ware() {}

  /// After how many seconds the nth was made.
  interface Pace {
    long second(int nth);
  }

  /// As long as Stripe's own, and like those in no order of their days.
  static String id(String prefix, int nth) {
    String place = padded(Integer.toUnsignedString(nth * SCATTER, 36), PLACE);
    String rest = padded(Long.toUnsignedString((nth + 1) * 0x9E3779B97F4A7C15L, 36), LONG - PLACE);
    return prefix + "_" + place + rest.substring(0, (prefix.equals("cus") ? SHORT : LONG) - PLACE);
  }

  /// Which one has this id.
  static int nth(String id) {
    String place = id.substring(id.indexOf('_') + 1).substring(0, PLACE);
    return Integer.parseUnsignedInt(place, 36) * GATHER;
  }

  private static String padded(String digits, int length) {
    return "0".repeat(length - digits.length()) + digits;
  }

  static void customers(Till till, int count, Pace pace) {
    fill(till, "customers", count, pace, nth -> customer(nth, NOON + pace.second(nth)));
  }

  static void charges(Till till, int count, Pace pace) {
    fill(till, "charges", count, pace, nth -> charge(nth, NOON + pace.second(nth)));
    fill(till, "balance_transactions", count, pace, nth -> movement(nth, NOON + pace.second(nth)));
  }

  static void payments(Till till, int count, Pace pace) {
    fill(till, "payment_intents", count, pace, nth -> intent(nth, NOON + pace.second(nth)));
  }

  static void invoices(Till till, int count, Pace pace) {
    fill(till, "invoices", count, pace, nth -> invoice(nth, NOON + pace.second(nth)));
  }

  static ObjectNode customer(int nth, long created) {
    ObjectNode json = object("cus", nth, "customer", created);
    json.put("email", "person" + nth + "@alderpost.com").put("name", name(nth));
    json.putObject("address").put("line1", nth + " Alder Court").put("city", "Chicago");
    json.putObject("metadata").put("patient_id", "p_" + nth);
    return json;
  }

  /// As many as a town has, and some of them more than once.
  private static String name(int nth) {
    int family = Math.floorMod(nth * 7919, PARTS * PARTS * PARTS);
    String start = START[family % PARTS] + MIDDLE[family / PARTS % PARTS];
    return GIVEN.get(nth % GIVEN.size()) + " " + start + END[family / PARTS / PARTS];
  }

  static ObjectNode charge(int nth, long created) {
    ObjectNode json = object("ch", nth, "charge", created);
    json.put("amount", 1000 + nth).put("amount_captured", 1000 + nth).put("currency", "usd");
    json.put("customer", id("cus", nth)).put("payment_intent", id("pi", nth));
    return json.put("balance_transaction", id("txn", nth)).put("status", "succeeded");
  }

  static ObjectNode movement(int nth, long created) {
    ObjectNode json = object("txn", nth, "balance_transaction", created);
    json.put("amount", 1000 + nth).put("currency", "usd").put("type", "charge");
    return json.put("source", id("ch", nth));
  }

  static ObjectNode intent(int nth, long created) {
    ObjectNode json = object("pi", nth, "payment_intent", created);
    json.put("amount", 1000 + nth).put("currency", "usd").put("status", "succeeded");
    return json.put("customer", id("cus", nth)).put("latest_charge", id("ch", nth));
  }

  static ObjectNode invoice(int nth, long created) {
    ObjectNode json = object("in", nth, "invoice", created);
    json.put("amount_due", 1000 + nth).put("currency", "usd").put("customer", id("cus", nth));
    return json;
  }

  /// With as much around it as Stripe's own have: two kilobytes in sixty fields.
  private static ObjectNode object(String prefix, int nth, String word, long created) {
    ObjectNode json = Json.object();
    json.put("id", id(prefix, nth)).put("object", word).put("created", created);
    for (int i = 0; i < 24; i++) {
      json.putNull("field_that_says_nothing_" + i);
    }
    ObjectNode details = json.putObject("details");
    for (int i = 0; i < 16; i++) {
      details.put("part_" + i, "said " + nth * 31L * (i + 7));
    }
    ObjectNode outcome = json.putObject("outcome").putObject("card");
    for (int i = 0; i < 16; i++) {
      outcome.put("check_number_" + i, i % 3 == 0 ? "pass" : "unavailable");
    }
    return json.put("description", "Visit " + nth).put("receipt_url", RECEIPT + nth);
  }

  private interface Making {
    ObjectNode make(int nth);
  }

  private static void fill(Till till, String list, int count, Pace pace, Making making) {
    List<String> ids = new ArrayList<>();
    List<Long> created = new ArrayList<>();
    List<byte[]> json = new ArrayList<>();
    for (int nth = count - 1; nth >= 0; nth--) {
      ObjectNode made = making.make(nth);
      ids.add(made.path("id").asString());
      created.add(NOON + pace.second(nth));
      json.add(Json.write(made).getBytes(StandardCharsets.UTF_8));
    }
    till.shelf(list).fill(ids, created, json);
  }
}
