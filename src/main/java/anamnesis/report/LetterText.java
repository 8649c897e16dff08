package anamnesis.report;

import anamnesis.playbook.Wrapped;
import java.util.ArrayList;
import java.util.List;

/// A letter in plain text, for paper, for e-mail, and for a phone call.
final class LetterText {
  private static final int WIDTH = 72;

  private LetterText() {}

  static String of(Letter letter) {
    List<String> lines = new ArrayList<>(letter.from());
    lines.add("");
    lines.add("[date]");
    lines.add("");
    lines.addAll(letter.to());
    lines.add("");
    lines.add(letter.subject());
    lines.add("");
    letter.body().forEach(paragraph -> paragraph(lines, paragraph));
    lines.add("-".repeat(WIDTH));
    lines.add("For the sender; not part of the letter");
    letter.sender().forEach(said -> lines.addAll(Wrapped.at(WIDTH, "- ", said)));
    return String.join("\n", lines) + "\n";
  }

  private static void paragraph(List<String> lines, Letter.Paragraph paragraph) {
    switch (paragraph) {
      case Letter.Words(String text) -> lines.addAll(Wrapped.at(WIDTH, "", text));
      case Letter.Questions(List<String> asked) ->
          asked.forEach(question -> lines.addAll(question(question)));
      case Letter.Signature(List<String> signed) -> {
        lines.add("");
        lines.add("");
        lines.addAll(signed);
      }
    }
    lines.add("");
  }

  private static List<String> question(String question) {
    List<String> lines = new ArrayList<>(Wrapped.at(WIDTH, "  ", question));
    lines.add("  " + "_".repeat(WIDTH - 2));
    lines.add("");
    return lines;
  }
}
