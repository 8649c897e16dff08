package anamnesis.detect.seed;

import anamnesis.backup.CopyText;
import anamnesis.detect.seed.Token.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the rows that a script in SQL would insert: the tuples of INSERT, and the lines of COPY.
final class SqlText {
  private static final Pattern INSERT = Pattern.compile("(?i)\\binsert\\s+into\\b");
  private static final Set<String> AFTER =
      Set.of("from", "where", "union", "on", "returning", "limit");

  /// No table has more columns.
  private static final int MOST = 1600;

  private final SqlLexer lexer;
  private final Told told;
  private Token token = Token.NONE;

  private SqlText(String text, int line, Told told) {
    this.lexer = new SqlLexer(text, line);
    this.told = told;
  }

  static void read(String text, Told told) {
    new SqlText(text, 1, told).read();
  }

  /// SQL that stands in a text of a script, as migrations have it.
  static void within(String text, int line, Told told) {
    if (text.length() > 12 && INSERT.matcher(text).find()) {
      new SqlText(text, line, told).read();
    }
  }

  private void read() {
    next();
    while (token.kind() != Kind.END) {
      if (isWord("insert")) {
        insert();
      } else if (isWord("copy")) {
        copy();
      } else {
        next();
      }
    }
  }

  private void next() {
    token = lexer.next();
    if (token.kind() == Kind.TEXT) {
      told.text(token.text(), token.line());
    }
  }

  private boolean isWord(String word) {
    return token.kind() == Kind.WORD && token.text().equalsIgnoreCase(word);
  }

  private boolean ended() {
    return token.kind() == Kind.END || token.is(';');
  }

  private void insert() {
    List<String> columns = List.of();
    next();
    while (!ended() && !isWord("values") && !isWord("select")) {
      if (token.is('(')) {
        columns = names();
      } else {
        next();
      }
    }
    boolean select = isWord("select");
    next();
    if (select) {
      tuple(columns);
      return;
    }
    while (!ended() && !isWord("insert") && !isWord("on") && !isWord("returning")) {
      if (token.is('(')) {
        next();
        tuple(columns);
      }
      next();
    }
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    next();
    while (!ended() && !token.is(')')) {
      if (token.kind() == Kind.WORD) {
        names.add(token.text());
      }
      next();
    }
    next();
    return names;
  }

  /// One value for each place; what is computed says nothing there.
  private void tuple(List<String> columns) {
    int line = token.line();
    List<Literal> values = new ArrayList<>();
    int place = 0;
    int depth = 0;
    while (!ended() && !(depth == 0 && (token.is(')') || isAfter()))) {
      depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
      if (depth == 0 && token.is(',')) {
        place++;
      } else if (token.isValue() && depth == 0 && place < MOST) {
        String column = place < columns.size() ? columns.get(place) : "";
        values.add(new Literal(column, token.text(), token.line()));
      }
      next();
    }
    if (!values.isEmpty()) {
      told.record(line, values);
    }
  }

  private boolean isAfter() {
    return token.kind() == Kind.WORD && AFTER.contains(token.text().toLowerCase(Locale.ROOT));
  }

  /// `COPY t (a, b) FROM stdin;` and the lines behind it.
  private void copy() {
    Matcher begin = CopyBegin.at(lexer);
    if (begin == null) {
      next();
      return;
    }
    List<String> columns = CopyBegin.columns(begin);
    for (String row = lexer.line(); !row.equals("\\.") && !lexer.over(); row = lexer.line()) {
      byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
      row(columns, CopyText.values(bytes, 0, bytes.length));
    }
    next();
  }

  private void row(List<String> columns, List<@Nullable String> values) {
    List<Literal> record = new ArrayList<>();
    for (int place = 0; place < Math.min(values.size(), MOST); place++) {
      String value = values.get(place);
      if (value != null) {
        String column = place < columns.size() ? columns.get(place) : "";
        record.add(new Literal(column, value, lexer.number() - 1));
        told.text(value, lexer.number() - 1);
      }
    }
    told.record(lexer.number() - 1, record);
  }
}
