package anamnesis.shell;

import anamnesis.playbook.Wrapped;
import java.util.List;
import java.util.Locale;

/// A few lines of a screen: a label at the left, what it says beside it, its proof at the right.
record Passage(String label, String text, String proof) {
  private static final int WIDTH = 78;
  private static final int LABEL = 11;
  private static final int PROOF = 5;

  static Passage of(String label, String text) {
    return new Passage(label, text, "");
  }

  List<String> lines() {
    List<String> lines = Wrapped.at(WIDTH - PROOF, "  " + padded(label, LABEL - 2), text);
    if (!proof.isEmpty()) {
      lines.addLast(spread(lines.removeLast(), proof));
    }
    return lines;
  }

  /// A word at the left and one at the right end of the same line.
  static String spread(String left, String right) {
    return padded(left, WIDTH - right.length()) + right;
  }

  private static String padded(String text, int width) {
    return String.format(Locale.ROOT, "%-" + width + "s", text)
        + (text.length() >= width ? " " : "");
  }
}
