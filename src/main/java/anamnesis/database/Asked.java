package anamnesis.database;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import org.postgresql.PGConnection;

/// A database that can only be asked: one snapshot, read-only in the session, impatient by
/// timeouts.
///
/// It has no verb that writes, and never will. Statistics are asked for before rows are counted,
/// and nothing here ever runs ANALYZE or VACUUM: both would wipe traces of the wipe.
public final class Asked implements AutoCloseable {
  private static final String[] MANNERS = {
    "set default_transaction_read_only = on",
    "set statement_timeout = '10min'",
    "set lock_timeout = '5s'",
    "set idle_in_transaction_session_timeout = '30min'",
    "set timezone = 'UTC'",
  };

  private final Connection connection;

  private Asked(Connection connection) {
    this.connection = connection;
  }

  public static Asked open(DatabaseUrl url) {
    Properties properties = url.properties();
    properties.putIfAbsent("ApplicationName", "anamnesis (read only)");
    properties.putIfAbsent("connectTimeout", "10");
    properties.setProperty("readOnly", "true");
    // The extended protocol takes one statement at a time: nothing can ride behind a question.
    properties.setProperty("preferQueryMode", "extended");
    Connection connection = Wire.to(url, properties);
    try {
      for (String manner : MANNERS) {
        try (var statement = connection.createStatement()) {
          statement.execute(manner);
        }
      }
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return new Asked(connection);
    } catch (SQLException e) {
      Wire.close(connection);
      throw Trouble.of(e);
    }
  }

  /// Every row of the answer, read one by one into what the caller makes of it.
  public <T> List<T> list(String question, Function<Answer, T> each, Object... values) {
    List<T> all = new ArrayList<>();
    each(question, answer -> all.add(each.apply(answer)), values);
    return all;
  }

  /// The first row, or nothing.
  public <T> Optional<T> first(String question, Function<Answer, T> each, Object... values) {
    return list(question, each, values).stream().findFirst();
  }

  /// Streams the answer: no more than a few hundred rows are ever held. A question that fails is
  /// undone alone, so that the next one can be put in the same snapshot.
  public void each(String question, Consumer<Answer> each, Object... values) {
    undoneAlone(
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setFetchSize(500);
            for (int i = 0; i < values.length; i++) {
              statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
              Answer answer = new Answer(rows);
              while (rows.next()) {
                each.accept(answer);
              }
            }
          }
          return 0L;
        });
  }

  /// Rows as the server writes them for COPY: the fastest way out.
  public long copyOut(String query, OutputStream out) throws IOException {
    Drained drained = new Drained(out);
    long rows =
        undoneAlone(
            () ->
                connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + query + ") to stdout", drained));
    drained.raise();
    return rows;
  }

  public ServerIdentity identity() {
    try {
      return ServerIdentity.of(connection);
    } catch (SQLException e) {
      throw Trouble.of(e);
    }
  }

  private <T> T undoneAlone(Question<T> question) {
    try {
      var before = connection.setSavepoint();
      try {
        T answer = question.put();
        connection.releaseSavepoint(before);
        return answer;
      } catch (SQLException | RuntimeException e) {
        connection.rollback(before);
        throw e;
      }
    } catch (SQLException e) {
      throw Trouble.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface Question<T> {
    T put() throws SQLException, IOException;
  }

  @Override
  public void close() {
    Wire.close(connection);
  }
}
