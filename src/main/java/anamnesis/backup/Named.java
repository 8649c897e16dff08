package anamnesis.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a statement names first: a table, and perhaps its columns in parentheses.
///
/// @param table as `schema.table`, without quotes
/// @param rest what follows
record Named(String table, List<String> columns, String rest) {
  static Named in(String text) {
    Cursor cursor = new Cursor(text);
    StringBuilder table = new StringBuilder(cursor.identifier());
    while (cursor.take('.')) {
      table.append('.').append(cursor.identifier());
    }
    List<String> columns = new ArrayList<>();
    cursor.space();
    if (cursor.take('(')) {
      do {
        cursor.space();
        columns.add(cursor.identifier());
      } while (cursor.take(','));
      cursor.take(')');
    }
    return new Named(table.toString(), columns, cursor.rest());
  }

  /// The first name alone, as of a column in its definition.
  static String first(String text) {
    return new Cursor(text).identifier();
  }

  private static final class Cursor {
    private final String text;
    private int at;

    Cursor(String text) {
      this.text = text;
    }

    /// One name; folded to lower case unless it is quoted, as PostgreSQL does.
    String identifier() {
      if (take('"')) {
        return quoted();
      }
      int begin = at;
      while (at < text.length() && isPart(text.charAt(at))) {
        at++;
      }
      return text.substring(begin, at).toLowerCase(Locale.ROOT);
    }

    private String quoted() {
      StringBuilder name = new StringBuilder();
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == '"' && !take('"')) {
          break;
        }
        name.append(c);
      }
      return name.toString();
    }

    boolean take(char c) {
      boolean here = at < text.length() && text.charAt(at) == c;
      at += here ? 1 : 0;
      return here;
    }

    void space() {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }

    String rest() {
      return text.substring(at);
    }

    private static boolean isPart(char c) {
      return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
  }
}
