package anamnesis.shell;

import anamnesis.casefile.Json;
import anamnesis.detect.Advice;
import anamnesis.playbook.Wrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What to do first, why, and the line to type, which can be taken from the screen as it stands.
final class AdviceScreen {
  private static final int WIDTH = 76;
  private static final String INDENT = " ".repeat(14);

  /// What a shell takes as one word must not be broken.
  private static final Pattern WORD =
      Pattern.compile("(?:\\\\.|'[^']*'|\"[^\"]*\"|<[^>]*>|[^\\s\\\\'\"<])+");

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

  /// Broken between words, with the backslash that a shell reads on behind.
  static List<String> typed(String command) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    Matcher words = WORD.matcher(command);
    while (words.find()) {
      boolean full = INDENT.length() + line.length() + 1 + words.group().length() > WIDTH;
      if (full && !line.isEmpty()) {
        lines.add(INDENT + line + " \\");
        line = new StringBuilder("  ");
      } else if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(words.group());
    }
    if (!line.isEmpty()) {
      lines.add(INDENT + line);
    }
    return lines;
  }
}
