package anamnesis.database;

import anamnesis.Refusal;
import anamnesis.casefile.PrivateFiles;
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
  private static final String LOCK = "epg-lock";

  private final EmbeddedPostgres server;

  private EmbeddedServer(EmbeddedPostgres server) {
    this.server = server;
  }

  public static EmbeddedServer start(Path data) throws IOException {
    PrivateFiles.folder(data);
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
    portOfSurvivor(data).ifPresent(builder::setPort);
    try {
      EmbeddedServer started = new EmbeddedServer(builder.start());
      PrivateFiles.mine(data.resolve(LOCK));
      return started;
    } catch (IOException | IllegalStateException e) {
      throw new Refusal("the embedded PostgreSQL did not start in %s".formatted(data), hint(), e);
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

  private static String hint() {
    return System.getProperty("user.name", "").equals("root")
        ? "PostgreSQL never runs as root, so it was started in a user namespace (`unshare -U`);"
            + " if this machine forbids that, run Anamnesis as an ordinary user, with"
            + " ANAMNESIS_HOME in a folder of that user"
        : "see that the folder is yours, has 200 MB to spare and is not on a share";
  }
}
