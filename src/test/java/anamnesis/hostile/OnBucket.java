package anamnesis.hostile;

import static anamnesis.hostile.Hostile.Must.done;
import static anamnesis.hostile.Hostile.Must.incomplete;
import static anamnesis.hostile.Hostile.Must.refused;

import anamnesis.hostile.Hostile.Must;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// A bucket whose answers lie.
final class OnBucket {
  private OnBucket() {}

  static List<Hostile> all() {
    List<Hostile> all = new ArrayList<>();
    lists(all);
    objects(all);
    return all;
  }

  private static void lists(List<Hostile> all) {
    all.add(
        listing(
            "a list cut in half",
            out -> Liar.say(out, "<ListBucketResult><Contents><Key>a"),
            refused("cannot be read")));
    all.add(
        listing(
            "a list that names a file of ours",
            out ->
                Liar.say(
                    out,
                    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><ListBucketResult><Contents><Key>&e;</Key></Contents></ListBucketResult>"),
            refused("cannot be read").hiding("root:")));
    all.add(listing("a billion laughs", out -> Liar.say(out, laughs()), refused("cannot be read")));
    all.add(
        listing(
            "a page of HTML",
            out -> Liar.say(out, "<!doctype html><p>Sign in"),
            refused("cannot be read")));
    all.add(
        listing(
            "another document", out -> Liar.say(out, "<Nonsense/>"), refused("cannot be read")));
    all.add(listing("JSON", out -> Liar.say(out, "{\"a\":1}"), refused("cannot be read")));
    all.add(listing("nothing", out -> Liar.say(out, ""), refused("cannot be read")));
    all.add(
        listing(
            "the same page for ever",
            out -> Liar.say(out, page("a.pdf", "t")),
            refused("never ends")));
    AtomicLong token = new AtomicLong();
    all.add(
        listing(
            "new pages of the same keys for ever",
            out -> Liar.say(out, page("a.pdf", "t" + token.incrementAndGet())),
            refused("never ends")));
    all.add(
        listing(
            "more, and no word how to go on",
            out ->
                Liar.say(
                    out, "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>"),
            refused("never ends")));
    all.add(
        listing(
            "a size that is no number",
            out ->
                Liar.say(
                    out,
                    "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>a</Key><Size>much</Size></Contents></ListBucketResult>"),
            refused("cannot be read")));
    all.add(
        listing(
            "10,000 redirects",
            out -> Liar.say(out, 302, "Location: /night\r\n", new byte[0]),
            refused("the bucket night")));
    all.add(
        listing(
            "503 for ever",
            out -> Liar.say(out, 503, "", new byte[0]),
            refused("the bucket night")));
    all.add(
        listing(
            "a body of 1 GB",
            out -> {
              out.write(
                  "HTTP/1.1 200 X\r\nConnection: close\r\n\r\n<ListBucketResult><Name>"
                      .getBytes(StandardCharsets.US_ASCII));
              OnCsv.much(out, 1024);
            },
            refused("cannot be read")));
  }

  private static void objects(List<Hostile> all) {
    all.add(object("a key with steps upwards", "../../../etc/passwd", done("1 exhibit kept")));
    all.add(object("an absolute key", "/etc/passwd", done("1 exhibit kept")));
    all.add(object("a key of escapes", "a%1B%5B2Jb.pdf", done("its id")));
    all.add(object("a key of markup", "&lt;b&gt;.pdf", done("1 exhibit kept")));
    all.add(object("a key of 1,024 bytes", "x".repeat(1020) + ".pdf", done("1 exhibit kept")));
    all.add(
        object(
            "an object of no length",
            "a.pdf",
            out -> {
              out.write(
                  ("HTTP/1.1 200 X\r\nConnection: close\r\n\r\n" + OnPdf.sound())
                      .getBytes(StandardCharsets.ISO_8859_1));
              out.flush();
            },
            done("1 exhibit kept")));
    all.add(
        object(
            "an object without end",
            "a.pdf",
            out -> {
              out.write(
                  "HTTP/1.1 200 X\r\nConnection: close\r\n\r\n%PDF-1.7\n"
                      .getBytes(StandardCharsets.ISO_8859_1));
              OnCsv.much(out, 300);
            },
            incomplete("longer than")));
    all.add(
        object(
            "an object that is shorter than said",
            "a.pdf",
            out -> {
              out.write(
                  ("HTTP/1.1 200 X\r\nContent-Length: 99999\r\n\r\n" + OnPdf.sound())
                      .getBytes(StandardCharsets.ISO_8859_1));
              out.flush();
            },
            incomplete("broke off")));
    all.add(
        object(
            "an object with the hash of another",
            "a.pdf",
            out ->
                Liar.say(
                    out,
                    200,
                    "ETag: \"00000000000000000000000000000000\"\r\n",
                    OnPdf.sound().getBytes(StandardCharsets.ISO_8859_1)),
            Must.either(0, 3)));
    all.add(
        object(
            "an object that is elsewhere",
            "a.pdf",
            out -> Liar.say(out, 301, "Location: http://127.0.0.1:1/x\r\n", new byte[0]),
            incomplete("1 ")));
  }

  private static Hostile object(String name, String key, Must must) {
    return object(
        name,
        key,
        out -> Liar.say(out, 200, "", OnPdf.sound().getBytes(StandardCharsets.ISO_8859_1)),
        must);
  }

  private static Hostile object(String name, String key, Saying saying, Must must) {
    String encoded = key.contains("%") ? "<EncodingType>url</EncodingType>" : "";
    String list =
        "<ListBucketResult>%s<IsTruncated>false</IsTruncated><Contents><Key>%s</Key><Size>9</Size></Contents></ListBucketResult>"
            .formatted(encoded, key);
    return bucket(
        name,
        (target, out) -> {
          if (target.contains("list-type=2")) {
            Liar.say(out, list);
          } else {
            saying.to(out);
          }
        },
        must);
  }

  private static Hostile listing(String name, Saying saying, Must must) {
    return bucket(name, (target, out) -> saying.to(out), must);
  }

  private static Hostile bucket(String name, Liar.Answer answer, Must must) {
    return Hostile.of(
        "bucket: " + name,
        must,
        stage -> {
          try (Liar liar = new Liar(answer)) {
            return stage
                .opened()
                .with("AWS_ACCESS_KEY_ID", "x")
                .with("AWS_SECRET_ACCESS_KEY", "y")
                .with("AWS_ENDPOINT_URL_S3", liar.base())
                .run("gather", "s3", "s3://night");
          }
        });
  }

  private static String page(String key, String token) {
    return "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>%s</NextContinuationToken><Contents><Key>%s</Key><Size>9</Size></Contents></ListBucketResult>"
        .formatted(token, key);
  }

  private static String laughs() {
    StringBuilder text = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 40; i++) {
      text.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }
    return text + "]><ListBucketResult><Name>&a39;</Name></ListBucketResult>";
  }

  /// What is written to whoever asks.
  @FunctionalInterface
  private interface Saying {
    void to(OutputStream out) throws IOException, InterruptedException;
  }
}
