package anamnesis.database;

import anamnesis.Refusal;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/// What a database's error means to a person.
///
/// A server's message may quote the row it failed on, and so a patient: of those only the state and
/// the constraint are passed on.
public final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Classes of states (PostgreSQL, appendix A) that speak of connections, rights, names and means,
  /// never of a row. All others may quote one: a trigger's own words (P0001) say what they like.
  private static final Set<String> PLAIN =
      Set.of("08", "0A", "25", "28", "3D", "3F", "40", "42", "53", "54", "55", "57", "58");

  private final String state;

  private Trouble(String words, String state, SQLException cause) {
    super(words, cause);
    this.state = state;
  }

  /// An error in the middle of a question that could be put.
  static Trouble of(SQLException error) {
    String state = error.getSQLState() == null ? "" : error.getSQLState();
    return new Trouble(words(error, state), state, error);
  }

  /// An error before any question could be put.
  static Refusal unreachable(DatabaseUrl url, SQLException error) {
    String state = error.getSQLState() == null ? "" : error.getSQLState();
    if (state.equals(PSQLState.INVALID_PASSWORD.getState())
        || state.equals(PSQLState.INVALID_AUTHORIZATION_SPECIFICATION.getState())) {
      return new Refusal(
          "%s does not let this user in".formatted(url),
          "check user and password; a password may stand in the file that PGPASSFILE names",
          error);
    }
    if (state.equals("3D000")) {
      return new Refusal(
          "there is no such database: %s".formatted(url),
          "list them with `psql -l`, or create it with `createdb`",
          error);
    }
    return new Refusal(
        "%s cannot be reached (%s)".formatted(url, words(error, state)),
        "check host and port, and that the server is up; `anamnesis doctor` tries it too",
        error);
  }

  /// The right to ask is missing; the question is not answered, which is not the same as "no".
  public boolean forbidden() {
    return state.equals("42501");
  }

  public String state() {
    return state;
  }

  private static String words(SQLException error, String state) {
    ServerErrorMessage server =
        error instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    if (server == null) {
      return state.startsWith("08") ? "no connection" : "state " + state;
    }
    String constraint = server.getConstraint();
    String table = server.getTable();
    boolean plain = state.length() == 5 && PLAIN.contains(state.substring(0, 2));
    String message = plain ? String.valueOf(server.getMessage()) : "state " + state;
    return message
        + (table == null ? "" : ", table " + table)
        + (constraint == null ? "" : ", constraint " + constraint);
  }
}
