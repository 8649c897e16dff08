package anamnesis.database;

import anamnesis.backup.CopyRow;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into a table, in a copy's own bytes. No row is ever held whole.
final class Rows {
  private static final int ROOM = 1 << 16;

  private final CopyIn copy;
  private final byte[] waiting = new byte[ROOM];
  private int length;

  private Rows(CopyIn copy) {
    this.copy = copy;
  }

  static Rows into(Connection connection, String statement) throws SQLException {
    return new Rows(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement));
  }

  void row(CopyRow row) throws SQLException {
    try {
      row.pour(this::piece);
      piece(new byte[] {'\n'}, 0, 1);
    } catch (Refused e) {
      throw e.error;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void piece(byte[] bytes, int from, int to) throws IOException {
    int size = to - from;
    try {
      if (length + size > ROOM) {
        flush();
      }
      if (size > ROOM) {
        copy.writeToCopy(bytes, from, size);
      } else {
        System.arraycopy(bytes, from, waiting, length, size);
        length += size;
      }
    } catch (SQLException e) {
      throw new Refused(e);
    }
  }

  private void flush() throws SQLException {
    if (length > 0) {
      copy.writeToCopy(waiting, 0, length);
      length = 0;
    }
  }

  void end() throws SQLException {
    try {
      flush();
      copy.endCopy();
    } finally {
      cancel();
    }
  }

  /// Nothing if it has ended.
  void cancel() {
    if (copy.isActive()) {
      try {
        copy.cancelCopy();
      } catch (SQLException asAsked) {
        // A server answers to being told that no more comes with an error of its own.
      }
    }
  }

  /// On its way through whoever hands out the pieces.
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SQLException error;

    Refused(SQLException error) {
      super(error);
      this.error = error;
    }
  }
}
