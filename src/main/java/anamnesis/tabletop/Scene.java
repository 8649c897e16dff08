package anamnesis.tabletop;

import anamnesis.Progress;
import anamnesis.database.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
  private final Life life;
  private final EmbeddedServer server;
  private final Stripe stripe;
  private final Took took;

  private Scene(Path folder, Life life, EmbeddedServer server, Stripe stripe, Took took) {
    this.folder = folder;
    this.life = life;
    this.server = server;
    this.stripe = stripe;
    this.took = took;
  }

  /// Builds the world in a folder that is empty, or goes on with the same one.
  public static Scene set(Wish wish, Path folder, Progress progress)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Stagehand stagehand = new Stagehand(folder);
    boolean ready = stagehand.ready(wish);
    Life life = Life.of(wish);
    try (ExecutorService aside = Executors.newSingleThreadExecutor()) {
      Future<EmbeddedServer> starting =
          aside.submit(() -> EmbeddedServer.start(folder.resolve(Stagehand.PORTAL)));
      Map<String, String> hashes = ready ? Map.of() : outside(life, folder);
      Stripe stripe = Stripe.open(Books.of(life));
      EmbeddedServer server = started(starting, stripe);
      try {
        Took took =
            ready
                ? Took.nothing()
                : inside(server, new Portal(life, hashes), folder, progress, begun);
        stagehand.done(wish);
        return new Scene(folder, life, server, stripe, took);
      } catch (IOException | RuntimeException e) {
        stripe.close();
        server.close();
        throw e;
      }
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
    return life.era().emptied();
  }

  public Instant wiped() {
    return life.era().wiped();
  }

  public Instant noticed() {
    return life.era().noticed();
  }

  public Took took() {
    return took;
  }

  @Override
  public void close() throws IOException {
    stripe.close();
    server.close();
  }

  /// How long it took to live the weeks, and to undo them.
  public record Took(Duration living, Duration accident) {
    static Took nothing() {
      return new Took(Duration.ZERO, Duration.ZERO);
    }
  }

  private static Map<String, String> outside(Life life, Path folder) throws IOException {
    Ehr.write(life, folder.resolve(EHR));
    return Bucket.write(life.consents(), folder.resolve(BUCKET));
  }

  private static Took inside(
      EmbeddedServer server, Portal portal, Path folder, Progress progress, long begun)
      throws IOException {
    Migrations.run(server, portal.life());
    new Practice(server, portal).live(progress);
    new Witnessed(portal).truth().write(folder.resolve(TRUTH).resolve("truth.json"));
    long lived = System.nanoTime();
    new Accident(server, portal).happen(folder.resolve(BACKUPS), progress);
    return new Took(Duration.ofNanos(lived - begun), Duration.ofNanos(System.nanoTime() - lived));
  }

  private static EmbeddedServer started(Future<EmbeddedServer> starting, Stripe stripe)
      throws IOException, InterruptedException {
    try {
      return starting.get();
    } catch (ExecutionException e) {
      stripe.close();
      switch (e.getCause()) {
        case IOException io -> throw io;
        case RuntimeException bug -> throw bug;
        case null, default -> throw new IllegalStateException("the server did not start", e);
      }
    }
  }
}
