package anamnesis.database;

import anamnesis.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// All that is known of a way in, from the nearest to the farthest: the URL, a service, the
/// environment, the password file, and libpq's own defaults.
record Login(Map<String, String> settings, Servers servers, Surroundings around) {
  private static final String PATIENCE = "10";

  /// @param home where libpq keeps its files
  /// @param note why a password file that is there is not used
  record Surroundings(Path home, String note) {}

  static Login of(Map<String, String> url, Map<String, String> environment) {
    Map<String, String> settings = new TreeMap<>(url);
    Path home = Path.of(environment.getOrDefault("HOME", "/nonexistent"));
    Optional.ofNullable(settings.getOrDefault("service", environment.get("PGSERVICE")))
        .filter(service -> !service.isEmpty())
        .ifPresent(
            service ->
                ServiceFile.settings(service, serviceFiles(settings, environment, home))
                    .forEach(settings::putIfAbsent));
    refuseAddress(environment);
    UrlKeys.ENVIRONMENT.forEach(
        (variable, key) ->
            Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isEmpty())
                .ifPresent(value -> settings.putIfAbsent(key, value)));
    Servers servers = Servers.of(settings);
    return new Login(settings, servers, new Surroundings(home, "")).withPassword();
  }

  private static List<Path> serviceFiles(
      Map<String, String> settings, Map<String, String> environment, Path home) {
    List<Path> files = new ArrayList<>();
    String named = settings.getOrDefault("servicefile", environment.get("PGSERVICEFILE"));
    files.add(named == null ? home.resolve(".pg_service.conf") : Path.of(named));
    Optional.ofNullable(environment.get("PGSYSCONFDIR"))
        .ifPresent(folder -> files.add(Path.of(folder, "pg_service.conf")));
    return files;
  }

  /// It would lead psql elsewhere than the URL says.
  private static void refuseAddress(Map<String, String> environment) {
    if (!environment.getOrDefault("PGHOSTADDR", "").isEmpty()) {
      throw new Refusal(
          "PGHOSTADDR is set, which is not understood here",
          "unset it, and write the address as the host of the URL");
    }
  }

  private Login withPassword() {
    if (settings.containsKey("password")) {
      return this;
    }
    Path file = Path.of(settings.getOrDefault("passfile", around.home().resolve(".pgpass") + ""));
    PasswordFile passwords = new PasswordFile(file);
    Optional<String> found =
        passwords.password(
            new PasswordFile.Wanted(
                servers.named(), servers.ports().getFirst(), database(), user()));
    Map<String, String> more = new TreeMap<>(settings);
    found.ifPresent(password -> more.put("password", password));
    return new Login(more, servers, new Surroundings(around.home(), passwords.unused()));
  }

  String user() {
    return settings.getOrDefault("user", System.getProperty("user.name", ""));
  }

  String database() {
    return settings.getOrDefault("dbname", user());
  }

  String note() {
    return around.note();
  }

  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("user", user());
    // Never none at all: the driver would look for one itself.
    properties.setProperty("password", settings.getOrDefault("password", ""));
    properties.setProperty("gssEncMode", "disable");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", PATIENCE);
    UrlKeys.HANDED.forEach(
        (key, property) ->
            Optional.ofNullable(settings.get(key))
                .ifPresent(value -> properties.setProperty(property, Spelled.value(key, value))));
    properties.setProperty("loginTimeout", properties.getProperty("connectTimeout"));
    if (servers.socket()) {
      properties.setProperty("socketFactory", UnixSockets.class.getName());
      properties.setProperty("socketFactoryArg", servers.socketFile().toString());
      properties.setProperty("sslmode", "disable");
    } else {
      secure(properties);
    }
    return properties;
  }

  /// libpq's files under the home folder, and what a root certificate means for each mode.
  private void secure(Properties properties) {
    if (settings.getOrDefault("sslrootcert", "").equals("system")) {
      properties.remove("sslrootcert");
      properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
      properties.setProperty("sslmode", "verify-full");
      return;
    }
    byDefault(properties, "sslrootcert", "root.crt");
    byDefault(properties, "sslcert", "postgresql.crt");
    byDefault(properties, "sslkey", "postgresql.key");
    if (properties.getProperty("sslmode", "").equals("require")
        && properties.getProperty("sslrootcert") != null) {
      properties.setProperty("sslmode", "verify-ca");
    }
  }

  private void byDefault(Properties properties, String key, String file) {
    Path there = around.home().resolve(".postgresql").resolve(file);
    if (properties.getProperty(key) == null && Files.exists(there)) {
      properties.setProperty(key, there.toString());
    }
  }

  /// The servers, the database, and what else decides where one comes out.
  String where() {
    List<String> behind =
        new ArrayList<>(servers.socket() ? List.of(servers.socketText()) : List.of());
    for (String key : List.of("target_session_attrs", "options")) {
      Optional.ofNullable(settings.get(key))
          .ifPresent(value -> behind.add(key + "=" + Spelled.inUrl(value)));
    }
    return servers.text()
        + "/"
        + Spelled.inUrl(database())
        + (behind.isEmpty() ? "" : "?" + String.join("&", behind));
  }

  /// Without what is secret.
  String shown() {
    String user = settings.get("user");
    List<String> behind = new ArrayList<>();
    if (servers.socket()) {
      behind.add(servers.socketText());
    }
    for (String key : List.of("sslmode", "sslrootcert", "sslcert", "sslkey")) {
      Optional.ofNullable(settings.get(key))
          .ifPresent(value -> behind.add(key + "=" + Spelled.inUrl(value)));
    }
    return "postgresql://"
        + (user == null ? "" : Spelled.inUrl(user).replace("/", "%2F") + "@")
        + servers.text()
        + "/"
        + Spelled.inUrl(settings.getOrDefault("dbname", ""))
        + (behind.isEmpty() ? "" : "?" + String.join("&", behind));
  }
}
