package anamnesis.database;

import anamnesis.Refusal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/// A PostgreSQL of our own, its data in a folder that stays.
///
/// It sorts and folds the same on every machine: the locale is PostgreSQL's own, never that of
/// whoever logged in, which may not even be installed here.
///
/// A server that outlived its command (a killed one) is found by its pid file and taken over.
public final class EmbeddedServer implements AutoCloseable {
  /// A new one takes 40 MB, and its log of changes 16 at a time.
  private static final long ROOM = 100;

  private static final long MEGABYTE = 1 << 20;

  private final EmbeddedPostgres server;

  private EmbeddedServer(EmbeddedPostgres server) {
    this.server = server;
  }

  public static EmbeddedServer start(Path data) throws IOException {
    return start(data, 0);
  }

  /// @param port where it is to be reached, or 0 for any that is free
  public static EmbeddedServer start(Path data, int port) throws IOException {
    Making making = Making.of(data);
    making.begin();
    Files.createDirectories(data);
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setServerConfig("timezone", "UTC")
            .setServerConfig("max_connections", "40");
    if (port > 0) {
      builder.setPort(port);
    }
    portOfSurvivor(data).ifPresent(builder::setPort);
    try {
      EmbeddedServer server = new EmbeddedServer(builder.start());
      making.end();
      return server;
    } catch (IOException | IllegalStateException e) {
      throw notBegun(data, e);
    }
  }

  /// The superuser's way in. Only this machine can use it.
  public DatabaseUrl url(String database) {
    return url("postgres", database);
  }

  public DatabaseUrl url(String user, String database) {
    return DatabaseUrl.of(text(user, database));
  }

  public String text(String user, String database) {
    return "postgresql://%s@localhost:%s/%s".formatted(user, server.getPort(), database);
  }

  public int port() {
    return server.getPort();
  }

  /// Makes an empty database of that name, unless there is one already.
  public void ensure(String database) {
    try (Connection connection =
            DriverManager.getConnection(url("postgres").jdbc(), "postgres", "");
        PreparedStatement there =
            connection.prepareStatement("select 1 from pg_database where datname = ?");
        Statement create = connection.createStatement()) {
      there.setString(1, database);
      try (ResultSet rows = there.executeQuery()) {
        if (!rows.next()) {
          create.execute("create database " + Fresh.quotedName(database));
        }
      }
    } catch (SQLException e) {
      throw Trouble.of(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private static OptionalInt portOfSurvivor(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return OptionalInt.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    boolean alive =
        lines.size() > 3
            && ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .map(ProcessHandle::isAlive)
                .orElse(false);
    return alive ? OptionalInt.of(Integer.parseInt(lines.get(3).strip())) : OptionalInt.empty();
  }

  private static Refusal notBegun(Path data, Exception e) throws IOException {
    long left = Files.getFileStore(data).getUsableSpace() / MEGABYTE;
    String problem = "the embedded PostgreSQL did not start in %s".formatted(data);
    return left < ROOM
        ? new Refusal(
            "%s: its disk has %,d MB left".formatted(problem, left),
            "it wants %d MB there; with room, the same command goes on".formatted(ROOM),
            e)
        : new Refusal(problem, hint(), e);
  }

  private static String hint() {
    return System.getProperty("user.name", "").equals("root")
        ? "PostgreSQL never runs as root, so it was started in a user namespace (`unshare -U`);"
            + " if this machine forbids that, run Anamnesis as an ordinary user, with"
            + " ANAMNESIS_HOME in a folder of that user"
        : "see that the folder is yours, has 200 MB to spare and is not on a share";
  }
}
