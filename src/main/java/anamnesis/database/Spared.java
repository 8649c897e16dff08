package anamnesis.database;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What of a copy is left out on purpose when it is replayed, as `pg_restore --no-owner --no-acl`
/// leaves it out, and what belongs to a whole server or would act on others.
///
/// @param what as it is counted and said
/// @param beginning of its statements
record Spared(String what, Pattern beginning) {
  private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\w$.])+";

  private static final List<Spared> ALL =
      List.of(
          of("owners", "ALTER (?s:.)*\\bOWNER TO " + NAME + ";\\s*"),
          of("owners", "(?:SET SESSION AUTHORIZATION|RESET SESSION AUTHORIZATION|SET ROLE)\\b"),
          of("default privileges", "ALTER DEFAULT PRIVILEGES\\b"),
          of("grants", "(?:GRANT|REVOKE)\\b"),
          of("tablespaces", "(?:CREATE|ALTER|DROP|COMMENT ON) TABLESPACE\\b"),
          of("tablespaces", "SET default_tablespace = '[^']"),
          of("roles", "(?:CREATE|ALTER|DROP|COMMENT ON) (?:ROLE|USER|GROUP)\\b(?! MAPPING)"),
          of("databases", "(?:CREATE|ALTER|DROP|COMMENT ON) DATABASE\\b"),
          of("subscriptions", "(?:CREATE|ALTER|COMMENT ON) SUBSCRIPTION\\b"),
          of("publications", "(?:CREATE|ALTER|COMMENT ON) PUBLICATION\\b"),
          of("event triggers", "(?:CREATE|ALTER|COMMENT ON) EVENT TRIGGER\\b"),
          of("comments on extensions", "COMMENT ON (?:EXTENSION|LANGUAGE)\\b"),
          of("comments on schemas", "COMMENT ON SCHEMA public\\b"),
          of("security labels", "SECURITY LABEL\\b"),
          of("large objects", "SELECT (?:pg_catalog\\.)?lo(?:_\\w+|write)\\("),
          of("large objects", "(?:ALTER|COMMENT ON) LARGE OBJECT\\b"),
          of("", "(?:BEGIN|COMMIT|START TRANSACTION);"),
          // The driver speaks UTF-8, and rows and statements are handed over in it.
          of("", "SET client_encoding\\b"));

  private static Spared of(String what, String beginning) {
    return new Spared(what, Pattern.compile(beginning));
  }

  /// How it is counted, if it is left out; empty words where it is not worth counting.
  static Optional<String> what(String sql) {
    String statement = sql.strip();
    return ALL.stream()
        .filter(spared -> spared.beginning.matcher(statement).lookingAt())
        .map(Spared::what)
        .findFirst();
  }
}
