package anamnesis.shell;

import java.util.ArrayList;
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
    List<String> lines = new ArrayList<>();
    String begin = "  " + padded(label, LABEL - 2);
    StringBuilder line = new StringBuilder(begin);
    for (String word : text.split(" ")) {
      boolean first = line.length() == LABEL;
      if (!first && line.length() + 1 + word.length() > WIDTH - PROOF) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(LABEL));
        first = true;
      }
      line.append(first ? "" : " ").append(word);
    }
    lines.add(proof.isEmpty() ? line.toString() : withProof(line.toString()));
    return lines;
  }

  /// A word at the left and one at the right end of the same line.
  static String spread(String left, String right) {
    return padded(left, WIDTH - right.length()) + right;
  }

  private String withProof(String line) {
    return padded(line, WIDTH - proof.length()) + proof;
  }

  private static String padded(String text, int width) {
    return String.format(Locale.ROOT, "%-" + width + "s", text)
        + (text.length() >= width ? " " : "");
  }
}
