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
  private final MarkedBooks books;
  private final HttpServer stripe;

  MarkedWorld(Path folder, Markers markers) throws IOException {
    this.markers = markers;
    this.ehr = folder.resolve("ehr");
    this.bucket = folder.resolve("bucket");
    this.copies = folder.resolve("copies");
    this.key = "rk_test_" + markers.word(Of.SECRET, "Stripe's key");
    this.books = new MarkedBooks(markers);
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
                  markers.handle("wounded.id" + i),
                  markers.patient("wounded.first_name" + i),
                  markers.patient("wounded.email" + i),
                  10 + i));
    }
    return PostgresForTests.database(table + rows);
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
    MarkedPapers papers = new MarkedPapers(markers, bucket);
    String family = markers.patient("ehr.last_name");
    String birth = markers.born("ehr.date_of_birth", 0);
    String home = "7 %s Road".formatted(markers.patient("street"));
    for (int i = 0; i < 5; i++) {
      boolean twin = i == 0 || i == 4;
      String given = i == 4 ? markers.of("ehr.first_name0") : markers.patient("ehr.first_name" + i);
      String name = twin ? family : markers.patient("ehr.last_name" + i);
      String born = i == 0 ? birth : markers.born("ehr.date_of_birth" + i, i == 4 ? 7 : i);
      String phone = markers.phone("ehr.cell_phone" + i, i);
      String street = i == 0 ? home : "%d %s Road".formatted(7 + i, markers.patient("street" + i));
      String id = "p_" + markers.handle("portal.patient" + i);
      String chart = markers.handle("ehr.id" + i);
      String mail = markers.patient("e-mail" + i) + "@" + markers.patient("domain" + i) + ".net";
      charts.append(
          row(
              chart,
              markers.handle("chart_id" + i),
              given,
              markers.patient("ehr.middle_name" + i),
              name,
              markers.patient("ehr.nick_name" + i),
              markers.patient("ehr.previous_name" + i),
              born,
              mail,
              phone,
              markers.phone("ehr.home_phone" + i, 20 + i),
              street,
              markers.patient("ehr.city" + i),
              "FL",
              "34429",
              markers.patient("ehr.free_words" + i)));
      answers.append(
          row(
              markers.handle("ehr.intake" + i),
              chart,
              markers.patient("goal" + i),
              markers.patient("sleep" + i),
              markers.patient("diet" + i),
              markers.patient("concern" + i),
              markers.patient("unmapped answer" + i),
              "2026-02-02T02:43:00Z"));
      if (i < 4) {
        books.account(i, id, given + " " + name, mail, phone, street);
        books.payment(i, id);
        papers.consent(i, id, given + " " + name, born);
      }
    }
    charts.append(
        row(
            markers.handle("ehr.torn"),
            markers.patient("torn chart"),
            markers.patient("too few fields")));
    Files.writeString(ehr.resolve("demographics.csv"), charts);
    Files.writeString(ehr.resolve("intake_answers.csv"), answers);
    Files.writeString(
        ehr.resolve(markers.handle("ehr.table") + ".csv"),
        "id,patient_id,note\n"
            + row(
                markers.word(Of.HANDLE, "note.id"),
                markers.handle("note.patient"),
                markers.patient("note")));
    Files.writeString(
        bucket.resolve("uploads").resolve(markers.word(Of.FILE, "bucket.broken") + ".pdf"),
        "no PDF, but a letter about " + markers.patient("bucket.text"));
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
        .formatted(
            markers.handle("dump.id"),
            markers.patient("dump.first_name"),
            markers.patient("dump.email"));
  }

  private static String row(String... cells) {
    return String.join(",", cells) + "\n";
  }

  /// A Stripe in a bad mood quotes the key, and a patient, in what it says.
  private void answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/");
    boolean strange = STRANGE.contains(path[1]);
    String body =
        strange
            ? "{\"error\":{\"message\":\"Invalid API Key provided: %s for %s\",\"param\":\"%s\"}}"
                .formatted(key, markers.of("ehr.last_name"), markers.of("note"))
            : books.list(path[path.length - 1]);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("Retry-After", "0");
    exchange.sendResponseHeaders(strange ? Integer.parseInt(path[1]) : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
