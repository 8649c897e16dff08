package anamnesis.backup;

/// Where a copy says that it comes from; empty where it does not.
///
/// @param server the version of the server that was dumped
/// @param program the version of the pg_dump that did it
public record Origin(String database, String server, String program) {
  public static final Origin UNKNOWN = new Origin("", "", "");
}
