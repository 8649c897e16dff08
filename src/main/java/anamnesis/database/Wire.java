package anamnesis.database;

import anamnesis.backup.CopyText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// What is the same behind every door: how a database is reached, filled and left.
final class Wire {
  /// The driver would write to the terminal what it meets, server names and worse.
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  /// Letters that go out at a time.
  private static final int BLOCK = 1 << 15;

  static {
    DRIVER.setLevel(Level.OFF);
  }

  private Wire() {}

  static Connection to(DatabaseUrl url, Properties properties) {
    try {
      return DriverManager.getConnection(url.jdbc(), properties);
    } catch (SQLException e) {
      throw Unreachable.of(url, e);
    }
  }

  /// Fills a table by COPY. A null is NULL; every other text is written as it is.
  static long fill(
      Connection connection,
      String table,
      List<String> columns,
      Iterator<? extends List<? extends @Nullable String>> rows)
      throws IOException {
    String names = String.join(", ", columns.stream().map(Fresh::quotedName).toList());
    try {
      CopyIn copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy " + Fresh.quoted(table) + " (" + names + ") from stdin");
      try {
        StringBuilder lines = new StringBuilder(2 * BLOCK);
        while (rows.hasNext()) {
          lines.append(CopyText.of(rows.next())).append('\n');
          if (lines.length() >= BLOCK || !rows.hasNext()) {
            byte[] block = lines.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(block, 0, block.length);
            lines.setLength(0);
          }
        }
        return copy.endCopy();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    } catch (SQLException e) {
      throw Trouble.of(e);
    }
  }

  /// Runs a script of statements without values.
  static void run(Connection connection, String script) {
    try (var statement = connection.createStatement()) {
      statement.execute(script);
    } catch (SQLException e) {
      throw Trouble.of(e);
    }
  }

  static void commit(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw Trouble.of(e);
    }
  }

  static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException alreadyGone) {
      // Closing is all that was left to do with it.
    }
  }
}
