package anamnesis.source.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.database.EmbeddedServer;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import anamnesis.link.Linking;
import anamnesis.mapping.Mapping;
import anamnesis.rebuild.Into;
import anamnesis.rebuild.Rebuild;
import anamnesis.rebuild.Rebuilt;
import anamnesis.shell.Child;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// How fast Stripe is heard, beside a pager that asks for one page after the other and inserts one
/// row after the other, from the same Stripe on this machine; the middle of three turns counts.
class StripeBenchmark {
  private static final int TURNS = 3;
  private static final int MILLION = Integer.getInteger("objects", 1_000_000);
  private static final String KEY = "rk_live_s3cr3tS3CR3T";
  private static final int ANY = 1_000_000;
  private static final int OBJECTS = 93_200;

  /// Of the people, their payments and their charges; a mapping asks for no ledger.
  private static final int ROWS = 60_000;

  private static final List<String> LISTS =
      List.of("customers", "payment_intents", "charges", "balance_transactions", "invoices");

  @TempDir Path folder;

  @Test
  void the_first_walk_is_ten_times_as_fast_as_page_by_page_and_row_by_row() throws Exception {
    try (Depot depot = Depot.open(OBJECTS, 0, 0)) {
      double[] ratios = new double[TURNS];
      for (int turn = 0; turn < TURNS; turn++) {
        double peer = OBJECTS / paged(depot);
        double ours = OBJECTS / walked(depot, "turn-" + turn, ANY);
        ratios[turn] = ours / peer;
        System.out.printf(
            Locale.ROOT, "%,.0f a second against %,.0f: %.1f%n", ours, peer, ratios[turn]);
      }
      Arrays.sort(ratios);
      assertThat(ratios[TURNS / 2]).isGreaterThanOrEqualTo(10);
    }
  }

  /// The peer's rows are as they came; ours are linked, mapped, and each cell has its witness.
  @Test
  void walk_and_rebuild_together_are_five_times_as_fast_as_page_by_page_and_row_by_row()
      throws Exception {
    try (Depot depot = Depot.open(OBJECTS, 0, 0);
        EmbeddedServer server = EmbeddedServer.stage(folder.resolve("server"))) {
      double[] ratios = new double[TURNS];
      for (int turn = 0; turn < TURNS; turn++) {
        double peer = OBJECTS / paged(depot);
        double walked = walked(depot, "whole-" + turn, ANY);
        double rebuilt = rebuilt(server, "whole-" + turn);
        double ours = OBJECTS / (walked + rebuilt);
        ratios[turn] = ours / peer;
        System.out.printf(
            Locale.ROOT,
            "walked in %.1f s, linked and rebuilt in %.1f s: %,.0f a second against %,.0f: %.1f%n",
            walked,
            rebuilt,
            ours,
            peer,
            ratios[turn]);
      }
      Arrays.sort(ratios);
      assertThat(ratios[TURNS / 2]).isGreaterThanOrEqualTo(5);
    }
  }

  /// @return seconds
  private double rebuilt(EmbeddedServer server, String name) throws IOException {
    Path tables =
        Path.of(System.getProperty("anamnesis.folder", "."))
            .resolve("src/test/resources/anamnesis/source/stripe/tables");
    server.ensure(name);
    Case file = Case.open(folder.resolve(name));
    long began = System.nanoTime();
    Linking.link(file);
    Mapping mapping = Mapping.read(tables, tables.resolve("schema.sql"));
    Rebuilt rebuilt =
        new Rebuild(file, mapping)
            .run(
                new Into.Outside(server.url(name), Optional.empty(), List.of()),
                mapping.tables(),
                tables.resolve("schema.sql"),
                Progress.SILENT);
    double seconds = since(began);
    assertThat(rebuilt.written()).isEqualTo(ROWS);
    return seconds;
  }

  @Test
  void under_a_limit_of_a_hundred_it_makes_use_of_nine_in_ten() throws Exception {
    double[] rates = new double[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
      try (Depot depot = Depot.open(OBJECTS, 100, 25)) {
        walked(depot, "limited-" + turn, 0);

        List<Long> told = depot.told();
        rates[turn] = told.get(0) / 1000.0;
        System.out.printf(
            Locale.ROOT, "%.1f of 100 requests a second, %d refused%n", rates[turn], told.get(1));
        assertThat(told.get(1)).isZero();
      }
    }
    Arrays.sort(rates);
    assertThat(rates[TURNS / 2]).isGreaterThanOrEqualTo(90);
  }

  @Test
  void a_million_objects_are_heard_and_proven_in_a_quarter_of_a_gigabyte() throws Exception {
    try (Depot depot = Depot.open(MILLION, 0, 0)) {
      Path night = folder.resolve("million");
      Case.begin(night, "million");
      List<String> line = new ArrayList<>(Child.line("gather", "stripe", "--rate", "99999"));
      line.removeIf(word -> word.startsWith("-XX:Tiered"));
      line.add(1, "-Xmx256m");
      ProcessBuilder builder = new ProcessBuilder(line).redirectError(Redirect.DISCARD);
      builder.environment().put("ANAMNESIS_HOME", folder.resolve("home").toString());
      builder.environment().put("ANAMNESIS_CASE", night.toString());
      builder.environment().put("STRIPE_API_KEY", KEY);
      builder.environment().put("STRIPE_API_BASE", depot.base());
      long began = System.nanoTime();
      Process process = builder.redirectOutput(Redirect.INHERIT).start();

      assertThat(process.waitFor()).isZero();

      System.out.printf(
          Locale.ROOT, "%.0f s for %,d, and all of them again%n", since(began), MILLION);
      try (Stream<Tally> tallies = Tally.shelf(Case.open(night)).read()) {
        assertThat(tallies.findFirst().orElseThrow().stored()).isEqualTo(MILLION);
      }
    }
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  /// @return seconds
  private double walked(Depot depot, String name, int rate) throws Exception {
    Case file = Case.begin(folder.resolve(name), "benchmark");
    Source.Question question =
        new Source.Question(
            List.of(),
            Map.of("STRIPE_API_KEY", KEY, "STRIPE_API_BASE", depot.base()),
            rate,
            Progress.SILENT,
            Map.of("prove", "later"));
    long began = System.nanoTime();
    Tally tally = new Gathering(file).hear(new StripeSource(), question);
    double seconds = since(began);
    assertThat(tally.stored()).isEqualTo(OBJECTS);
    return seconds;
  }

  /// Its server is one that a practice would have: what it was told to keep is on the disk.
  private double paged(Depot depot) throws IOException, SQLException {
    try (EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .setServerConfig("fsync", "on")
                .start();
        Connection connection = server.getPostgresDatabase().getConnection()) {
      try (Statement statement = connection.createStatement();
          ResultSet durable = statement.executeQuery("show fsync")) {
        durable.next();
        assertThat(durable.getString(1)).isEqualTo("on");
        statement.execute("create table stripe (id text primary key, said jsonb not null)");
      }
      return paged(depot, connection);
    }
  }

  private static double paged(Depot depot, Connection connection) throws IOException, SQLException {
    String insert =
        "insert into stripe values (?, ?::jsonb) on conflict (id) do update set said = excluded.said";
    long rows = 0;
    long began = System.nanoTime();
    try (PreparedStatement row = connection.prepareStatement(insert)) {
      for (String list : LISTS) {
        String path = "/v1/" + list + "?limit=100";
        String after = "";
        for (boolean more = true; more; ) {
          JsonNode page = read(depot.base() + path + after);
          for (JsonNode object : page.path("data")) {
            row.setString(1, object.path("id").asString());
            row.setString(2, Json.write(object));
            rows += row.executeUpdate();
            after = "&starting_after=" + object.path("id").asString();
          }
          more = page.path("has_more").asBoolean();
        }
      }
    }
    assertThat(rows).isEqualTo(OBJECTS);
    return since(began);
  }

  private static JsonNode read(String address) throws IOException {
    try (InputStream in = URI.create(address).toURL().openStream()) {
      return Json.tree(in.readAllBytes());
    }
  }
}
