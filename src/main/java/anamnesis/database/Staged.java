package anamnesis.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// A database of our own making, on a server of our own: the stage of the rehearsal.
///
/// It is reached through the [EmbeddedServer] that we started, never through a URL, so that nobody
/// else's database can be staged by mistake. What is done is kept by [#commit] and undone without.
public final class Staged implements AutoCloseable {
  private final Connection connection;

  private Staged(Connection connection) {
    this.connection = connection;
  }

  /// Its role is that of the login: what `role` may not do fails, as it would on the night.
  public static Staged as(String role, EmbeddedServer server, String database) {
    DatabaseUrl url = server.url(role, database);
    Properties properties = url.properties();
    properties.putIfAbsent("ApplicationName", "portal");
    Connection connection;
    try {
      connection = DriverManager.getConnection(url.jdbc(), properties);
    } catch (SQLException e) {
      throw Trouble.unreachable(url, e);
    }
    try {
      connection.setAutoCommit(false);
      return new Staged(connection);
    } catch (SQLException e) {
      Asked.close(connection);
      throw Trouble.of(e);
    }
  }

  /// A database to stage in, created empty. PostgreSQL creates one outside any transaction.
  public static void create(EmbeddedServer server, String database) {
    try (Staged stage = as("postgres", server, "postgres")) {
      stage.connection.setAutoCommit(true);
      stage.run("create database " + Fresh.quotedName(database));
    } catch (SQLException e) {
      throw Trouble.of(e);
    }
  }

  /// Several statements at once, without values.
  public void run(String script) {
    try (var statement = connection.createStatement()) {
      statement.execute(script);
    } catch (SQLException e) {
      throw Trouble.of(e);
    }
  }

  /// One statement with its values.
  public void change(String statement, List<String> values) {
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.size(); i++) {
        prepared.setString(i + 1, values.get(i));
      }
      prepared.executeUpdate();
    } catch (SQLException e) {
      throw Trouble.of(e);
    }
  }

  /// Adds rows by COPY. A null is NULL.
  public void fill(String table, List<String> columns, List<? extends List<@Nullable String>> rows)
      throws IOException {
    String names = String.join(", ", columns.stream().map(Fresh::quotedName).toList());
    try {
      CopyIn copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy " + Fresh.quoted(table) + " (" + names + ") from stdin");
      try {
        for (List<@Nullable String> row : rows) {
          byte[] line = CopyText.line(row).getBytes(StandardCharsets.UTF_8);
          copy.writeToCopy(line, 0, line.length);
        }
        copy.endCopy();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    } catch (SQLException e) {
      throw Trouble.of(e);
    }
  }

  public void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw Trouble.of(e);
    }
  }

  @Override
  public void close() {
    Asked.close(connection);
  }
}
