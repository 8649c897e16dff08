package anamnesis.backup;

import java.util.Locale;

/// The body of a function in SQL's own form, `BEGIN ATOMIC … END`: the `;` in it end none of the
/// statements that a script consists of. Told as psql tells it, by counting words.
final class Body {
  private static final int FIRST_WORDS = 4;

  private final StringBuilder first = new StringBuilder();
  private int words;
  private int depth;

  boolean open() {
    return depth > 0;
  }

  /// A word that stands outside of quotes.
  void word(String written) {
    String word = written.toLowerCase(Locale.ROOT);
    if (words < FIRST_WORDS) {
      words++;
      first.append(word).append(' ');
    } else if (depth == 0 && !word.equals("begin")) {
      return;
    }
    if (makesRoutine()) {
      depth += change(word);
    }
  }

  private int change(String word) {
    return switch (word) {
      case "begin" -> 1;
      case "case" -> depth > 0 ? 1 : 0;
      case "end" -> depth > 0 ? -1 : 0;
      default -> 0;
    };
  }

  private boolean makesRoutine() {
    return first.toString().matches("create (or replace )?(function|procedure) .*");
  }
}
