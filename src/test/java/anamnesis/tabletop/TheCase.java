package anamnesis.tabletop;

import anamnesis.casefile.Hash;
import anamnesis.database.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a night came to, in a form that two nights can be compared in.
final class TheCase {
  private static final String TABLES =
      """
      select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by 1
      """;

  private TheCase() {}

  /// Every file's hash, but for the journal, which alone knows the clock, the servers' own data,
  /// and the name that every server gives itself by chance.
  private static SortedMap<String, String> files(Path night) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(night)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = night.relativize(file).toString();
        if (!name.matches("(fresh|scene)/.*|journal\\..*|(lines/)?wounded.jsonl|case.lock")) {
          hashes.put(name, Hash.of(file));
        }
      }
    }
    return hashes;
  }

  /// The files that are not in both of them with the same bytes.
  static SortedSet<String> unlike(Path one, Path other) throws IOException {
    SortedMap<String, String> here = files(one);
    SortedMap<String, String> there = files(other);
    SortedSet<String> names = new TreeSet<>(here.keySet());
    names.addAll(there.keySet());
    names.removeIf(name -> Objects.equals(here.get(name), there.get(name)));
    return names;
  }

  /// Every row of every table of the case's own database, lineage included.
  static SortedMap<String, List<String>> rows(Path night) throws IOException, SQLException {
    Path data = night.resolve("fresh/data");
    String password = Files.readString(data.resolveSibling("data.password"));
    try (EmbeddedServer server = EmbeddedServer.start(data)) {
      return rows(server.port(), "fresh", password);
    }
  }

  static SortedMap<String, List<String>> rows(int port, String database) throws SQLException {
    return rows(port, database, "");
  }

  private static SortedMap<String, List<String>> rows(int port, String database, String password)
      throws SQLException {
    SortedMap<String, List<String>> rows = new TreeMap<>();
    String url = "jdbc:postgresql://localhost:%s/%s".formatted(port, database);
    try (Connection fresh = DriverManager.getConnection(url, "postgres", password)) {
      for (String table : list(fresh, TABLES)) {
        rows.put(table, list(fresh, "select t::text from %s t order by 1".formatted(table)));
      }
    }
    return rows;
  }

  private static List<String> list(Connection fresh, String question) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Statement statement = fresh.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }
}
