package anamnesis.playbook;

import java.util.ArrayList;
import java.util.List;

/// A playbook on paper: it works with no computer, and shows who did what, and when.
public final class Checklist {
  private static final int WIDTH = 78;

  private Checklist() {}

  public static List<String> of(Playbook playbook) {
    List<String> lines = new ArrayList<>();
    lines.add(playbook.name());
    lines.add("=".repeat(playbook.name().length()));
    wrap(lines, "", playbook.about());
    wrap(lines, "Use it when: ", playbook.when());
    lines.add("");
    lines.add("Begun (UTC) ______________________   Led by ______________________________");
    lines.add("");
    for (Variable variable : playbook.variables()) {
      wrap(lines, "<%s>  ".formatted(variable.name()), variable.about());
      lines.add("    " + "_".repeat(WIDTH - 4));
    }
    for (int i = 0; i < playbook.steps().size(); i++) {
      step(lines, i + 1, playbook.steps().get(i));
    }
    return lines;
  }

  private static void step(List<String> lines, int number, Step step) {
    lines.add("");
    String box = "[ ] %2s  ".formatted(number);
    switch (step) {
      case Step.Manual(String what, String _, int _) -> wrap(lines, box, what);
      case Step.Run(String what, String _, Step.Asking ask, int _) -> {
        if (ask == Step.Asking.FIRST) {
          wrap(lines, box, "STOP. This step writes: two people read it first.");
          box = " ".repeat(box.length());
        }
        wrap(lines, box, "anamnesis " + Variables.blanks(what));
      }
    }
    wrap(lines, "        Why: ", step.why());
    lines.add("        Done by ____________________  at (UTC) ______________________");
  }

  private static void wrap(List<String> lines, String begin, String text) {
    lines.addAll(Wrapped.at(WIDTH, begin, text));
  }
}
