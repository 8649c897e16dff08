package anamnesis.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A dump in plain SQL, of pg_dump or pg_dumpall, read line by line without a server.
///
/// Whatever looks like data inside a function's body, a comment or a value is none: the statements
/// are followed from their first word to their last.
final class PlainDump implements Dump {
  private static final Pattern ENCODING = Pattern.compile("SET client_encoding = '([^']+)';");
  private static final Pattern SETVAL =
      Pattern.compile("SELECT pg_catalog\\.setval\\('((?:[^']|'')+)', (-?\\d+), (true|false)\\);");
  private static final Pattern VALUES =
      Pattern.compile(" ?(?:OVERRIDING (?:SYSTEM|USER) VALUE )?VALUES ?");
  private static final Pattern TABLE =
      Pattern.compile("CREATE (?:UNLOGGED |FOREIGN )?TABLE (?:IF NOT EXISTS )?");
  private static final Pattern STATEMENT = Pattern.compile("[A-Z]{3,}[ ;]");
  private static final Pattern ERROR =
      Pattern.compile(
          "pg_dump(?:all)?: (?:error|fatal|detail|\\[archiver).*|psql: .*"
              + "|(?:ba)?sh: .*|(?:ERROR|FATAL): .*|.*: command not found");

  /// What stands among a table's columns and holds no value in a row.
  private static final Pattern NO_COLUMN =
      Pattern.compile("    CONSTRAINT |.* GENERATED ALWAYS AS \\(");

  private static final String CONNECT = "\\connect ";
  private static final String SERVER = "-- Dumped from database version ";
  private static final String PROGRAM = "-- Dumped by pg_dump version ";

  /// PostgreSQL's own limit of columns (MaxTupleAttributeNumber).
  private static final int MOST_VALUES = 1664;

  /// More than any application has; each is held in memory by its name.
  private static final int MOST_TABLES = 50_000;

  private Lines lines = new Lines(InputStream.nullInputStream());
  private final Contents told;
  private final Verbatim verbatim;
  private final Map<String, List<String>> defined = new HashMap<>();
  private String table = "";
  private boolean copying;
  private long rowsInBlock;
  private String closingLine = "";
  private boolean complete;
  private boolean randomised;
  private boolean statements;
  private @Nullable Instant begun;
  private @Nullable Instant ended;
  private @Nullable Fault error;
  private String database = "";
  private String server = "";
  private String program = "";
  private Charset charset = StandardCharsets.UTF_8;
  private final CopyRow row = new CopyRow();
  private final Part copied = this::copied;
  private Part part = this::between;

  /// What the next line means depends on the statement it stands in.
  @FunctionalInterface
  private interface Part {
    Part line(Line line);
  }

  PlainDump(Contents told) {
    this.told = told;
    this.verbatim = new Verbatim(told);
  }

  /// May be called again with what comes next.
  @Override
  public void read(InputStream in) throws IOException {
    lines = new Lines(in);
    lines.encoding(charset);
    try {
      parts();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (lines.nul() > 0 && error == null) {
      error = Fault.damaged("line %s: a NUL, which no database holds".formatted(lines.nul()));
    }
  }

  private void parts() throws IOException {
    while (lines.next()) {
      if (lines.open() && (!copying || !lines.isUtf8())) {
        throw new Damaged(
            "line %s is longer than %s MB".formatted(lines.number(), Lines.LONGEST >> 20));
      }
      part = part.line(lines.line());
    }
  }

  @Override
  public long bytes() {
    return lines.bytes();
  }

  @Override
  public boolean complete() {
    return complete;
  }

  @Override
  public boolean randomised() {
    return randomised;
  }

  @Override
  public Optional<Instant> takenAt() {
    return Optional.ofNullable(begun).or(() -> Optional.ofNullable(ended));
  }

  /// Whether it stands between two statements, as it does at the end of a whole script.
  boolean between() {
    return table.isEmpty();
  }

  @Override
  public Origin origin() {
    return new Origin(database, server, program);
  }

  @Override
  public Optional<Fault> fault() {
    if (error != null) {
      return Optional.of(error);
    }
    if (closingLine.isEmpty() && !statements) {
      return Optional.of(
          new Fault(
              State.NOT_A_COPY,
              "not a database dump: no statement in %s lines".formatted(lines.number())));
    }
    if (!complete) {
      return Optional.of(
          Fault.cut(
              table.isEmpty()
                  ? ": the closing line is missing after line " + lines.number()
                  : " inside %s, after row %s".formatted(table, rowsInBlock)));
    }
    return Optional.empty();
  }

  private Part between(Line read) {
    String line = read.text();
    if (line.isBlank() || line.startsWith("\\")) {
      randomised |= line.startsWith("\\restrict ");
      connected(line);
      return this::between;
    }
    if (line.startsWith("--")) {
      remark(line);
      return this::between;
    }
    if (error == null && ERROR.matcher(line).matches()) {
      error =
          new Fault(
              State.ERROR_TEXT, "line %s is an error message, not data".formatted(lines.number()));
      return this::between;
    }
    return statement(line);
  }

  private Part statement(String line) {
    if (line.startsWith("COPY ") && line.endsWith(" FROM stdin;")) {
      Named named = Named.in(line.substring("COPY ".length()));
      verbatim.end(line);
      begin(named.table(), named.columns());
      copying = true;
      return copied;
    }
    if (line.startsWith("INSERT INTO ")) {
      return inserted(line);
    }
    Matcher create = TABLE.matcher(line);
    if (create.lookingAt()) {
      return definition(line, Named.in(line.substring(create.end())).table());
    }
    setting(line);
    return other(new Quoting(), line);
  }

  private void remark(String line) {
    if (line.equals("-- PostgreSQL database dump") && closingLine.isEmpty()) {
      closingLine = "-- PostgreSQL database dump complete";
    } else if (line.equals("-- PostgreSQL database cluster dump")) {
      closingLine = "-- PostgreSQL database cluster dump complete";
    } else if (line.startsWith("-- Started on ") && begun == null) {
      begun = TakenAt.inside(line.substring("-- Started on ".length())).orElse(null);
    } else if (line.startsWith("-- Completed on ") && ended == null) {
      ended = TakenAt.inside(line.substring("-- Completed on ".length())).orElse(null);
    } else if (line.startsWith(SERVER) && server.isEmpty()) {
      server = line.substring(SERVER.length());
    } else if (line.startsWith(PROGRAM) && program.isEmpty()) {
      program = line.substring(PROGRAM.length());
    }
    complete |= !closingLine.isEmpty() && line.equals(closingLine);
  }

  /// With `--create`, and in a dump of all databases, a script says whose data follow.
  private void connected(String line) {
    if (line.startsWith(CONNECT)) {
      String name = Connect.database(line.substring(CONNECT.length()));
      database = database.isEmpty() ? name : database;
      told.connected(name);
    }
  }

  private void setting(String line) {
    Matcher encoding = ENCODING.matcher(line);
    Matcher setval = SETVAL.matcher(line);
    if (encoding.matches()) {
      charset = charset(encoding.group(1));
      lines.encoding(charset);
    } else if (setval.matches() && setval.group(3).equals("true") && isLong(setval.group(2))) {
      String name = Named.in(setval.group(1).replace("''", "'")).table();
      told.sequence(name, Long.parseLong(setval.group(2)));
    }
  }

  /// A longer one is no number of a sequence.
  private static boolean isLong(String digits) {
    return digits.length() <= 18;
  }

  /// Letters to somebody are none.
  private Part other(Quoting quoting, String line) {
    statements |= STATEMENT.matcher(line).lookingAt();
    verbatim.add(line);
    return quoting.endsIn(line) ? ended() : next -> other(quoting, next.text());
  }

  private Part ended() {
    table = "";
    verbatim.end();
    return this::between;
  }

  private Part definition(String first, String name) {
    List<String> columns = new ArrayList<>();
    defined.put(name, columns);
    told.table(name, columns);
    return defining(new Quoting(), columns, first);
  }

  private Part defining(Quoting quoting, List<String> columns, String line) {
    statements = true;
    verbatim.add(line);
    if (columns.size() == MOST_VALUES) {
      wrong("a table of more columns than PostgreSQL has");
    } else if (line.startsWith("    ") && !NO_COLUMN.matcher(line).lookingAt()) {
      columns.add(Named.first(line.strip()));
    }
    return quoting.endsIn(line) ? ended() : next -> defining(quoting, columns, next.text());
  }

  private void begin(String name, List<String> columns) {
    statements = true;
    table = name;
    rowsInBlock = 0;
    if (defined.size() > MOST_TABLES) {
      wrong("more tables than %s".formatted(MOST_TABLES));
      return;
    }
    defined.putIfAbsent(name, List.of());
    told.table(name, columns.isEmpty() ? defined.getOrDefault(name, List.of()) : columns);
  }

  private Part copied(Line line) {
    if (line.closes()) {
      copying = false;
      table = "";
      return this::between;
    }
    rowsInBlock++;
    if (line.length() > MOST_VALUES && line.count('\t') >= MOST_VALUES) {
      wrong("more values than a row can have");
    } else {
      line.into(row, lines);
      told.row(row);
    }
    return copied;
  }

  private Part inserted(String line) {
    Named named = Named.in(line.substring("INSERT INTO ".length()));
    begin(named.table(), named.columns());
    Matcher values = VALUES.matcher(named.rest());
    if (!values.lookingAt()) {
      row(List.of());
      return other(new Quoting(), line);
    }
    verbatim.add(line);
    return inserting(new InsertRows(this::row, MOST_VALUES), named.rest().substring(values.end()));
  }

  private Part inserting(InsertRows rows, String line) {
    boolean ends = rows.endsIn(line);
    if (rows.tooMuch()) {
      wrong("more values than a row can have, or a longer one than can be held");
      return ends ? ended() : next -> insertingOn(rows, next.text());
    }
    return ends ? ended() : next -> insertingOn(rows, next.text());
  }

  private Part insertingOn(InsertRows rows, String line) {
    verbatim.add(line);
    return inserting(rows, line);
  }

  private void row(List<@Nullable String> values) {
    rowsInBlock++;
    if (!verbatim.wanted()) {
      told.row(CopyRow.of(values));
    }
  }

  private void wrong(String what) {
    error = error == null ? Fault.damaged("line %s: %s".formatted(lines.number(), what)) : error;
  }

  /// PostgreSQL's name of an encoding; an unknown one is read byte by byte, so that nothing is
  /// lost.
  private static Charset charset(String declared) {
    String name =
        switch (declared) {
          case "UTF8" -> "UTF-8";
          case "LATIN9" -> "ISO-8859-15";
          case "EUC_JP" -> "EUC-JP";
          case "SQL_ASCII" -> "ISO-8859-1";
          default -> declared.replace("WIN", "windows-").replace("LATIN", "ISO-8859-");
        };
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.ISO_8859_1;
    }
  }
}
