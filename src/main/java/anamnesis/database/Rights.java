package anamnesis.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Whose rights questions are put with.
///
/// A superuser's session takes on `pg_read_all_data`, with which it may read every table and do
/// nothing. The session could take it off again, as it could undo SET SESSION AUTHORIZATION: only a
/// login with fewer rights is certain. What takes it off is a statement or a function, and no
/// question is either.
///
/// A question about what the server counts takes on `pg_monitor` instead, while it is put: one role
/// sees the rows, the other what goes on.
///
/// Where tables have policies the superuser stays, who alone sees every row of them.
///
/// @param superuser whether the login is one
/// @param lowered whether it was taken down to reading
public record Rights(String login, boolean superuser, boolean lowered) {
  private static final String READING = "set local role pg_read_all_data";

  private static final String WHOSE =
      """
      select r.rolname as login, r.rolsuper as super,
             exists (select from pg_catalog.pg_class where relrowsecurity) as policies
      from pg_catalog.pg_roles r where r.rolname = current_user
      """;

  static Rights lowered(Connection connection) throws SQLException {
    Rights rights = whose(connection);
    if (rights.lowered) {
      run(connection, READING);
    }
    return rights;
  }

  /// Takes on the role that a question wants; put back by [#back], or by undoing the question.
  void fit(Connection connection, Question question) throws SQLException {
    if (lowered && question.asksTheServer()) {
      run(connection, "set local role pg_monitor");
    }
  }

  void back(Connection connection, Question question) throws SQLException {
    if (lowered && question.asksTheServer()) {
      run(connection, READING);
    }
  }

  private static void run(Connection connection, String statement) throws SQLException {
    try (var role = connection.createStatement()) {
      role.execute(statement);
    }
  }

  /// What a person should know of a login that may do everything; empty of any other.
  public String warning() {
    return superuser
        ? "\"%s\" is a superuser; it is asked read-only all the same".formatted(login)
        : "";
  }

  /// What to log in with instead.
  public String better() {
    return "safer: a role with pg_read_all_data and pg_read_all_stats";
  }

  private static Rights whose(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(WHOSE)) {
      if (!rows.next()) {
        return new Rights("", false, false);
      }
      boolean superuser = rows.getBoolean("super");
      return new Rights(
          rows.getString("login"), superuser, superuser && !rows.getBoolean("policies"));
    }
  }
}
