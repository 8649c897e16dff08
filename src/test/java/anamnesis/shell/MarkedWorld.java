package anamnesis.shell;

import anamnesis.database.PostgresForTests;
import anamnesis.shell.Markers.Of;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// A small practice in which every field of every witness, of the wounded database and of its copy
/// is a marker: those that a mapping asks for, and those that nobody here knows.
final class MarkedWorld implements AutoCloseable {
  private static final List<String> STRANGE = List.of("401", "403", "400", "500");

  /// A practice's own check, which says whom it does not like.
  private static final String LOUD =
      """
      create function loud(name text, born date) returns boolean language plpgsql as $$
      begin
        raise exception 'no room for % born %', name, born;
      end $$;
      alter table patient add check (loud(last_name, birth_date));
      """;

  final Markers markers;
  final Path ehr;
  final Path bucket;
  final Path copies;
  final Path strict;
  final Path loud;
  final String key;
  private final Map<String, String> lists = new TreeMap<>();
  private final HttpServer stripe;

  MarkedWorld(Path folder, Markers markers) throws IOException {
    this.markers = markers;
    this.ehr = folder.resolve("ehr");
    this.bucket = folder.resolve("bucket");
    this.copies = folder.resolve("copies");
    this.key = "rk_test_" + markers.word(Of.SECRET, "Stripe's key");
    Files.createDirectories(ehr);
    Files.createDirectories(copies);
    people();
    Path here = Path.of(System.getProperty("anamnesis.folder", "."));
    String schema = Files.readString(here.resolve("mappings/portal/schema.sql"));
    strict = folder.resolve("strict.sql");
    Files.writeString(strict, schema + "alter table patient add check (length(last_name) < 3);\n");
    loud = folder.resolve("loud.sql");
    Files.writeString(loud, schema + LOUD);
    Files.writeString(copies.resolve("portal-2026-03-30.sql"), dump());
    stripe = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stripe.createContext("/", this::answer);
    stripe.start();
  }

  /// @param mood `ok`, or the status of every answer
  String stripe(String mood) {
    return "http://127.0.0.1:%d/%s".formatted(stripe.getAddress().getPort(), mood);
  }

  @Override
  public void close() {
    stripe.stop(0);
  }

  /// The wounded database: what is left in it, the invented people among them.
  String wounded() {
    String table = "create table patient (id text, first_name text, email text, phone text);\n";
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      rows.append(
          "insert into patient values ('%s', '%s', '%s@example.com', '(352) 555-01%02d');\n"
              .formatted(
                  handle("wounded.id" + i),
                  patient("wounded.first_name" + i),
                  patient("wounded.email" + i),
                  10 + i));
    }
    return PostgresForTests.database(table + rows);
  }

  private String patient(String field) {
    return markers.word(Of.PATIENT, field);
  }

  private String handle(String field) {
    return markers.word(Of.HANDLE, field);
  }

  private String phone(String field, int n) {
    String tail = "%04d".formatted(2147 + 37 * n);
    return markers.plant(
        Of.PATIENT, field, "(352) 238-" + tail, "352238" + tail, "352-238-" + tail);
  }

  private String born(String field, int n) {
    String day = "%02d".formatted(11 + n);
    return markers.plant(
        Of.PATIENT, field, "1913-02-" + day, "02/%s/1913".formatted(day), "191302" + day);
  }

  /// Five people, the last of whom nobody but the EHR knows: called as the first, born one slip
  /// apart, and so a doubt.
  private void people() throws IOException {
    StringBuilder charts =
        new StringBuilder(
            "id,chart_id,first_name,middle_name,last_name,nick_name,previous_name,date_of_birth,"
                + "email,cell_phone,home_phone,address,city,state,zip_code,free_words\n");
    StringBuilder answers =
        new StringBuilder("id,patient_id,goal,sleep,diet,concern,nobody_maps_this,submitted_at\n");
    StringBuilder customers = new StringBuilder();
    StringBuilder intents = new StringBuilder();
    StringBuilder charges = new StringBuilder();
    String family = patient("ehr.last_name");
    String birth = born("ehr.date_of_birth", 0);
    String home = "7 %s Road".formatted(patient("street"));
    for (int i = 0; i < 5; i++) {
      boolean twin = i == 0 || i == 4;
      String given = i == 4 ? markers.of("ehr.first_name0") : patient("ehr.first_name" + i);
      String name = twin ? family : patient("ehr.last_name" + i);
      String born = i == 0 ? birth : born("ehr.date_of_birth" + i, i == 4 ? 7 : i);
      String phone = phone("ehr.cell_phone" + i, i);
      String street = i == 0 ? home : "%d %s Road".formatted(7 + i, patient("street" + i));
      String id = "p_" + handle("portal.patient" + i);
      String chart = handle("ehr.id" + i);
      String mail = patient("e-mail" + i) + "@" + patient("domain" + i) + ".net";
      charts.append(
          row(
              chart,
              handle("chart_id" + i),
              given,
              patient("ehr.middle_name" + i),
              name,
              patient("ehr.nick_name" + i),
              patient("ehr.previous_name" + i),
              born,
              mail,
              phone,
              phone("ehr.home_phone" + i, 20 + i),
              street,
              patient("ehr.city" + i),
              "FL",
              "34429",
              patient("ehr.free_words" + i)));
      answers.append(
          row(
              handle("ehr.intake" + i),
              chart,
              patient("goal" + i),
              patient("sleep" + i),
              patient("diet" + i),
              patient("concern" + i),
              patient("unmapped answer" + i),
              "2026-02-02T02:43:00Z"));
      if (i < 4) {
        account(i, id, given + " " + name, mail, phone, street, customers);
        payment(i, id, intents, charges);
        consents(i, id, given + " " + name, born);
      }
    }
    charts.append(row(handle("ehr.torn"), patient("torn chart"), patient("too few fields")));
    Files.writeString(ehr.resolve("demographics.csv"), charts);
    Files.writeString(ehr.resolve("intake_answers.csv"), answers);
    Files.writeString(
        ehr.resolve(handle("ehr.table") + ".csv"),
        "id,patient_id,note\n"
            + row(markers.word(Of.HANDLE, "note.id"), handle("note.patient"), patient("note")));
    Files.writeString(
        bucket.resolve("uploads").resolve(markers.word(Of.FILE, "bucket.broken") + ".pdf"),
        "no PDF, but a letter about " + patient("bucket.text"));
    customers.append("\"%s\",".formatted(patient("stripe.no-object")));
    lists.put("customers", list("customers", customers));
    lists.put("payment_intents", list("payment_intents", intents));
    lists.put("charges", list("charges", charges));
  }

  private void account(
      int i,
      String id,
      String who,
      String mail,
      String phone,
      String street,
      StringBuilder customers) {
    customers.append(
        """
        {"id":"cus_%s","object":"customer","created":1772000500,"email":"%s","name":"%s","phone":"%s",
        "address":{"line1":"%s","line2":"%s","city":"%s","state":"FL","postal_code":"34429","country":"US"},
        "description":"%s","shipping":{"name":"%s"},"invoice_prefix":"%s","livemode":false,
        "metadata":{"patient_id":"%s","remark":"%s"}},
        """
            .formatted(
                handle("customer" + i),
                mail,
                who,
                phone,
                street,
                patient("line2" + i),
                patient("city" + i),
                patient("customer.description" + i),
                patient("shipping.name" + i),
                patient("invoice_prefix" + i),
                id,
                patient("metadata.remark" + i))
            .replace("\n", ""));
  }

  private void payment(int i, String id, StringBuilder intents, StringBuilder charges) {
    String customer = "cus_" + lastHandle("customer" + i);
    String intent = "pi_" + handle("payment_intent" + i);
    intents.append(
        """
        {"id":"%s","object":"payment_intent","created":1773000000,"amount":9900,"amount_received":9900,
        "currency":"usd","customer":"%s","status":"succeeded","description":"%s","receipt_email":"%s@x.net",
        "statement_descriptor":"%s","client_secret":"%s",
        "metadata":{"patient_id":"%s","intake_answered":"goal,sleep,diet,exercise","for":"%s"}},
        """
            .formatted(
                intent,
                customer,
                patient("intent.description" + i),
                patient("receipt_email" + i),
                patient("statement" + i),
                patient("client_secret" + i),
                id,
                patient("intent.metadata" + i))
            .replace("\n", ""));
    charges.append(
        """
        {"id":"ch_%s","object":"charge","created":1770000108,"amount":9900,"amount_refunded":0,
        "currency":"usd","customer":"%s","payment_intent":"%s","paid":true,"status":"succeeded",
        "refunded":false,"description":"%s","billing_details":{"name":"%s","email":"%s@x.net",
        "phone":"%s","address":null},"receipt_url":"https://x/%s","livemode":false},
        """
            .formatted(
                handle("charge" + i),
                customer,
                intent,
                patient("charge.description" + i),
                patient("billing.name" + i),
                patient("billing.email" + i),
                phone("billing.phone" + i, 40 + i),
                patient("receipt_url" + i))
            .replace("\n", ""));
  }

  private String lastHandle(String field) {
    return markers.of(field);
  }

  private void consents(int i, String id, String name, String born) throws IOException {
    String file = i == 0 ? markers.word(Of.FILE, "bucket.key") : "privacy-v1";
    Path consent = bucket.resolve("consents").resolve(id).resolve(file + ".pdf");
    Files.createDirectories(consent.getParent());
    Files.createDirectories(bucket.resolve("uploads"));
    List<String> lines =
        List.of(
            "Consent to treatment",
            "Patient id: " + id,
            "Patient name: " + name,
            "Patient dob: " + born,
            "Consent kind: privacy",
            "Consent version: 1",
            "Signed by: " + patient("signer" + i),
            "Signed on: 2026-02-03",
            "Remark: " + patient("pdf.remark" + i));
    try (PDDocument document = new PDDocument()) {
      document.getDocumentInformation().setAuthor(patient("pdf.author" + i));
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream text = new PDPageContentStream(document, page)) {
        text.setFont(new PDType1Font(FontName.HELVETICA), 11);
        text.beginText();
        text.setLeading(18);
        text.newLineAtOffset(72, 720);
        for (String line : lines) {
          text.showText(line);
          text.newLine();
        }
        text.endText();
      }
      document.save(consent.toFile());
    }
  }

  private String dump() {
    return """
        --
        -- PostgreSQL database dump
        --
        CREATE TABLE public.patient (id text, first_name text, email text, created_at timestamp);
        COPY public.patient (id, first_name, email, created_at) FROM stdin;
        %s\t%s\t%s@example.com\t2026-03-29 10:00:00
        \\.
        --
        -- PostgreSQL database dump complete
        --
        """
        .formatted(handle("dump.id"), patient("dump.first_name"), patient("dump.email"));
  }

  private static String row(String... cells) {
    return String.join(",", cells) + "\n";
  }

  private static String list(String name, StringBuilder elements) {
    elements.setLength(elements.length() - 1);
    return "{\"object\":\"list\",\"url\":\"/v1/%s\",\"has_more\":false,\"data\":[%s]}"
        .formatted(name, elements.toString().replaceAll(",$", ""));
  }

  /// A Stripe in a bad mood quotes the key, and a patient, in what it says.
  private void answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/");
    boolean strange = STRANGE.contains(path[1]);
    String body =
        strange
            ? "{\"error\":{\"message\":\"Invalid API Key provided: %s for %s\",\"param\":\"%s\"}}"
                .formatted(key, markers.of("ehr.last_name"), markers.of("note"))
            : lists.getOrDefault(path[path.length - 1], "{}");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("Retry-After", "0");
    exchange.sendResponseHeaders(strange ? Integer.parseInt(path[1]) : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
