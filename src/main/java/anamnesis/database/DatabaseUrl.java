package anamnesis.database;

import java.util.Map;
import java.util.Properties;

/// Where a database is and who asks, from the libpq form (`postgresql://…`) or the JDBC form, and
/// from libpq's own surroundings: environment, service file, password file.
///
/// Its text never holds the password, which is handed to the driver and to nobody else.
public final class DatabaseUrl {
  private final Login login;

  private DatabaseUrl(Login login) {
    this.login = login;
  }

  /// The URL alone, whatever stands around it.
  public static DatabaseUrl of(String text) {
    return of(text, Map.of());
  }

  public static DatabaseUrl of(String text, Map<String, String> environment) {
    return new DatabaseUrl(Login.of(UrlText.settings(text), environment));
  }

  /// The name of the database; that of the user where none is named, as PostgreSQL has it.
  public String database() {
    return login.database();
  }

  /// What a person should know of how it is reached; mostly empty.
  public String note() {
    return login.note();
  }

  /// Where it leads, whoever asks. Where no database is named, it is who asks that names it.
  public String where() {
    return login.where();
  }

  String jdbc() {
    return login.servers().jdbc(login.database());
  }

  Properties properties() {
    return login.properties();
  }

  /// Host, port, user and database; never the password. It can be typed again.
  @Override
  public String toString() {
    return login.shown();
  }
}
