package anamnesis.database;

import anamnesis.casefile.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// One real server for all tests of a run, and a database of its own for whoever asks.
public final class PostgresForTests {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresForTests() {}

  /// A new database in which the script has run; its URL as a person would write it.
  public static String database(String script) {
    String name = "t" + DATABASES.incrementAndGet();
    run("postgres", "create database " + name);
    run(name, script);
    return Running.SERVER.text("postgres", name);
  }

  /// Lets something more happen in it.
  public static void happen(String url, String script) {
    run(url.substring(url.lastIndexOf('/') + 1), script);
  }

  /// The same database as another role sees it.
  public static String as(String role, String url) {
    return url.replace("postgres@", role.toLowerCase(Locale.ROOT) + "@");
  }

  /// A transaction that did something and does not end before it is closed.
  public static Held held(String url, String script) {
    return new Held(url.substring(url.lastIndexOf('/') + 1), script);
  }

  /// Whoever wants the same waits for it.
  public static final class Held implements AutoCloseable {
    private final java.sql.Connection connection;

    private Held(String database, String script) {
      try {
        connection = connect(database);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
          statement.execute(script);
        }
      } catch (java.sql.SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    public boolean waitedFor() {
      try (var statement = connection.createStatement();
          var waiting = statement.executeQuery("select 1 from pg_locks where not granted")) {
        return waiting.next();
      } catch (java.sql.SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      try {
        connection.close();
      } catch (java.sql.SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static java.sql.Connection connect(String database) throws java.sql.SQLException {
    String url = "jdbc:" + Running.SERVER.text("postgres", database).replace("postgres@", "");
    return java.sql.DriverManager.getConnection(url, "postgres", "");
  }

  private static void run(String database, String script) {
    try (var connection = connect(database);
        var statement = connection.createStatement()) {
      statement.execute(script);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Running {
    private static final EmbeddedServer SERVER = start();

    private static EmbeddedServer start() {
      try {
        Path data = Files.createTempDirectory("anamnesis-postgres");
        EmbeddedServer server = EmbeddedServer.stage(data.resolve("data"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, data)));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop(EmbeddedServer server, Path data) {
      try {
        server.close();
        Folders.remove(data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
