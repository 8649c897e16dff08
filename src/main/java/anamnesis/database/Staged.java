package anamnesis.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

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
    Connection connection = Wire.to(url, properties);
    try {
      connection.setAutoCommit(false);
      return new Staged(connection);
    } catch (SQLException e) {
      Wire.close(connection);
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
    Wire.run(connection, script);
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
    Wire.fill(connection, table, columns, rows.iterator());
  }

  public void commit() {
    Wire.commit(connection);
  }

  @Override
  public void close() {
    Wire.close(connection);
  }
}
