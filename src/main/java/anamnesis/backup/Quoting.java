package anamnesis.backup;

/// Where a statement of many lines ends: a `;` inside a quoted text or a function's body is none.
final class Quoting {
  private static final int NONE = -1;

  /// What would close the quote that is open; empty if none is.
  private String closing = "";

  private final Body body = new Body();
  private boolean escapes;
  private boolean ended;

  /// @return whether the statement ends in this line
  boolean endsIn(String line) {
    ended = false;
    int at = 0;
    while (at < line.length()) {
      at = closing.isEmpty() ? outside(line, at) : inside(line, at);
    }
    return ended && closing.isEmpty() && !body.open();
  }

  private int inside(String line, int at) {
    if (escapes && line.charAt(at) == '\\') {
      return at + 2;
    }
    if (line.startsWith(closing, at)) {
      int next = at + closing.length();
      closing = "";
      return next;
    }
    return at + 1;
  }

  private int outside(String line, int at) {
    char c = line.charAt(at);
    if (c == '-' && line.startsWith("--", at)) {
      return line.length();
    }
    ended = c == ';' || (ended && Character.isWhitespace(c));
    if (Character.isLetter(c) || c == '_') {
      return word(line, at);
    }
    if (c == '\'' || c == '"') {
      closing = String.valueOf(c);
      escapes = c == '\'' && at > 0 && (line.charAt(at - 1) == 'E');
    } else if (c == '$') {
      int end = tagEnd(line, at);
      if (end != NONE) {
        closing = line.substring(at, end);
        escapes = false;
        return end;
      }
    }
    return at + 1;
  }

  private int word(String line, int at) {
    int end = at + 1;
    while (end < line.length() && Character.isJavaIdentifierPart(line.charAt(end))) {
      end++;
    }
    body.word(line.substring(at, end));
    return end;
  }

  /// The end of a `$tag$` that begins here, if one does.
  private static int tagEnd(String line, int at) {
    if (at > 0 && Character.isJavaIdentifierPart(line.charAt(at - 1))) {
      return NONE;
    }
    int end = at + 1;
    while (end < line.length() && line.charAt(end) != '$') {
      if (!Character.isLetterOrDigit(line.charAt(end)) && line.charAt(end) != '_') {
        return NONE;
      }
      end++;
    }
    return end < line.length() ? end + 1 : NONE;
  }
}
