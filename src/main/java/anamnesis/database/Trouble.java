package anamnesis.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What a database's error means to a person.
///
/// A server's message may quote the row it failed on, and so a patient: of those only the state and
/// the constraint are passed on.
public final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

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
    boolean mayQuote = state.startsWith("22") || state.startsWith("23");
    String message = mayQuote ? "state " + state : String.valueOf(server.getMessage());
    return message
        + (table == null ? "" : ", table " + table)
        + (constraint == null ? "" : ", constraint " + constraint);
  }
}
