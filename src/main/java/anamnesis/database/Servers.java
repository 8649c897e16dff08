package anamnesis.database;

import anamnesis.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The servers a URL names: one or several to be tried in turn, or the socket of one.
record Servers(List<String> hosts, List<String> ports) {
  private static final String PORT = "5432";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]+(%[A-Za-z0-9._-]+)?");

  /// Where servers put their sockets if nobody says otherwise: Debian's folder, then PostgreSQL's.
  private static final List<String> FOLDERS = List.of("/var/run/postgresql", "/tmp");

  static Servers of(Map<String, String> settings) {
    String port = settings.getOrDefault("port", PORT);
    List<String> hosts = List.of(settings.getOrDefault("host", here(port)).split(",", -1));
    List<String> ports = List.of(port.split(",", -1));
    if (ports.size() != 1 && ports.size() != hosts.size()) {
      throw new Refusal(
          "that database URL names %d hosts and %d ports".formatted(hosts.size(), ports.size()),
          "name one port for all hosts, or one for each");
    }
    List<String> all = new ArrayList<>();
    for (int i = 0; i < hosts.size(); i++) {
      all.add(port(ports.get(ports.size() == 1 ? 0 : i)));
    }
    Servers servers = new Servers(hosts.stream().map(Servers::host).toList(), all);
    if (servers.hosts.size() > 1 && servers.hosts.stream().anyMatch(Servers::isSocket)) {
      throw new Refusal(
          "that database URL names a socket among several hosts",
          "name the socket alone, or hosts alone");
    }
    return servers;
  }

  /// As libpq: the socket, if there is one where sockets are; otherwise this machine.
  private static String here(String port) {
    return FOLDERS.stream()
        .filter(folder -> Files.exists(Path.of(folder, ".s.PGSQL." + port)))
        .findFirst()
        .orElse("localhost");
  }

  private static String host(String host) {
    String there = host.isEmpty() ? "localhost" : host;
    boolean address = there.contains(":") && ADDRESS.matcher(there).matches();
    if (!isSocket(there) && !address && !NAME.matcher(there).matches()) {
      throw new Refusal(
          "that database URL names no host that could be reached",
          "write it as postgresql://USER@HOST:PORT/DATABASE, an IPv6 address in brackets");
    }
    return there;
  }

  private static String port(String text) {
    String port = text.isEmpty() ? PORT : text;
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535 || port.matches("0+")) {
      throw new Refusal(
          "that database URL names no port that could be reached",
          "a port is a number from 1 to 65535; PostgreSQL's own is 5432");
    }
    return port;
  }

  private static boolean isSocket(String host) {
    return host.startsWith("/");
  }

  boolean socket() {
    return isSocket(hosts.getFirst());
  }

  Path socketFile() {
    return Path.of(hosts.getFirst(), ".s.PGSQL." + ports.getFirst());
  }

  /// The names under which a password file may know the first of them.
  List<String> named() {
    String host = hosts.getFirst();
    return FOLDERS.contains(host) ? List.of(host, "localhost") : List.of(host);
  }

  String jdbc(String database) {
    String where = socket() ? "localhost:" + ports.getFirst() : text().replace("%25", "%");
    String name = URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    return "jdbc:postgresql://" + where + "/" + name;
  }

  /// As it is written in a URL; nothing for a socket, which is written behind it.
  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < hosts.size() && !socket(); i++) {
      String host = hosts.get(i);
      text.append(i == 0 ? "" : ",")
          .append(host.contains(":") ? "[" + host.replace("%", "%25") + "]" : host)
          .append(':')
          .append(ports.get(i));
    }
    return text.toString();
  }

  String socketText() {
    return socket() ? "host=" + Spelled.inUrl(hosts.getFirst()) + "&port=" + ports.getFirst() : "";
  }
}
