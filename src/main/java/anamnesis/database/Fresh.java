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
        and not exists (select from pg_depend d where d.objid = c.oid
                        and d.classid = 'pg_class'::regclass and d.deptype = 'e')
      order by 1
      """;

  /// Of this tool alone: two rebuilds that meet in one database know each other by it.
  private static final String FILLING =
      "select pg_try_advisory_xact_lock(7020100476893393769)::text";

  private final Connection connection;
  private final ServerIdentity identity;

  private Fresh(Connection connection, ServerIdentity identity) {
    this.connection = connection;
    this.identity = identity;
  }

  public static Fresh open(DatabaseUrl url) {
    Properties properties = url.properties();
    properties.putIfAbsent("ApplicationName", "anamnesis (rebuild)");
    Connection connection = Wire.to(url, properties);
    try {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
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

  /// Refuses the wounded database, by whatever name it was reached; and a physical copy of it, a
  /// promoted branch too, which cannot be told from it by any name it gives itself.
  public void refuseIf(ServerIdentity wounded) {
    if (!identity.sameDatabaseAs(wounded)) {
      return;
    }
    boolean branch = identity.timeline() != wounded.timeline();
    throw new Refusal(
        "the database \"%s\" is %s"
            .formatted(
                identity.database(),
                branch
                    ? "a physical copy of the wounded one (timeline %d, that one is on %d)"
                        .formatted(identity.timeline(), wounded.timeline())
                    : "the wounded one itself, or a physical copy of it"),
        "create an empty one with `createdb %s_fresh` and name it with --into"
            .formatted(identity.database()));
  }

  /// Refuses what takes no rows, and what would do more with them than keep them.
  public void refuseUnfit() {
    Fit.refuseUnfit(this);
  }

  /// Refuses what holds anything of anybody's, though it has no rows.
  ///
  /// @param schemas those that the practice's own tables stand in already
  public void refuseUsed(List<String> schemas) {
    Fit.refuseUsed(this, schemas);
  }

  /// Holds the database for one filling, up to its end; a second one is refused.
  public void hold() {
    if (!list(FILLING).equals(List.of("true"))) {
      throw new Refusal(
          "the database \"%s\" is being filled at this moment by another rebuild"
              .formatted(identity.database()),
          "wait until it has ended, then run the same line again");
    }
  }

  /// Tables outside the system's own schemas and of no extension, as `schema.table`, in order.
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
