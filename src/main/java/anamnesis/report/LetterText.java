package anamnesis.report;

import anamnesis.playbook.Wrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
    return lines.stream().map(LetterText::visible).collect(Collectors.joining("\n")) + "\n";
  }

  /// Whoever looks at it in a terminal sees a name, and nothing that the terminal obeys.
  private static String visible(String line) {
    StringBuilder text = new StringBuilder(line.length());
    line.chars()
        .forEach(c -> text.append(Html.invisible((char) c) || isLate(c) ? '\uFFFD' : (char) c));
    return text.toString();
  }

  /// The controls above ASCII: a terminal takes U+009B for the begin of a command.
  private static boolean isLate(int c) {
    return c >= 0x80 && c <= 0x9F;
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
