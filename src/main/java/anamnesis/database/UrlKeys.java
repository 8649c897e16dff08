package anamnesis.database;

import anamnesis.Refusal;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Every setting that a URL, a service file or the environment may give, by libpq's name for it.
///
/// It is a list of what is let in: some of the driver's own settings name a class to load or a file
/// to write, and a URL is pasted from anywhere.
final class UrlKeys {
  /// The driver's own names for the same.
  private static final Map<String, String> DRIVERS =
      Map.of(
          "ApplicationName", "application_name",
          "connectTimeout", "connect_timeout",
          "loginTimeout", "connect_timeout",
          "tcpKeepAlive", "keepalives",
          "targetServerType", "target_session_attrs",
          "channelBinding", "channel_binding",
          "requireAuth", "require_auth",
          "sslNegotiation", "sslnegotiation",
          "loadBalanceHosts", "load_balance_hosts");

  /// What is ours to read.
  private static final Set<String> OURS =
      Set.of("host", "port", "dbname", "user", "password", "passfile", "service", "servicefile");

  /// What is handed to the driver, and its name for it.
  static final Map<String, String> HANDED =
      Map.ofEntries(
          Map.entry("application_name", "ApplicationName"),
          Map.entry("options", "options"),
          Map.entry("sslmode", "sslmode"),
          Map.entry("sslrootcert", "sslrootcert"),
          Map.entry("sslcert", "sslcert"),
          Map.entry("sslkey", "sslkey"),
          Map.entry("sslpassword", "sslpassword"),
          Map.entry("sslnegotiation", "sslNegotiation"),
          Map.entry("channel_binding", "channelBinding"),
          Map.entry("require_auth", "requireAuth"),
          Map.entry("connect_timeout", "connectTimeout"),
          Map.entry("keepalives", "tcpKeepAlive"),
          Map.entry("target_session_attrs", "targetServerType"),
          Map.entry("load_balance_hosts", "loadBalanceHosts"));

  /// What changes nothing here.
  private static final Set<String> IDLE =
      Set.of(
          "fallback_application_name",
          "client_encoding",
          "gssencmode",
          "keepalives_idle",
          "keepalives_interval",
          "keepalives_count",
          "tcp_user_timeout",
          "sslcompression",
          "sslsni");

  static final Map<String, String> ENVIRONMENT =
      Map.ofEntries(
          Map.entry("PGHOST", "host"),
          Map.entry("PGPORT", "port"),
          Map.entry("PGDATABASE", "dbname"),
          Map.entry("PGUSER", "user"),
          Map.entry("PGPASSWORD", "password"),
          Map.entry("PGPASSFILE", "passfile"),
          Map.entry("PGOPTIONS", "options"),
          Map.entry("PGAPPNAME", "application_name"),
          Map.entry("PGCONNECT_TIMEOUT", "connect_timeout"),
          Map.entry("PGTARGETSESSIONATTRS", "target_session_attrs"),
          Map.entry("PGLOADBALANCEHOSTS", "load_balance_hosts"),
          Map.entry("PGCHANNELBINDING", "channel_binding"),
          Map.entry("PGREQUIREAUTH", "require_auth"),
          Map.entry("PGSSLMODE", "sslmode"),
          Map.entry("PGSSLNEGOTIATION", "sslnegotiation"),
          Map.entry("PGSSLROOTCERT", "sslrootcert"),
          Map.entry("PGSSLCERT", "sslcert"),
          Map.entry("PGSSLKEY", "sslkey"));

  private UrlKeys() {}

  /// The name of a setting as libpq has it, or a refusal with the nearest there is.
  static String known(String key) {
    String name = DRIVERS.getOrDefault(key, key);
    if (OURS.contains(name) || HANDED.containsKey(name) || IDLE.contains(name)) {
      return name;
    }
    Set<String> all = new TreeSet<>(OURS);
    all.addAll(HANDED.keySet());
    String nearest =
        all.stream().min(Comparator.comparingInt(each -> distance(key, each))).orElseThrow();
    String shown = key.replaceAll("[^A-Za-z0-9_.-]", "?");
    throw new Refusal(
        "\"%s\" is no setting that a database URL may give here".formatted(shown),
        "leave it away; the nearest there is: " + nearest);
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int above = row[j];
        int swap = one.charAt(i - 1) == other.charAt(j - 1) ? diagonal : diagonal + 1;
        row[j] = Math.min(swap, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
