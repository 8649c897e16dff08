package anamnesis.database;

import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A statement of a copy that a server would not take: which object, and the state (PostgreSQL,
/// appendix A). Never the server's own words, and nothing of the statement behind the name: both
/// may hold what is in a row.
///
/// @param object as `COPY public.patient`
/// @param state five letters
public record Objection(String object, String state) {
  private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\w$])+";

  private static final Pattern HEAD =
      Pattern.compile(
          "(?:CREATE|ALTER|COPY|INSERT INTO|COMMENT ON|REFRESH|DROP|SET|SELECT"
              + " pg_catalog\\.\\w+)(?: [A-Z]+)*(?: %1$s(?:\\.%1$s)*)?(?:\\s+ADD CONSTRAINT %1$s)?"
                  .formatted(NAME));

  private static final int LONGEST = 120;

  private static final Map<String, String> MEANS =
      Map.ofEntries(
          Map.entry("0A000", "this server does not have it"),
          Map.entry("22021", "bytes that are no text in this encoding"),
          Map.entry("22P02", "a value that its column does not take"),
          Map.entry("22P04", "rows that are not as COPY writes them"),
          Map.entry("22001", "a value that is too long for its column"),
          Map.entry("22003", "a number that is too large for its column"),
          Map.entry("22007", "a date that is none"),
          Map.entry("23502", "an empty value where none may be"),
          Map.entry("23503", "a reference to a row that is not there"),
          Map.entry("23505", "two rows of one key"),
          Map.entry("23514", "a row that breaks a check"),
          Map.entry("42501", "it needs a superuser"),
          Map.entry("42601", "it is not SQL as this server reads it"),
          Map.entry("42704", "it names what this server does not have"),
          Map.entry("42P01", "it names a table that is not there"),
          Map.entry("42P06", "there is one already"),
          Map.entry("42P07", "there is one already"),
          Map.entry("42710", "there is one already"),
          Map.entry("42883", "it names a function that is not there"),
          Map.entry("58P01", "a file of the server is not there"));

  static Objection of(String statement, SQLException error) {
    return new Objection(head(statement), String.valueOf(error.getSQLState()));
  }

  /// A whole sentence for a person, without a value.
  public String words() {
    String extension = object.startsWith("CREATE EXTENSION") ? extension() : "";
    if (!extension.isEmpty() && (state.equals("0A000") || state.equals("58P01"))) {
      return "the extension %s is not on this server (state %s)".formatted(extension, state);
    }
    return "%s: %s (state %s)"
        .formatted(object, MEANS.getOrDefault(state, "the server refused it"), state);
  }

  private String extension() {
    return object.substring(object.lastIndexOf(' ') + 1).replace("\"", "");
  }

  static String head(String statement) {
    Matcher head = HEAD.matcher(statement.strip());
    String found = head.lookingAt() ? head.group().replaceAll("\\s+", " ") : "a statement";
    return found.length() > LONGEST ? found.substring(0, LONGEST) : found;
  }
}
