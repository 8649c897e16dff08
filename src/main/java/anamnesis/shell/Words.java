package anamnesis.shell;

import anamnesis.Refusal;
import java.util.ArrayList;
import java.util.List;

/// A line taken apart as a POSIX shell would: quotes, backslashes, and comments.
final class Words {
  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private Words(String line) {
    this.line = line;
  }

  /// The words of a line; none if it is blank or a comment.
  static List<String> of(String line) {
    Words words = new Words(line);
    words.read();
    return List.copyOf(words.words);
  }

  private void read() {
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '\'' || c == '"') {
        inWord = true;
        quoted(c);
      } else if (c == '\\' && at < line.length()) {
        inWord = true;
        word.append(line.charAt(at++));
      } else if (Character.isWhitespace(c)) {
        end();
      } else if (c == '#' && !inWord) {
        break;
      } else {
        inWord = true;
        word.append(c);
      }
    }
    end();
  }

  private void quoted(char quote) {
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == quote) {
        return;
      }
      boolean escaped = c == '\\' && quote == '"' && at < line.length() && special(line.charAt(at));
      word.append(escaped ? line.charAt(at++) : c);
    }
    throw new Refusal(
        "a quote (%s) is opened and never closed".formatted(quote),
        "close it, or write a backslash before it");
  }

  /// Inside double quotes a backslash is itself, but for these.
  private static boolean special(char c) {
    return c == '"' || c == '\\' || c == '$' || c == '`';
  }

  private void end() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }
}
