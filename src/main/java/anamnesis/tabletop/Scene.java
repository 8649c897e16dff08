package anamnesis.tabletop;

import anamnesis.Progress;
import anamnesis.database.EmbeddedServer;
import anamnesis.tabletop.stripe.Books;
import anamnesis.tabletop.stripe.Stripe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// The world of the rehearsal, standing: a portal's database after its accident, and everyone
/// outside who remembers.
///
/// All of it lies in one folder, is drawn from the wish alone, and stops when it is closed. The
/// same wish in the same folder finds it again.
public final class Scene implements AutoCloseable {
  /// What the application's own key may read at the invented Stripe.
  public static final String STRIPE_KEY = Stripe.KEY;

  static final String EHR = "ehr-export";
  static final String BUCKET = "bucket";
  static final String BACKUPS = "backups";
  static final String TRUTH = "truth";

  private final Path folder;
  private final Era era;
  private final EmbeddedServer server;
  private final Stripe stripe;
  private final Standing standing;
  private final Took took;

  private Scene(Build build, Standing standing, Outside outside, EmbeddedServer server, Took took) {
    this.folder = build.folder();
    this.era = build.life().era();
    this.server = server;
    this.stripe = outside.stripe();
    this.standing = standing;
    this.took = took;
  }

  /// Builds the world in a folder that is empty, or goes on with the same one.
  public static Scene set(Wish wish, Path folder, Progress progress)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Stagehand stagehand = new Stagehand(folder);
    Standing standing = new Standing();
    standing.add(stagehand.held()::close);
    try {
      boolean ready = stagehand.ready(wish);
      Scene scene = new Build(Life.of(wish), folder, ready, progress, begun).on(standing);
      stagehand.done(wish);
      return scene;
    } catch (IOException | InterruptedException | RuntimeException e) {
      standing.takeDown();
      throw e;
    }
  }

  /// The wounded database, as the night may reach it: select, and nothing else.
  public String database() {
    return server.text("portal_scan", Practice.DATABASE);
  }

  /// The same database as the application reaches it, which may do far too much.
  public String application() {
    return server.text("portal_app", Practice.DATABASE);
  }

  /// Where the invented Stripe is asked, without a slash at the end.
  public String stripe() {
    return stripe.base();
  }

  public Path ehr() {
    return folder.resolve(EHR);
  }

  public Path bucket() {
    return folder.resolve(BUCKET);
  }

  public Path backups() {
    return folder.resolve(BACKUPS);
  }

  /// For the score and the scripted reviewer alone.
  public Path truth() {
    return folder.resolve(TRUTH).resolve("truth.json");
  }

  public Instant emptied() {
    return era.emptied();
  }

  public Instant wiped() {
    return era.wiped();
  }

  public Instant noticed() {
    return era.noticed();
  }

  public Took took() {
    return took;
  }

  @Override
  public void close() throws IOException {
    standing.takeDown();
  }

  /// How long it took to live the weeks, and to undo them.
  public record Took(Duration living, Duration accident) {
    static Took nothing() {
      return new Took(Duration.ZERO, Duration.ZERO);
    }
  }

  /// @param books what Stripe has written down
  /// @param hashes of the consents, by their keys
  private record Outside(Stripe stripe, Books books, Map<String, String> hashes) {}

  /// @param ready whether the files and the database are there from before
  private record Build(Life life, Path folder, boolean ready, Progress progress, long begun) {
    Scene on(Standing standing) throws IOException, InterruptedException {
      try (ExecutorService aside = Executors.newFixedThreadPool(2)) {
        Ports ports = Ports.last(folder);
        Future<EmbeddedServer> server = aside.submit(() -> server(ports, standing));
        Future<Outside> outside = aside.submit(() -> outside(ports, standing));
        Took took = ready ? Took.nothing() : inside(server.get(), outside.get());
        new Ports(server.get().port(), outside.get().stripe().port()).note(folder);
        return new Scene(this, standing, outside.get(), server.get(), took);
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case IOException io -> throw io;
          case RuntimeException bug -> throw bug;
          case null, default -> throw new IllegalStateException("a part of the world failed", e);
        }
      }
    }

    private EmbeddedServer server(Ports ports, Standing standing) throws IOException {
      Path data = folder.resolve(Stagehand.PORTAL);
      EmbeddedServer server = EmbeddedServer.stage(data, ports.database());
      standing.add(server::close);
      return server;
    }

    private Outside outside(Ports ports, Standing standing) throws IOException {
      Books books = Bookkeeping.of(life);
      Stripe stripe = Stripe.open(books, ports.stripe());
      standing.add(stripe::close);
      if (ready) {
        return new Outside(stripe, books, Map.of());
      }
      Ehr.write(life, folder.resolve(EHR));
      List<Consent> signed =
          Stream.concat(life.consents().stream(), life.departed().consents().stream()).toList();
      return new Outside(stripe, books, Bucket.write(signed, folder.resolve(BUCKET)));
    }

    private Took inside(EmbeddedServer server, Outside outside) throws IOException {
      Portal portal = new Portal(life, outside.hashes());
      Migrations.run(server, life);
      new Practice(server, portal).live(progress);
      new Witnessed(portal, outside.books())
          .truth()
          .write(folder.resolve(TRUTH).resolve("truth.json"));
      long lived = System.nanoTime();
      new Accident(server, portal).happen(folder.resolve(BACKUPS), progress);
      return new Took(Duration.ofNanos(lived - begun), Duration.ofNanos(System.nanoTime() - lived));
    }
  }
}
