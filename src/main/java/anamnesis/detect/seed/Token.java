package anamnesis.detect.seed;

/// A piece of a script.
record Token(Kind kind, String text, int line) {
  static final Token NONE = new Token(Kind.END, "", 0);

  /// What it is.
  enum Kind {
    TEXT,
    NUMBER,
    WORD,
    MARK,
    LINE_END,
    END
  }

  boolean is(char mark) {
    return kind == Kind.MARK && text.charAt(0) == mark;
  }

  boolean isValue() {
    return kind == Kind.TEXT || kind == Kind.NUMBER;
  }
}
