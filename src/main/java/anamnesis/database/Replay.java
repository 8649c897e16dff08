package anamnesis.database;

import anamnesis.backup.Contents;
import anamnesis.backup.CopyRow;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a database anew of what a copy says, statement by statement and row by row, as psql and
/// pg_restore do: what the server refuses is noted, and the rest goes on.
public final class Replay implements Contents, AutoCloseable {
  private static final Pattern COPY = Pattern.compile("(?s)COPY .* FROM stdin;\\s*");
  private static final Pattern MAKES = Pattern.compile("CREATE (?:UNLOGGED |FOREIGN )?TABLE ");
  private static final Pattern EXTENSION =
      Pattern.compile(
          "CREATE EXTENSION (?:IF NOT EXISTS )?(?:\"[^\"]+\"|\\w+)"
              + "(?: WITH SCHEMA (?:\"[^\"]+\"|\\w+))?;\\s*");

  /// Told in detail; the others are counted.
  private static final int MOST = 100;

  /// As long as nobody waits for it to be safe on the disk: it is made to be looked at. A plain
  /// dump brings pg_restore's manners with it, and an archive does not: functions come before the
  /// tables that they name.
  private static final String MANNERS =
      "set synchronous_commit = off; set row_security = off;"
          + " set check_function_bodies = off; set xmloption = content";

  private final Site site;
  private @Nullable Connection connection;
  private @Nullable Pour pour;
  private String database = "";
  private boolean made;
  private long statements;
  private long objected;
  private final List<Objection> objections = new ArrayList<>();
  private final SortedMap<String, Long> spared = new TreeMap<>();

  private Replay(Site site) {
    this.site = site;
  }

  /// Every database of the copy into one of its own.
  public static Replay into(Sandbox sandbox) {
    return new Replay(sandbox);
  }

  /// Into one database; whoever hands it in has seen to it that it is fresh.
  public static Replay into(DatabaseUrl url) {
    return new Replay(new Alone(url));
  }

  private record Alone(DatabaseUrl url) implements Site {
    @Override
    public DatabaseUrl database(String name) {
      return url;
    }

    @Override
    public DatabaseUrl keeper(String name) {
      return url;
    }
  }

  /// What came of it.
  ///
  /// @param objected how many statements were refused; the first of them are told
  /// @param leftOut what was not replayed on purpose, and how often
  public record Result(
      long statements, long objected, List<Objection> objections, SortedMap<String, Long> leftOut) {
    public Result {
      objections = List.copyOf(objections);
    }
  }

  public Result result() {
    finish();
    return new Result(statements, objected, objections, new TreeMap<>(spared));
  }

  @Override
  public boolean replays() {
    return true;
  }

  @Override
  public void table(String name, List<String> columns) {
    // Its statement says the same, in the copy's own letters.
  }

  @Override
  public void connected(String name) {
    finish();
    if (made && site instanceof Alone) {
      object(new Objection("the database " + name, "several databases into one"));
    }
    close();
    database = name;
  }

  @Override
  public void statement(String sql) {
    finish();
    heed();
    var left = Spared.what(sql);
    if (left.isPresent()) {
      left.filter(what -> !what.isEmpty()).ifPresent(what -> spared.merge(what, 1L, Long::sum));
    } else if (COPY.matcher(sql).matches()) {
      statements++;
      pour = new Pour(sql);
      tried(sql, pour::begin);
    } else {
      statements++;
      made |= MAKES.matcher(sql).lookingAt();
      tried(sql, () -> run(sql));
    }
  }

  /// Ctrl-C is not waited for until the last row.
  private static void heed() {
    if (Thread.currentThread().isInterrupted()) {
      throw new UncheckedIOException(new InterruptedIOException("interrupted"));
    }
  }

  @Override
  public void row(CopyRow row) {
    heed();
    Pour open = pour;
    if (open != null) {
      tried(open.statement(), () -> open.row(row));
    }
  }

  private void finish() {
    Pour open = pour;
    pour = null;
    if (open != null) {
      tried(open.statement(), open::end);
    }
  }

  private void run(String sql) throws SQLException {
    if (EXTENSION.matcher(sql).matches()) {
      DatabaseUrl keeper = site.keeper(database);
      try (Connection own = Wire.to(keeper, simple(keeper))) {
        execute(own, sql);
      }
      return;
    }
    // Before PostgreSQL 15 every database's own schema is made by hand.
    execute(connection(), sql.replaceFirst("^CREATE SCHEMA public;", "-- there is one"));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null) {
      DatabaseUrl url = site.database(database);
      open = Wire.to(url, simple(url));
      connection = open;
      execute(open, MANNERS);
    }
    return open;
  }

  /// A statement goes over as it stands, however many are in it.
  private static Properties simple(DatabaseUrl url) {
    Properties properties = url.properties();
    properties.putIfAbsent("ApplicationName", "anamnesis (drill)");
    properties.setProperty("preferQueryMode", "simple");
    return properties;
  }

  private void tried(String sql, Trying what) {
    try {
      what.tried();
    } catch (SQLException e) {
      Trouble trouble = Trouble.of(e);
      if (trouble.passing()) {
        throw trouble;
      }
      refused(sql, e);
    }
  }

  /// A setting that this server has not (an older or a newer one's) changes nothing in the rows.
  private void refused(String sql, SQLException e) {
    if (sql.startsWith("SET ") && "42704".equals(e.getSQLState())) {
      spared.merge("settings of another version", 1L, Long::sum);
    } else {
      object(Objection.of(sql, e));
    }
  }

  private void object(Objection objection) {
    objected++;
    if (objections.size() < MOST) {
      objections.add(objection);
    }
  }

  @FunctionalInterface
  private interface Trying {
    void tried() throws SQLException;
  }

  /// The rows of one `COPY`. Once the server has refused one, the others go by.
  private final class Pour {
    private final String statement;
    private @Nullable Rows rows;

    Pour(String statement) {
      this.statement = statement;
    }

    String statement() {
      return statement;
    }

    void begin() throws SQLException {
      rows = Rows.into(connection(), statement);
    }

    void row(CopyRow row) throws SQLException {
      Rows open = rows;
      if (open != null) {
        try {
          open.row(row);
        } catch (SQLException e) {
          rows = null;
          open.cancel();
          throw e;
        }
      }
    }

    void end() throws SQLException {
      Rows open = rows;
      rows = null;
      if (open != null) {
        open.end();
      }
    }
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      Wire.close(open);
    }
  }
}
