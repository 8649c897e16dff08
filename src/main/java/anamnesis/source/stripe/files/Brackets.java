package anamnesis.source.stripe.files;

import anamnesis.casefile.Nesting;
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
  private final Nesting nesting = new Nesting();

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
      at = Nesting.isSpace(c) ? at + 1 : token(c, at);
      if (nesting.depth() == 0 && at > 0) {
        return at;
      }
    }
    return at < 0 ? BROKEN : LONG;
  }

  private long token(int c, long at) throws IOException {
    boolean opens = c == '{' || c == '[';
    if (opens && nesting.depth() == DEEPEST) {
      return BROKEN;
    }
    return switch (c) {
      case '{', '[' -> nesting.opens(c == '[') ? at + 1 : BROKEN;
      case '}', ']' -> nesting.closes(c == ']') ? at + 1 : BROKEN;
      case ':' -> nesting.colon() ? at + 1 : BROKEN;
      case ',' -> nesting.comma() ? at + 1 : BROKEN;
      case '"' -> text(at);
      default -> word(c, at);
    };
  }

  private long text(long at) throws IOException {
    if (nesting.wantsKey()) {
      nesting.key();
    } else if (nesting.wantsValue()) {
      nesting.value();
    } else {
      return BROKEN;
    }
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
    if (!nesting.wantsValue() || !isOfWord(first)) {
      return BROKEN;
    }
    nesting.value();
    long next = at + 1;
    while (isOfWord(bytes.at(next))) {
      next++;
    }
    return next;
  }

  private static boolean isOfWord(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || c == '-'
        || c == '+'
        || c == '.'
        || c == 'E';
  }
}
