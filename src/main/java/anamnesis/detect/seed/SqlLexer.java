package anamnesis.detect.seed;

import anamnesis.detect.seed.Token.Kind;

/// Cuts SQL into pieces, in the dialects that seeds are written in.
final class SqlLexer {
  private final String text;
  private int at;
  private int line;
  private boolean over;

  SqlLexer(String text, int line) {
    this.text = text;
    this.line = line;
  }

  String text() {
    return text;
  }

  int at() {
    return at;
  }

  /// The number of the line that comes next.
  int number() {
    return line;
  }

  /// Whether a line was asked for behind the last one.
  boolean over() {
    return over;
  }

  void skipTo(int place) {
    for (; at < place; at++) {
      line += text.charAt(at) == '\n' ? 1 : 0;
    }
  }

  /// The rest of the line, whatever stands there.
  String line() {
    over = at >= text.length();
    int end = text.indexOf('\n', at);
    int stop = end < 0 ? text.length() : end;
    String rest = text.substring(Math.min(at, stop), stop);
    at = end < 0 ? text.length() : end + 1;
    line++;
    return rest.endsWith("\r") ? rest.substring(0, rest.length() - 1) : rest;
  }

  Token next() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        skipTo(at + 1);
      } else if (text.startsWith("--", at)) {
        skipTo(end(text.indexOf('\n', at)));
      } else if (text.startsWith("/*", at)) {
        skipTo(end(text.indexOf("*/", at + 2) < 0 ? -1 : text.indexOf("*/", at + 2) + 2));
      } else {
        return piece(c);
      }
    }
    return new Token(Kind.END, "", line);
  }

  private int end(int found) {
    return found < 0 ? text.length() : found;
  }

  private Token piece(char c) {
    if (c == '\'') {
      return quoted(at + 1, at > 0 && "eE".indexOf(text.charAt(at - 1)) >= 0);
    }
    if (c == '"' || c == '`') {
      int end = end(text.indexOf(c, at + 1));
      return taken(Kind.WORD, at + 1, end, end + 1);
    }
    if (c == '$') {
      return dollars();
    }
    if (Character.isDigit(c)) {
      return taken(Kind.NUMBER, at, run(at), run(at));
    }
    return Character.isJavaIdentifierStart(c)
        ? taken(Kind.WORD, at, run(at), run(at))
        : taken(Kind.MARK, at, at + 1, at + 1);
  }

  private int run(int from) {
    int end = from;
    while (end < text.length()
        && (Character.isJavaIdentifierPart(text.charAt(end))
            || (text.charAt(end) == '.' && Character.isDigit(text.charAt(from))))) {
      end++;
    }
    return end;
  }

  private Token taken(Kind kind, int from, int to, int next) {
    Token taken = new Token(kind, text.substring(from, Math.min(to, text.length())), line);
    skipTo(Math.min(next, text.length()));
    return taken;
  }

  /// `'it''s'`, and `E'it\'s'`.
  private Token quoted(int from, boolean escaped) {
    int begun = line;
    StringBuilder value = new StringBuilder();
    int here = from;
    for (; here < text.length(); here++) {
      char c = text.charAt(here);
      boolean twice = c == '\'' && here + 1 < text.length() && text.charAt(here + 1) == '\'';
      if (c == '\'' && !twice) {
        break;
      }
      here += twice ? 1 : 0;
      if (c == '\\' && escaped) {
        here = Escape.append(text, here, value);
      } else {
        value.append(c);
      }
    }
    skipTo(Math.min(here + 1, text.length()));
    return new Token(Kind.TEXT, value.toString(), begun);
  }

  /// `$tag$ … $tag$`.
  private Token dollars() {
    int tag = text.indexOf('$', at + 1);
    String word = tag < 0 ? "" : text.substring(at, tag + 1);
    int end = word.matches("\\$\\w*\\$") ? text.indexOf(word, tag + 1) : -1;
    return end < 0
        ? taken(Kind.MARK, at, at + 1, at + 1)
        : taken(Kind.TEXT, tag + 1, end, end + word.length());
  }
}
