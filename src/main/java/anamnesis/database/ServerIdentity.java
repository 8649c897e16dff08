package anamnesis.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;

/// Which database this is, whatever name or address it was reached by.
///
/// A physical clone shares the system identifier and the oid; the timeline and the content tell it
/// apart, or it is refused. A managed server may keep both to itself: then they are unknown, and
/// two databases that cannot be told apart count as one.
///
/// @param systemIdentifier empty if the server would not say
/// @param timeline 0 if the server would not say
public record ServerIdentity(
    String systemIdentifier, long databaseOid, long timeline, String database, String version) {
  private static final String DATABASE =
      """
      select d.oid::bigint as oid, d.datname as name,
             current_setting('server_version') as version
      from pg_database d where d.datname = current_database()
      """;

  private static final String CONTROL =
      """
      select s.system_identifier::text as system_identifier, c.timeline_id::bigint as timeline
      from pg_control_system() s, pg_control_checkpoint() c
      """;

  /// Not permitted, or no such function: both are a managed server's way of keeping it to itself.
  private static final List<String> KEPT = List.of("42501", "42883");

  /// Asks inside a transaction; what is kept from us is undone alone.
  static ServerIdentity of(Connection connection) throws SQLException {
    ServerIdentity known = database(connection);
    Savepoint before = connection.setSavepoint();
    try {
      ServerIdentity whole = control(connection, known);
      connection.releaseSavepoint(before);
      return whole;
    } catch (SQLException e) {
      connection.rollback(before);
      if (KEPT.contains(String.valueOf(e.getSQLState()))) {
        return known;
      }
      throw e;
    }
  }

  public boolean sameDatabaseAs(ServerIdentity other) {
    if (databaseOid != other.databaseOid) {
      return false;
    }
    boolean unknown = systemIdentifier.isEmpty() || other.systemIdentifier.isEmpty();
    return unknown
        ? database.equals(other.database) && version.equals(other.version)
        : systemIdentifier.equals(other.systemIdentifier);
  }

  private static ServerIdentity database(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(DATABASE)) {
      rows.next();
      return new ServerIdentity(
          "", rows.getLong("oid"), 0, rows.getString("name"), rows.getString("version"));
    }
  }

  private static ServerIdentity control(Connection connection, ServerIdentity known)
      throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(CONTROL)) {
      rows.next();
      return new ServerIdentity(
          rows.getString("system_identifier"),
          known.databaseOid,
          rows.getLong("timeline"),
          known.database,
          known.version);
    }
  }
}
