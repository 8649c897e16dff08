package anamnesis.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// Whether a database takes writes: a row in a table of its own, read back, and all of it undone.
public final class Trial {
  private static final String WRITE =
      """
      create schema anamnesis_trial;
      create table anamnesis_trial.written (id bigint generated always as identity primary key,
        word text not null, at timestamptz not null default now());
      insert into anamnesis_trial.written (word) values ('anamnesis');
      """;

  private Trial() {}

  /// What stands in the way; empty if nothing does.
  public static Optional<Objection> of(DatabaseUrl url) {
    try (Connection connection = Wire.to(url, url.properties())) {
      connection.setAutoCommit(false);
      Wire.run(connection, WRITE);
      boolean there = isThere(connection);
      connection.rollback();
      return there ? Optional.empty() : Optional.of(new Objection("a row of our own", "gone"));
    } catch (SQLException e) {
      return Optional.of(new Objection("a row of our own", String.valueOf(e.getSQLState())));
    } catch (Trouble e) {
      return Optional.of(new Objection("a row of our own", e.state()));
    }
  }

  private static boolean isThere(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select word from anamnesis_trial.written")) {
      return rows.next() && "anamnesis".equals(rows.getString(1));
    }
  }
}
