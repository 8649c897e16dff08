package anamnesis.source.stripe.files;

import java.io.IOException;

/// Finds where an object in JSON ends, by its brackets, quotes and commas alone: a line that breaks
/// off must not swallow the next one. What its numbers and words are worth is not asked here.
final class Brackets {
  /// It is no JSON, or it has no end.
  static final long BROKEN = -1;

  /// It is longer than any object, so it must be something that holds many.
  static final long LONG = -2;

  static final int LONGEST = 16 << 20;
  private static final int DEEPEST = 200;

  private final Sight bytes;
  private final boolean[] array = new boolean[DEEPEST];
  private int depth;
  private Wants wants = Wants.VALUE;

  private enum Wants {
    KEY,
    KEY_OR_END,
    COLON,
    VALUE,
    VALUE_OR_END,
    COMMA_OR_END
  }

  private Brackets(Sight bytes) {
    this.bytes = bytes;
  }

  /// @param start of its opening bracket
  /// @return the offset behind its closing bracket
  static long end(Sight bytes, long start) throws IOException {
    return new Brackets(bytes).from(start);
  }

  private long from(long start) throws IOException {
    long at = start;
    while (at >= 0 && at - start < LONGEST) {
      int c = bytes.at(at);
      at = isSpace(c) ? at + 1 : token(c, at);
      if (depth == 0 && at > 0) {
        return at;
      }
    }
    return at < 0 ? BROKEN : LONG;
  }

  private long token(int c, long at) throws IOException {
    return switch (c) {
      case '{', '[' -> opened(c == '[') ? at + 1 : BROKEN;
      case '}', ']' -> closed(c == ']') ? at + 1 : BROKEN;
      case '"' -> text(at);
      case ':' -> turned(Wants.COLON, Wants.VALUE) ? at + 1 : BROKEN;
      case ',' ->
          turned(Wants.COMMA_OR_END, array[depth - 1] ? Wants.VALUE : Wants.KEY) ? at + 1 : BROKEN;
      default -> word(c, at);
    };
  }

  private boolean opened(boolean list) {
    if (!wantsValue() || depth == DEEPEST) {
      return false;
    }
    array[depth++] = list;
    wants = list ? Wants.VALUE_OR_END : Wants.KEY_OR_END;
    return true;
  }

  private boolean closed(boolean list) {
    boolean may =
        wants == Wants.COMMA_OR_END || wants == (list ? Wants.VALUE_OR_END : Wants.KEY_OR_END);
    if (!may || array[depth - 1] != list) {
      return false;
    }
    depth--;
    wants = Wants.COMMA_OR_END;
    return true;
  }

  private boolean turned(Wants from, Wants to) {
    boolean may = wants == from;
    wants = to;
    return may;
  }

  private long text(long at) throws IOException {
    boolean key = wants == Wants.KEY || wants == Wants.KEY_OR_END;
    if (!key && !wantsValue()) {
      return BROKEN;
    }
    wants = key ? Wants.COLON : Wants.COMMA_OR_END;
    long next = at + 1;
    for (int c = bytes.at(next); c >= ' '; c = bytes.at(next)) {
      next += c == '\\' ? 2 : 1;
      if (c == '"') {
        return next;
      }
      if (next - at > LONGEST) {
        return next;
      }
    }
    return BROKEN;
  }

  /// A number, or `true`, `false`, `null`.
  private long word(int first, long at) throws IOException {
    if (!wantsValue() || !isOfWord(first)) {
      return BROKEN;
    }
    wants = Wants.COMMA_OR_END;
    long next = at + 1;
    while (isOfWord(bytes.at(next))) {
      next++;
    }
    return next;
  }

  private boolean wantsValue() {
    return wants == Wants.VALUE || wants == Wants.VALUE_OR_END;
  }

  private static boolean isOfWord(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || c == '-'
        || c == '+'
        || c == '.'
        || c == 'E';
  }

  static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
