package anamnesis.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
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

  private Trouble(String words, String state, @Nullable SQLException cause) {
    super(words, cause);
    this.state = state;
  }

  /// A question that was not put, because it might have done more than ask.
  static Trouble unasked(String why) {
    return new Trouble("not asked: " + why, "", null);
  }

  /// An error in the middle of a question that could be put.
  static Trouble of(SQLException error) {
    String state = error.getSQLState() == null ? "" : error.getSQLState();
    return new Trouble(words(error, state), state, error);
  }

  /// The right to ask is missing; the question is not answered, which is not the same as "no".
  public boolean forbidden() {
    return state.equals("42501");
  }

  /// It was not about what was asked: the connection was lost, the server is going down, or its
  /// disk is full. What was not committed was not done, and can be asked again.
  public boolean passing() {
    return state.matches("(08|53|57P|58).*");
  }

  /// The connection is gone, and with it whatever could be asked next.
  public boolean lost() {
    return state.matches("(08|57P).*");
  }

  public String state() {
    return state;
  }

  static String words(SQLException error, String state) {
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
