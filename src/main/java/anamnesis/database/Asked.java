package anamnesis.database;

import anamnesis.Refusal;
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

/// A database that can only be asked: one snapshot, read-only, impatient by timeouts.
///
/// It has no verb that writes, and never will. Statistics are asked for before rows are counted,
/// and nothing here ever runs ANALYZE or VACUUM: both would wipe traces of the wipe.
///
/// Each limit holds where another might not: one transaction that is read-only and never ends but
/// undone, one statement at a time, a form that orders nothing ([Question]), no function that acts
/// and no view ([Vetting]), nobody's functions on the search path, and no more rights than it takes
/// to read ([Rights]).
///
/// What is set is set for that transaction alone: behind a pooler the session belongs to somebody
/// else, who must not find it changed.
public final class Asked implements AutoCloseable {
  private static final String[] MANNERS = {
    "set transaction isolation level repeatable read, read only",
    "set local default_transaction_read_only = on",
    "set local statement_timeout = '10min'",
    "set local lock_timeout = '5s'",
    "set local idle_in_transaction_session_timeout = '30min'",
    "set local timezone = 'UTC'",
    // As pg_dump sets them: the same value is the same letters, whatever the server's taste.
    "set local datestyle = 'ISO'",
    "set local intervalstyle = 'postgres'",
    "set local extra_float_digits = 3",
    "set local bytea_output = 'hex'",
    // What a text is and where it ends must not depend on the server's taste.
    "set local standard_conforming_strings = on",
    // Nobody's `lower` before PostgreSQL's own; a policy refuses instead of hiding rows.
    "set local search_path = pg_catalog",
    "set local row_security = off",
  };

  private final Connection connection;
  private final Vetting vetting;
  private final Rights rights;
  private final ServerIdentity identity;

  private Asked(Connection connection) throws SQLException {
    this.connection = connection;
    this.vetting = new Vetting(connection);
    this.identity = ServerIdentity.of(connection);
    this.rights = Rights.lowered(connection);
  }

  public static Asked open(DatabaseUrl url) {
    Properties properties = url.properties();
    properties.putIfAbsent("ApplicationName", "anamnesis (read only)");
    properties.setProperty("readOnly", "true");
    // The extended protocol takes one statement at a time: nothing can ride behind a question.
    properties.setProperty("preferQueryMode", "extended");
    Connection connection = Wire.to(url, properties);
    try {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      for (String manner : MANNERS) {
        try (var statement = connection.createStatement()) {
          statement.execute(manner);
        }
      }
      refuseWritable(connection, url);
      return new Asked(connection);
    } catch (SQLException e) {
      Wire.close(connection);
      throw Trouble.of(e);
    } catch (RuntimeException e) {
      Wire.close(connection);
      throw e;
    }
  }

  /// A pooler that hands out the server anew for every statement keeps no promise.
  private static void refuseWritable(Connection connection, DatabaseUrl url) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select current_setting('transaction_read_only') = 'on'"
                    + " and current_setting('transaction_isolation') = 'repeatable read'"
                    + " and current_setting('search_path') = 'pg_catalog'")) {
      if (!rows.next() || !rows.getBoolean(1)) {
        throw new Refusal(
            "%s does not keep a transaction read-only".formatted(url),
            "name the server itself, not a pooler that pools statements");
      }
    }
  }

  /// Whose rights the questions are put with.
  public Rights rights() {
    return rights;
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
    Question vetted = Question.of(question);
    undoneAlone(
        () -> {
          vetting.refuseActing(vetted);
          try (PreparedStatement statement = parsed(vetted, values)) {
            vetting.refuseViews();
            rights.fit(connection, vetted);
            try (ResultSet rows = statement.executeQuery()) {
              Answer answer = new Answer(rows);
              while (rows.next()) {
                each.accept(answer);
              }
            }
          }
          rights.back(connection, vetted);
          return 0L;
        });
  }

  /// Rows as the server writes them for COPY: the fastest way out.
  public long copyOut(String query, OutputStream out) throws IOException {
    Question vetted = Question.copied(query);
    Drained drained = new Drained(out);
    long rows =
        undoneAlone(
            () -> {
              vetting.refuseActing(vetted);
              parsed(vetted).close();
              vetting.refuseViews();
              return connection
                  .unwrap(PGConnection.class)
                  .getCopyAPI()
                  .copyOut("copy (" + query + "\n) to stdout", drained);
            });
    drained.raise();
    return rows;
  }

  /// From here on times are written as in this zone, for as long as this door is open.
  public void inZone(String zone) {
    undoneAlone(
        () -> {
          try (PreparedStatement set =
              connection.prepareStatement("select set_config('TimeZone', ?, true)")) {
            set.setString(1, zone);
            set.execute();
          }
          return 0L;
        });
  }

  /// Known to the server, with its values, and not run.
  private PreparedStatement parsed(Question question, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(question.sql());
    statement.setFetchSize(500);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.getMetaData();
    return statement;
  }

  public ServerIdentity identity() {
    return identity;
  }

  private <T> T undoneAlone(Putting<T> question) {
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
  private interface Putting<T> {
    T put() throws SQLException, IOException;
  }

  @Override
  public void close() {
    Wire.close(connection);
  }
}
