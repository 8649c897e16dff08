package anamnesis.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A question cut into tokens as PostgreSQL's own scanner would cut it, so that what stands in a
/// text or a comment is not taken for a word, nor a word for a text.
///
/// It relies on `standard_conforming_strings`, which [Asked] switches on. What it cannot cut for
/// certain it calls unreadable.
final class Tokens {
  enum Kind {
    WORD,
    QUOTED,
    TEXT,
    SIGN
  }

  /// @param text of a word in lower case; of a quoted name as it is meant; of a text nothing
  record Token(Kind kind, String text) {
    boolean is(String word) {
      return kind != Kind.QUOTED && text.equals(word);
    }
  }

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokens(String sql) {
    this.sql = sql;
  }

  static List<Token> of(String sql) {
    Tokens tokens = new Tokens(sql);
    while (tokens.at < sql.length()) {
      tokens.next();
    }
    return tokens.tokens;
  }

  private void next() {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (sql.startsWith("--", at)) {
      at = end(sql.indexOf('\n', at));
    } else if (sql.startsWith("/*", at)) {
      comment();
    } else if (c == '\'') {
      text(false);
    } else if (c == '"') {
      quoted();
    } else if (c == '$') {
      dollar();
    } else if (c >= '0' && c <= '9') {
      at = wordEnd(at, true);
    } else if (begins(c)) {
      word();
    } else {
      at++;
      add(Kind.SIGN, String.valueOf(c));
    }
  }

  private void word() {
    int end = wordEnd(at, false);
    String word = sql.substring(at, end).toLowerCase(Locale.ROOT);
    char after = end < sql.length() ? sql.charAt(end) : ' ';
    at = end;
    if (after == '\'') {
      text(word.equals("e"));
    } else if (word.equals("u") && after == '&') {
      throw unreadable("U& escapes");
    } else {
      add(Kind.WORD, word);
    }
  }

  private void text(boolean escapes) {
    int i = at + 1;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (escapes && c == '\\') {
        i++;
      } else if (c == '\'' && sql.startsWith("''", i)) {
        i++;
      } else if (c == '\'') {
        at = i + 1;
        add(Kind.TEXT, "");
        return;
      }
      i++;
    }
    throw unreadable("a text without its end");
  }

  private void quoted() {
    StringBuilder name = new StringBuilder();
    for (int i = at + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '"' && !sql.startsWith("\"\"", i)) {
        at = i + 1;
        add(Kind.QUOTED, name.toString());
        return;
      }
      i += c == '"' ? 1 : 0;
      name.append(c);
    }
    throw unreadable("a name without its end");
  }

  /// `$1`, or a text between two like `$tag$`.
  private void dollar() {
    int close = wordEnd(at + 1, false);
    if (close < sql.length() && sql.charAt(close) == '$' && !digit(at + 1)) {
      String tag = sql.substring(at, close + 1);
      int end = sql.indexOf(tag, close + 1);
      if (end < 0) {
        throw unreadable("a text without its end");
      }
      at = end + tag.length();
      add(Kind.TEXT, "");
    } else {
      at = Math.max(at + 1, wordEnd(at + 1, true));
      add(Kind.SIGN, "$");
    }
  }

  /// PostgreSQL's comments nest.
  private void comment() {
    int depth = 0;
    do {
      if (at >= sql.length()) {
        throw unreadable("a comment without its end");
      }
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0);
  }

  private int wordEnd(int from, boolean number) {
    int i = from;
    while (i < sql.length() && inside(sql.charAt(i), number)) {
      i++;
    }
    return i;
  }

  private static boolean inside(char c, boolean number) {
    return begins(c) || (c >= '0' && c <= '9') || (number && c == '.');
  }

  private static boolean begins(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  private boolean digit(int i) {
    return i < sql.length() && sql.charAt(i) >= '0' && sql.charAt(i) <= '9';
  }

  private int end(int found) {
    return found < 0 ? sql.length() : found + 1;
  }

  private void add(Kind kind, String text) {
    tokens.add(new Token(kind, text));
  }

  private static Trouble unreadable(String what) {
    return Trouble.unasked(what);
  }
}
