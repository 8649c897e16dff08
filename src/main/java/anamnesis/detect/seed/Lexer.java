package anamnesis.detect.seed;

import anamnesis.detect.seed.Token.Kind;

/// Cuts a script into pieces, as far as its texts, names and brackets go. It stumbles over nothing:
/// what it does not understand is a mark.
final class Lexer {
  /// A text that goes on longer than this has lost its end.
  private static final int LONGEST = 1 << 16;

  private final String script;
  private final Dialect dialect;
  private int at;
  private int line;
  private Token last = Token.NONE;
  private boolean endless;

  /// @param line where it begins in its file
  Lexer(String script, Dialect dialect, int line) {
    this.script = script;
    this.line = line;
    this.dialect = dialect;
  }

  Token next() {
    last = read();
    return last;
  }

  private Token read() {
    while (at < script.length()) {
      char c = script.charAt(at);
      if (c == '\n') {
        at++;
        return new Token(Kind.LINE_END, "\n", line++);
      }
      if (Character.isWhitespace(c)) {
        at++;
      } else if (isComment()) {
        skipComment();
      } else {
        return piece(c);
      }
    }
    return new Token(Kind.END, "", line);
  }

  private Token piece(char c) {
    if (c == '\'' || c == '"' || c == '`') {
      return text(c);
    }
    if (Character.isDigit(c)) {
      return number();
    }
    if (Character.isJavaIdentifierStart(c)) {
      return word();
    }
    if (script.startsWith("<<", at)) {
      return here(c);
    }
    if (c == '/' && dialect == Dialect.JAVASCRIPT && !last.isValue() && last.kind() != Kind.WORD) {
      return pattern();
    }
    return script.startsWith("=>", at)
        ? mark(2, '⇒')
        : script.startsWith("==", at)
            ? mark(2, '≡')
            : script.startsWith("::", at) || script.startsWith("->", at)
                ? mark(2, '.')
                : mark(1, c);
  }

  private Token mark(int length, char as) {
    at += length;
    return new Token(Kind.MARK, String.valueOf(as), line);
  }

  /// Once one has no end, no other is looked for: each look goes to the end of the script.
  private Token here(char c) {
    Here here = endless || !Here.begins(script, at) ? null : Here.of(script, at).orElse(null);
    if (here == null) {
      endless |= Here.begins(script, at);
      return mark(1, c);
    }
    int from = line;
    at = here.end();
    line += count(here.text()) + 2;
    return new Token(Kind.TEXT, here.text(), from + 1);
  }

  /// A pattern between slashes may hold quotes that begin no text.
  private Token pattern() {
    int end = at + 1;
    while (end < script.length() && script.charAt(end) != '\n' && script.charAt(end) != '/') {
      end += script.charAt(end) == '\\' ? 2 : 1;
    }
    boolean closed = end < script.length() && script.charAt(end) == '/' && !last.is(')');
    at = closed ? end + 1 : at + 1;
    return new Token(Kind.MARK, "/", line);
  }

  private Token number() {
    int from = at;
    while (at < script.length() && isOfNumber(script.charAt(at))) {
      at++;
    }
    return new Token(Kind.NUMBER, script.substring(from, at).replace("_", ""), line);
  }

  private static boolean isOfNumber(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '_';
  }

  private Token word() {
    int from = at;
    while (at < script.length() && Character.isJavaIdentifierPart(script.charAt(at))) {
      at++;
    }
    return new Token(Kind.WORD, script.substring(from, at), line);
  }

  private Token text(char quote) {
    int begun = line;
    boolean filled = dialect == Dialect.PYTHON && last.kind() == Kind.WORD && isFilling();
    if (dialect == Dialect.PYTHON && script.startsWith(String.valueOf(quote).repeat(3), at)) {
      return tripled(String.valueOf(quote).repeat(3));
    }
    StringBuilder text = new StringBuilder();
    boolean whole = quote == '`' || dialect.longTexts();
    for (at++; at < script.length() && text.length() < LONGEST; at++) {
      char c = script.charAt(at);
      if (c == quote || (c == '\n' && !whole)) {
        break;
      }
      line += c == '\n' ? 1 : 0;
      at = c == '\\' ? Escape.append(script, at, text) : at;
      if (c != '\\') {
        text.append(c);
      }
    }
    at += at < script.length() && script.charAt(at) == quote ? 1 : 0;
    String read = text.toString();
    boolean known = !filled && !dialect.isFilled(read, quote);
    return new Token(known ? Kind.TEXT : Kind.MARK, known ? read : "~", begun);
  }

  /// `f"…"` stands right behind its letter.
  private boolean isFilling() {
    return at > 0 && (last.text().equals("f") || last.text().equals("rf"));
  }

  private Token tripled(String quotes) {
    int begun = line;
    int end = script.indexOf(quotes, at + 3);
    String read = script.substring(at + 3, end < 0 ? script.length() : end);
    at = end < 0 ? script.length() : end + 3;
    line += count(read);
    return new Token(Kind.TEXT, read, begun);
  }

  private static int count(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  private boolean isComment() {
    return (dialect.slashes() && (script.startsWith("//", at) || script.startsWith("/*", at)))
        || (dialect.hashes() && script.charAt(at) == '#');
  }

  private void skipComment() {
    boolean block = script.startsWith("/*", at);
    int end = block ? script.indexOf("*/", at + 2) : script.indexOf('\n', at);
    int stop = end < 0 ? script.length() : block ? end + 2 : end;
    line += count(script.substring(at, stop));
    at = stop;
  }
}
