package anamnesis.database;

import anamnesis.Refusal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The database being filled: empty when it was found, or holding nothing but this case's own rows.
///
/// Everything up to [#commit] happens at once or not at all.
public final class Fresh implements AutoCloseable {
  private static final String TABLES =
      """
      select n.nspname || '.' || c.relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema')
        and n.nspname not like 'pg_toast%' and n.nspname not like 'pg_temp%'
      order by 1
      """;

  private final Connection connection;
  private final ServerIdentity identity;

  private Fresh(Connection connection, ServerIdentity identity) {
    this.connection = connection;
    this.identity = identity;
  }

  public static Fresh open(DatabaseUrl url) {
    Properties properties = url.properties();
    properties.putIfAbsent("ApplicationName", "anamnesis (rebuild)");
    properties.putIfAbsent("connectTimeout", "10");
    Connection connection = Wire.to(url, properties);
    try {
      connection.setAutoCommit(false);
      Fresh fresh = new Fresh(connection, ServerIdentity.of(connection));
      connection.rollback();
      return fresh;
    } catch (SQLException e) {
      Wire.close(connection);
      throw Trouble.of(e);
    }
  }

  public ServerIdentity identity() {
    return identity;
  }

  /// Refuses the wounded database, by whatever name it was reached.
  public void refuseIf(ServerIdentity wounded) {
    if (identity.sameDatabaseAs(wounded)) {
      throw new Refusal(
          "the database \"%s\" is the wounded one itself".formatted(identity.database()),
          "create an empty one with `createdb %s_fresh` and name it with --into"
              .formatted(identity.database()));
    }
  }

  /// Tables outside the system's own schemas, as `schema.table`, in order.
  public List<String> tables() {
    return list(TABLES);
  }

  /// Row counts of those tables that are not empty.
  public List<String> rowsIn(List<String> tables) {
    List<String> filled = new ArrayList<>();
    for (String table : tables) {
      long rows = Long.parseLong(list("select count(*)::text from " + quoted(table)).getFirst());
      if (rows > 0) {
        filled.add("%s %,d".formatted(table, rows));
      }
    }
    return filled;
  }

  /// The first column of every row, as text.
  public List<String> list(String question, Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<String> all = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Optional.ofNullable(rows.getString(1)).ifPresent(all::add);
        }
      }
      return all;
    } catch (SQLException e) {
      throw Trouble.of(e);
    }
  }

  /// Runs a script of definitions, as the practice's own schema.
  public void run(String script) {
    Wire.run(connection, script);
  }

  /// Fills a table by COPY. A null is NULL; every other text is written as it is.
  public long fill(
      String table, List<String> columns, Iterator<? extends List<? extends @Nullable String>> rows)
      throws IOException {
    return Wire.fill(connection, table, columns, rows);
  }

  public void commit() {
    Wire.commit(connection);
  }

  public void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw Trouble.of(e);
    }
  }

  @Override
  public void close() {
    Wire.close(connection);
  }

  /// `schema.table`, quoted; the name comes from a mapping or a catalogue, never from a witness.
  public static String quoted(String table) {
    int dot = table.indexOf('.');
    return dot < 0
        ? quotedName(table)
        : quotedName(table.substring(0, dot)) + "." + quotedName(table.substring(dot + 1));
  }

  public static String quotedName(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
