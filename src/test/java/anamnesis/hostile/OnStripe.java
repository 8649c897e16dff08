package anamnesis.hostile;

import static anamnesis.hostile.Hostile.Must.done;
import static anamnesis.hostile.Hostile.Must.incomplete;

import anamnesis.hostile.Hostile.Must;
import anamnesis.shell.TheShell.Said;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/// A Stripe that lies: about its objects, about its lists, about the wire.
final class OnStripe {
  private static final String NONE = "{\"object\":\"list\",\"data\":[],\"has_more\":false}";
  private static final String KEY = "rk_live_0123456789";
  private static final String PAID =
      "{\"id\":\"pi_1\",\"object\":\"payment_intent\",\"amount\":500,\"amount_received\":500,"
          + "\"currency\":\"usd\",\"status\":\"succeeded\",\"created\":1770000000,\"livemode\":true}";

  private OnStripe() {}

  static List<Hostile> all() {
    List<Hostile> all = new ArrayList<>();
    amounts(all);
    objects(all);
    lists(all);
    wire(all);
    return all;
  }

  private static void amounts(List<Hostile> all) {
    for (String amount :
        List.of(
            "-500",
            "1e30",
            "12.5",
            "\"500\"",
            "null",
            "true",
            "{}",
            "[500]",
            "1e999999999",
            "9".repeat(400),
            "9223372036854775808")) {
      String name = amount.length() > 40 ? "400 digits" : amount;
      all.add(
          payment(
              "an amount of " + name,
              () -> PAID.replace("_received\":500", "_received\":" + amount),
              done("its amount_received is no amount of money")));
    }
    all.add(
        payment(
            "a currency that nobody has",
            () -> PAID.replace("usd", "zzz"),
            done("1 exhibit kept")));
    all.add(
        payment(
            "a currency without cents", () -> PAID.replace("usd", "jpy"), done("1 exhibit kept")));
    all.add(
        payment(
            "a currency of markup",
            () -> PAID.replace("usd", "<b>usd"),
            done("its currency is none")));
    all.add(
        payment(
            "a currency that is a list",
            () -> PAID.replace("\"usd\"", "[\"usd\"]"),
            done("its currency is none")));
    all.add(
        payment(
            "a payment of before 1970",
            () -> PAID.replace("1770000000", "-1"),
            done("its created is no moment")));
    all.add(
        payment(
            "a payment of the far future",
            () -> PAID.replace("1770000000", "1e18"),
            done("its created is no moment")));
    all.add(
        payment(
            "a payment in test mode",
            () -> PAID.replace("\"livemode\":true", "\"livemode\":false"),
            done("test mode")));
  }

  private static void objects(List<Hostile> all) {
    all.add(customer("no id", () -> "{\"object\":\"customer\"}", done("it has no id")));
    all.add(customer("an object for an id", () -> "{\"id\":{\"id\":\"x\"}}", done("it has no id")));
    all.add(
        customer("half a character in its id", () -> "{\"id\":\"cus_\\ud800\"}", done("its id")));
    all.add(
        customer(
            "half a character in its name",
            () -> "{\"id\":\"cus_1\",\"name\":\"A\\udc00nn\"}",
            done("1 exhibit kept")));
    all.add(
        customer(
            "NUL in every value",
            () ->
                "{\"id\":\"cus_1\",\"name\":\"\\u0000\",\"email\":\"\\u0000@x.org\",\"phone\":\"\\u0000\",\"address\":{\"line1\":\"\\u0000\"}}",
            done("1 exhibit kept")));
    all.add(
        customer(
            "a number for every field",
            () ->
                "{\"id\":\"cus_1\",\"name\":1,\"email\":2,\"phone\":3,\"address\":4,\"metadata\":5,\"shipping\":6}",
            done("1 exhibit kept")));
    all.add(
        customer(
            "a list for every field",
            () ->
                "{\"id\":\"cus_1\",\"name\":[],\"email\":[1],\"phone\":[{}],\"address\":[[]],\"metadata\":[\"patient_id\"]}",
            done("1 exhibit kept")));
    all.add(
        customer(
            "another kind of object",
            () -> "{\"id\":\"ch_1\",\"object\":\"charge\"}",
            done("it says that it is something else")));
    all.add(customer("a number instead of it", () -> "5", done("it has no id")));
    all.add(customer("null instead of it", () -> "null", done("it has no id")));
    all.add(
        customer(
            "a key twice",
            () -> "{\"id\":\"cus_1\",\"id\":\"cus_2\"}",
            done("it cannot be read as JSON")));
    all.add(
        customer(
            "a number of 1e999999999",
            () -> "{\"id\":\"cus_1\",\"balance\":1e999999999,\"name\":1e999999999}",
            done("1 exhibit kept")));
    all.add(
        customer(
            "an id twice with two bodies",
            () -> "{\"id\":\"cus_1\",\"name\":\"Ann V\"},{\"id\":\"cus_1\",\"name\":\"Bob W\"}",
            done("2 exhibits kept")));
    all.add(
        customer(
            "a name of 2 MB",
            () ->
                "{\"id\":\"cus_1\",\"name\":\""
                    + "Ann ".repeat(500_000)
                    + "\",\"email\":\""
                    + "a".repeat(500_000)
                    + "@x.org\",\"phone\":\""
                    + "1".repeat(500_000)
                    + "\"}",
            done("1 exhibit kept")));
    all.add(
        customer(
            "depth 100,000",
            () -> "{\"id\":\"cus_1\",\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
            done("it cannot be read as JSON")));
    all.add(
        customer("escapes for an id", () -> "{\"id\":\"\\u001b[2J\\u009b31m\"}", done("its id")));
    all.add(
        customer(
            "an email of escapes",
            () -> "{\"id\":\"cus_1\",\"email\":\"\\u001b]52;c;AAAA\\u0007@x.org\"}",
            done("1 exhibit kept")));
  }

  private static void lists(List<Hostile> all) {
    String cus = "{\"id\":\"cus_1\",\"object\":\"customer\"}";
    all.add(
        raw(
            "the same page for ever",
            out -> Liar.say(out, list(cus, true)),
            incomplete("the list never ends")));
    all.add(
        raw(
            "an empty page, and more",
            out -> Liar.say(out, list("", true)),
            incomplete("the list never ends")));
    AtomicLong made = new AtomicLong();
    all.add(
        raw(
            "new ids for ever",
            out ->
                Liar.say(out, list("{\"id\":\"cus_%d\"}".formatted(made.incrementAndGet()), true)),
            incomplete("the list never ends")));
    AtomicLong turn = new AtomicLong();
    all.add(
        raw(
            "two pages in turn for ever",
            out ->
                Liar.say(
                    out, list("{\"id\":\"cus_%d\"}".formatted(turn.incrementAndGet() % 2), true)),
            incomplete("the list never ends")));
    all.add(
        raw(
            "200 with a page of HTML",
            out -> Liar.say(out, "<!doctype html><script>alert(1)</script>"),
            incomplete("no list").hiding("<script>")));
    all.add(
        raw(
            "200 with an error",
            out -> Liar.say(out, "{\"error\":{\"message\":\"" + KEY + "\"}}"),
            incomplete("no list").hiding(KEY)));
    all.add(
        raw(
            "words for has_more",
            out -> Liar.say(out, "{\"data\":[],\"has_more\":\"yes\"}"),
            incomplete("no list")));
    all.add(
        raw(
            "an object for data",
            out -> Liar.say(out, "{\"data\":{},\"has_more\":false}"),
            incomplete("no list")));
    all.add(
        raw("a list and more behind", out -> Liar.say(out, NONE + NONE), incomplete("no list")));
    all.add(
        raw(
            "data twice",
            out -> Liar.say(out, "{\"data\":[" + cus + "],\"data\":[],\"has_more\":false}"),
            incomplete("no list")));
    all.add(
        raw(
            "invalid UTF-8",
            out -> Liar.say(out, 200, "", new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'}),
            incomplete("no list")));
    all.add(raw("nothing at all", out -> Liar.say(out, ""), incomplete("no list")));
  }

  private static void wire(List<Hostile> all) {
    all.add(
        raw(
            "a gzip bomb",
            out -> Liar.say(out, 200, "Content-Encoding: gzip\r\n", bomb()),
            incomplete("no list")));
    all.add(
        raw(
            "a drip that never ends",
            out -> {
              out.write(
                  "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n"
                      .getBytes(StandardCharsets.US_ASCII));
              for (int i = 0; i < 10_000; i++) {
                out.write("1\r\n \r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Thread.sleep(20);
              }
            },
            Must.either(2, 3, "broke off")));
    all.add(
        raw(
            "a body of 1 GB",
            out -> {
              out.write(
                  "HTTP/1.1 200 X\r\nConnection: close\r\n\r\n{\"data\":[\""
                      .getBytes(StandardCharsets.US_ASCII));
              OnCsv.much(out, 1024);
            },
            incomplete("longer than")));
    all.add(
        raw(
            "a length that is more than there is",
            out -> {
              out.write(
                  ("HTTP/1.1 200 X\r\nContent-Length: 9999\r\n\r\n" + NONE)
                      .getBytes(StandardCharsets.US_ASCII));
              out.flush();
            },
            incomplete("broke off")));
    all.add(
        raw(
            "a length that is less than there is",
            out -> {
              out.write(
                  ("HTTP/1.1 200 X\r\nContent-Length: 9\r\n\r\n" + NONE)
                      .getBytes(StandardCharsets.US_ASCII));
              out.flush();
            },
            incomplete("broke off")));
    all.add(
        raw(
            "a length below none",
            out -> {
              out.write(
                  ("HTTP/1.1 200 X\r\nContent-Length: -5\r\nConnection: close\r\n\r\n" + NONE)
                      .getBytes(StandardCharsets.US_ASCII));
              out.flush();
            },
            Must.either(0, 3)));
    all.add(
        raw(
            "no HTTP at all",
            out -> {
              out.write("SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.US_ASCII));
              out.flush();
            },
            incomplete("broke off")));
    all.add(
        raw(
            "a header of 4 MB",
            out -> {
              out.write(
                  ("HTTP/1.1 200 X\r\nX: " + "y".repeat(4 << 20) + "\r\n\r\n" + NONE)
                      .getBytes(StandardCharsets.US_ASCII));
              out.flush();
            },
            Must.either(0, 3)));
    all.add(raw("500 for ever", out -> Liar.say(out, 500, "", new byte[0]), incomplete("500")));
    for (String wait :
        List.of("1000000000", "999999", "-5", "Wed, 21 Oct 2099 07:28:00 GMT", "soon", "1e9")) {
      all.add(
          raw(
              "429 and to wait " + wait,
              out -> Liar.say(out, 429, "Retry-After: " + wait + "\r\n", new byte[0]),
              incomplete("429")));
    }
    all.add(
        Hostile.of(
            "stripe: sent elsewhere, with the key", incomplete("301"), OnStripe::sentElsewhere));
  }

  private static Said sentElsewhere(Stage stage) throws Exception {
    try (Liar other = new Liar((target, out) -> Liar.say(out, NONE));
        Liar liar =
            new Liar(
                (target, out) ->
                    Liar.say(
                        out, 301, "Location: " + other.base() + target + "\r\n", new byte[0]))) {
      Said said = gathered(stage, liar.base());
      return other.asked.isEmpty() ? new Said(3, said.out(), said.err() + "301") : said;
    }
  }

  private static Hostile payment(String name, Supplier<String> payment, Must must) {
    return on("payment_intents", name, out -> Liar.say(out, list(payment.get(), false)), must);
  }

  private static Hostile customer(String name, Supplier<String> customer, Must must) {
    return on(
        "customers",
        "a customer with " + name,
        out -> Liar.say(out, list(customer.get(), false)),
        must);
  }

  private static Hostile raw(String name, Saying saying, Must must) {
    return on("customers", name, saying, must);
  }

  private static Hostile on(String list, String name, Saying saying, Must must) {
    return Hostile.of(
        "stripe: " + name,
        must.hiding(KEY),
        stage -> {
          try (Liar liar =
              new Liar(
                  (target, out) -> {
                    if (target.startsWith("/v1/" + list)) {
                      saying.to(out);
                    } else {
                      Liar.say(out, NONE);
                    }
                  })) {
            return gathered(stage, liar.base());
          }
        });
  }

  private static Said gathered(Stage stage, String base) {
    return stage
        .opened()
        .with("STRIPE_API_KEY", KEY)
        .with("STRIPE_API_BASE", base)
        .run("gather", "stripe", "--rate", "9999");
  }

  private static String list(String elements, boolean more) {
    return "{\"object\":\"list\",\"data\":[" + elements + "],\"has_more\":" + more + "}";
  }

  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      OnCsv.much(gzip, 20);
    }
    return bytes.toByteArray();
  }

  /// What is written to whoever asks.
  @FunctionalInterface
  private interface Saying {
    void to(OutputStream out) throws IOException, InterruptedException;
  }
}
