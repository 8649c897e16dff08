package anamnesis.database;

import anamnesis.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where a database is and who asks, from the libpq form (`postgresql://…`) or the JDBC form.
///
/// Its text never holds the password, which is handed to the driver and to nobody else.
public final class DatabaseUrl {
  private static final Pattern SERVER =
      Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[A-Za-z0-9._-]*)(?::([0-9]{1,5}))?");

  /// Who asks, and by which secret.
  private static final Pattern WHO = Pattern.compile("(?i)user|.*password.*|.*key.*");

  private final String jdbc;
  private final Properties properties;
  private final String shown;

  private DatabaseUrl(String jdbc, Properties properties, String shown) {
    this.jdbc = jdbc;
    this.properties = properties;
    this.shown = shown;
  }

  public static DatabaseUrl of(String text) {
    String plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
    String lower = plain.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("postgresql://") && !lower.startsWith("postgres://")) {
      throw new Refusal(
          "that is not the URL of a PostgreSQL database",
          "write it as postgresql://USER@HOST:PORT/DATABASE, the password in PGPASSFILE");
    }
    try {
      return of(new URI(plain));
    } catch (URISyntaxException e) {
      throw new Refusal(
          "that database URL cannot be read (%s at character %d)"
              .formatted(e.getReason(), e.getIndex()),
          "percent-encode odd characters of user and password, or put the password in PGPASSFILE");
    }
  }

  private static DatabaseUrl of(URI uri) {
    Properties properties = new Properties();
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    int at = authority.lastIndexOf('@');
    String user = at < 0 ? null : authority.substring(0, at);
    String name = "";
    if (user != null) {
      int colon = user.indexOf(':');
      name = decoded(colon < 0 ? user : user.substring(0, colon));
      properties.setProperty("user", name);
      if (colon >= 0) {
        properties.setProperty("password", decoded(user.substring(colon + 1)));
      }
    }
    String query = uri.getRawQuery();
    if (query != null) {
      for (String part : query.split("&")) {
        int equals = part.indexOf('=');
        if (equals > 0) {
          properties.setProperty(part.substring(0, equals), decoded(part.substring(equals + 1)));
        }
      }
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String where = server(authority.substring(at + 1)) + (path.isEmpty() ? "/" : path);
    String shown = "postgresql://" + (name.isEmpty() ? "" : name + "@") + where;
    return new DatabaseUrl("jdbc:postgresql://" + where, properties, shown);
  }

  /// Host and port as they stand there: what Java's own reading of a URL cannot make out (a host
  /// with an underscore) must never become this machine instead.
  private static String server(String given) {
    Matcher server = SERVER.matcher(given);
    if (!server.matches()) {
      throw new Refusal(
          "that database URL names no host that could be reached",
          "write it as postgresql://USER@HOST:PORT/DATABASE, an IPv6 address in brackets");
    }
    String host = server.group(1).isEmpty() ? "localhost" : server.group(1);
    return host + ":" + (server.group(2) == null ? "5432" : server.group(2));
  }

  /// The name of the database; that of the user where none is named, as PostgreSQL has it.
  public String database() {
    String path = jdbc.substring(jdbc.lastIndexOf('/') + 1);
    return path.isEmpty() ? properties.getProperty("user", "") : decoded(path);
  }

  /// Where it leads, whoever asks: the server, the database, and every setting but who asks.
  public String where() {
    Properties all = properties();
    String settings =
        all.stringPropertyNames().stream()
            .filter(name -> !WHO.matcher(name).matches())
            .sorted()
            .map(name -> name + "=" + all.getProperty(name))
            .collect(Collectors.joining("&"));
    String place = jdbc().substring(jdbc().indexOf("//") + 2);
    // Where no database is named, it is who asks that names it.
    String named = place.endsWith("/") ? place + database() : place;
    return settings.isEmpty() ? named : named + "?" + settings;
  }

  String jdbc() {
    return jdbc;
  }

  Properties properties() {
    Properties copy = new Properties();
    copy.putAll(properties);
    return copy;
  }

  /// Host, port, user and database; never the password.
  @Override
  public String toString() {
    return shown;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
