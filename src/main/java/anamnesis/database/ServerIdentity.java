package anamnesis.database;

/// Which database this is, whatever name or address it was reached by.
///
/// A physical clone shares the system identifier and the oid; the timeline and the content tell it
/// apart, or it is refused.
public record ServerIdentity(
    String systemIdentifier, long databaseOid, long timeline, String database, String version) {
  static final String QUESTION =
      """
      select (select system_identifier::text from pg_control_system()) as system_identifier,
             (select timeline_id::bigint from pg_control_checkpoint()) as timeline,
             d.oid::bigint as oid, d.datname as name,
             current_setting('server_version') as version
      from pg_database d where d.datname = current_database()
      """;

  static ServerIdentity of(Answer answer) {
    return new ServerIdentity(
        answer.word("system_identifier"),
        answer.count("oid"),
        answer.count("timeline"),
        answer.word("name"),
        answer.word("version"));
  }

  public boolean sameDatabaseAs(ServerIdentity other) {
    return systemIdentifier.equals(other.systemIdentifier) && databaseOid == other.databaseOid;
  }
}
