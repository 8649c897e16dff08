package anamnesis.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.jar.JarFile;

/// A server of any supported version, for as long as a test puts its questions.
public final class OlderPostgres implements AutoCloseable {
  private final EmbeddedPostgres server;

  private OlderPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /// @param version `16`, as the build lays it beside the classes; the newest is on the class path
  public static OlderPostgres start(String version, Path data) throws IOException {
    return new OlderPostgres(
        version(version)
            .setServerConfig("autovacuum", "off")
            .setServerConfig("max_prepared_transactions", "2")
            .setServerConfig("track_commit_timestamp", "on")
            .setDataDirectory(data)
            .start());
  }

  /// A server that is set up by whoever asks.
  static EmbeddedPostgres.Builder version(String version) {
    Path jar =
        Path.of(
            System.getProperty("anamnesis.folder", "."), "target", "postgres", version + ".jar");
    var builder = EmbeddedPostgres.builder();
    return version.equals("18")
        ? builder
        : builder.setPgBinaryResolver((system, machine) -> binaries(jar));
  }

  public String url(String user) {
    return "postgresql://%s@localhost:%s/postgres".formatted(user, server.getPort());
  }

  int port() {
    return server.getPort();
  }

  Connection connection() throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }

  public void happen(String script) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(script);
    }
  }

  /// In another database than the first.
  public void happen(String database, String script) throws SQLException {
    try (var connection = server.getDatabase("postgres", database).getConnection();
        var statement = connection.createStatement()) {
      statement.execute(script);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private static InputStream binaries(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      var packed =
          file.stream().filter(entry -> entry.getName().endsWith(".txz")).findFirst().orElseThrow();
      try (InputStream in = file.getInputStream(packed)) {
        return new ByteArrayInputStream(in.readAllBytes());
      }
    }
  }
}
