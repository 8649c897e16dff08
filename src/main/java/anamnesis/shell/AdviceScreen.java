package anamnesis.shell;

import anamnesis.casefile.Json;
import anamnesis.detect.Advice;
import anamnesis.playbook.Wrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What to do first, why, and the line to type, which can be taken from the screen as it stands.
final class AdviceScreen {
  private static final int WIDTH = 76;
  private static final String INDENT = " ".repeat(14);

  private AdviceScreen() {}

  /// @param label what stands beside the first
  static List<String> of(String label, List<Advice> advice) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < advice.size(); i++) {
      Advice one = advice.get(i);
      lines.addAll(Wrapped.at(WIDTH, begin(i == 0 ? label : "", i + 1), one.act()));
      lines.addAll(Wrapped.at(WIDTH, INDENT, one.why()));
      lines.addAll(typed(one.command()));
    }
    return lines;
  }

  /// What to do and the lines to type; why, of the first alone: `explain` says the rest.
  static List<String> brief(String label, List<Advice> advice) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < advice.size(); i++) {
      Advice one = advice.get(i);
      lines.addAll(Wrapped.at(WIDTH, begin(i == 0 ? label : "", i + 1), one.act()));
      if (i == 0) {
        lines.addAll(Wrapped.at(WIDTH, INDENT, one.why()));
      }
      lines.addAll(typed(one.command()));
    }
    return lines;
  }

  /// More to do, numbered on from what was said.
  static List<String> further(String label, int said, List<String> more) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < more.size(); i++) {
      lines.addAll(Wrapped.at(WIDTH, begin(i == 0 ? label : "", said + i + 1), more.get(i)));
    }
    return lines;
  }

  private static String begin(String label, int number) {
    return String.format(Locale.ROOT, "  %-8s %s  ", label, number);
  }

  static ArrayNode json(List<Advice> advice) {
    ArrayNode array = Json.mapper().createArrayNode();
    for (Advice one : advice) {
      ObjectNode json = array.addObject();
      json.put("do", one.act());
      json.put("why", one.why());
      json.put("command", one.command());
      json.put("about", one.about());
      json.put("source", one.source());
    }
    return array;
  }

  private static List<String> typed(String command) {
    return CommandLines.of(INDENT, command);
  }
}
