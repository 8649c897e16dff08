package anamnesis.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A command on a screen: broken between words, with the backslash that a shell reads on behind, so
/// that it can be taken from there as it stands.
final class CommandLines {
  private static final int WIDTH = 76;

  /// What a shell takes as one word must not be broken.
  private static final Pattern WORD =
      Pattern.compile("(?:\\\\.|'[^']*'|\"[^\"]*\"|<[^>]*>|[^\\s\\\\'\"<])+");

  private CommandLines() {}

  /// @param begin what the first line begins with; the others are indented as far
  static List<String> of(String begin, String command) {
    return broken(begin, command, UnaryOperator.identity());
  }

  /// The one next command of a screen that no name makes wider: a word that fits on no line is
  /// shortened, and JSON says it in full.
  static List<String> next(String command) {
    return fitted(Lines.of("next", ""), command);
  }

  /// The same for a command that stands below what is said of it.
  static List<String> fitted(String begin, String command) {
    return broken(begin, command, word -> Shortened.to(WIDTH - begin.length() - 2, word));
  }

  private static List<String> broken(String begin, String command, UnaryOperator<String> fits) {
    String indent = " ".repeat(begin.length());
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    Matcher words = WORD.matcher(command);
    while (words.find()) {
      String word = fits.apply(words.group());
      boolean full = begin.length() + line.length() + 1 + word.length() > WIDTH;
      if (full && !line.isEmpty()) {
        lines.add((lines.isEmpty() ? begin : indent) + line + " \\");
        line = new StringBuilder("  ");
      } else if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
    }
    if (!line.isEmpty()) {
      lines.add((lines.isEmpty() ? begin : indent) + line);
    }
    return lines;
  }
}
