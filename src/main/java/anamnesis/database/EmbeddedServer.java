package anamnesis.database;

import anamnesis.Refusal;
import anamnesis.casefile.PrivateFiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/// A PostgreSQL of our own, its data in a folder that stays.
///
/// It sorts and folds the same on every machine: the locale is PostgreSQL's own, never that of
/// whoever logged in, which may not even be installed here.
///
/// A server that outlived its command (a killed one) is found by its pid file and taken over.
///
/// It is private: whoever else works on this machine could reach its port, and needs a password
/// that lies beside the data, for the owner alone. Its log says nothing of what is in it.
public final class EmbeddedServer implements AutoCloseable {
  private static final String LOCK = "epg-lock";

  /// A new one takes 40 MB, and its log of changes 16 at a time.
  private static final long ROOM = 100;

  private static final long MEGABYTE = 1 << 20;

  /// What a server's log could quote, it does not: statements, values, the row that an error met.
  private static final Map<String, String> SILENT =
      Map.of(
          "log_min_messages", "fatal",
          "log_min_error_statement", "panic",
          "log_error_verbosity", "terse",
          "log_statement", "none",
          "log_min_duration_statement", "-1",
          "log_parameter_max_length", "0",
          "log_parameter_max_length_on_error", "0",
          "logging_collector", "off");

  private final EmbeddedPostgres server;
  private final String password;

  private EmbeddedServer(EmbeddedPostgres server, String password) {
    this.server = server;
    this.password = password;
  }

  /// The case's own: nobody gets in without its password.
  public static EmbeddedServer start(Path data) throws IOException {
    PrivateFiles.folder(data);
    Path file = passwordFile(data);
    String password = PrivateFiles.secret(file);
    var builder =
        builder(data)
            .setLocaleConfig("auth-host", "scram-sha-256")
            .setLocaleConfig("auth-local", "scram-sha-256")
            .setLocaleConfig("pwfile", file.toString())
            .setConnectConfig("password", password);
    return started(builder, data, password);
  }

  static Path passwordFile(Path data) {
    return data.resolveSibling(data.getFileName() + ".password");
  }

  public static EmbeddedServer stage(Path data) throws IOException {
    return stage(data, 0);
  }

  /// A stage: everybody on this machine may walk on, in any role and without a password. What
  /// stands there is invented.
  ///
  /// @param port where it is to be reached, or 0 for any that is free
  public static EmbeddedServer stage(Path data, int port) throws IOException {
    PrivateFiles.folder(data);
    EmbeddedPostgres.Builder builder = builder(data);
    if (port > 0 && new Survivor(data).port().isEmpty()) {
      builder.setPort(port);
    }
    return started(builder, data, "");
  }

  private static EmbeddedPostgres.Builder builder(Path data) throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setOverrideWorkingDirectory(ownFolder(data).toFile())
            .setCleanDataDirectory(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setServerConfig("timezone", "UTC")
            .setServerConfig("max_connections", "40");
    SILENT.forEach(builder::setServerConfig);
    new Survivor(data).port().ifPresent(builder::setPort);
    return builder;
  }

  private static EmbeddedServer started(
      EmbeddedPostgres.Builder builder, Path data, String password) throws IOException {
    Making making = Making.of(data);
    making.begin();
    try {
      EmbeddedServer server = new EmbeddedServer(builder.start(), password);
      PrivateFiles.mine(data.resolve(LOCK));
      making.end();
      return server;
    } catch (IOException | IllegalStateException e) {
      throw notBegun(data, e);
    } catch (RuntimeException e) {
      // Whoever waits for `initdb` in there takes the mark off the thread, and wraps its cause.
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw e;
    }
  }

  /// Where the server's programs are unpacked. What lies there is run: in a folder that somebody
  /// else made beforehand it could be anything.
  private static Path ownFolder(Path data) throws IOException {
    Path folder =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "anamnesis-" + System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_.-]", "_"));
    PrivateFiles.folder(folder);
    boolean ours =
        Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            && Files.getOwner(folder).equals(Files.getOwner(data))
            && PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))
                .endsWith("------");
    if (!ours) {
      throw new Refusal(
          "the folder %s is not yours alone".formatted(folder),
          "have it removed by whoever made it; a folder of that name is made anew");
    }
    // What unpacks the programs opens their folder to everybody; the one around it stays closed.
    return folder.resolve("postgres");
  }

  /// The superuser's way in.
  public DatabaseUrl url(String database) {
    return url("postgres", database);
  }

  public DatabaseUrl url(String user, String database) {
    return DatabaseUrl.of(
        password.isEmpty() ? text(user, database) : text(user + ":" + password, database));
  }

  /// As it can be typed; without the password, if there is one.
  public String text(String user, String database) {
    return "postgresql://%s@localhost:%s/%s".formatted(user, server.getPort(), database);
  }

  public int port() {
    return server.getPort();
  }

  /// Makes an empty database of that name, unless there is one already.
  public void ensure(String database) {
    DatabaseUrl url = url("postgres");
    try (Connection connection = Wire.to(url, url.properties());
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

  /// A role that may log in as we do, and owns nothing yet.
  void role(String name) {
    DatabaseUrl url = url("postgres");
    try (Connection connection = Wire.to(url, url.properties())) {
      Wire.run(
          connection,
          "create role %s login password '%s'"
              .formatted(Fresh.quotedName(name), password.replace("'", "''")));
    } catch (SQLException e) {
      throw Trouble.of(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
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
