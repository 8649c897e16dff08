package anamnesis.playbook;

import java.util.ArrayList;
import java.util.List;

/// Words broken into lines that fit.
public final class Wrapped {
  private Wrapped() {}

  /// @param begin what the first line begins with; the others are indented as far
  public static List<String> at(int width, String begin, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(begin);
    boolean empty = true;
    for (String word : text.strip().split("\\s")) {
      if (!empty && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(begin.length()));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
