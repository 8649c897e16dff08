package anamnesis.detect.seed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the records of fixtures in YAML line by line, as Rails, Django and others write them.
/// Anchors are not followed, so that nothing grows while it is read.
final class YamlText {
  private static final Pattern ENTRY =
      Pattern.compile("(\"[^\"]*\"|'[^']*'|[^\\s\"'#\\[\\]{}&*!|>%@`][^:#]*?)\\s*:(?:\\s+(.*))?");

  private static final Pattern DECORATION = Pattern.compile("^(?:[&!]\\S*(?:\\s+|$))+");
  private static final int MOST = 120;
  private static final int DEEPEST = 200;

  private final Told told;
  private final String[] lines;
  private final Deque<Frame> open = new ArrayDeque<>();
  private int number;

  private YamlText(String text, Told told) {
    this.told = told;
    this.lines = text.split("\n", -1);
  }

  /// A mapping that is being read.
  ///
  /// @param item whether it is one of a list
  private record Frame(int indent, boolean item, List<Literal> own, List<Literal> within) {
    Frame(int indent, boolean item) {
      this(indent, item, new ArrayList<>(), new ArrayList<>());
    }

    int size() {
      return own.size() + within.size();
    }

    /// What is called as something that is here already is of somebody else.
    void takeIn(List<Literal> whole) {
      Set<String> keys = new HashSet<>();
      own.forEach(value -> keys.add(value.key()));
      within.forEach(value -> keys.add(value.key()));
      whole.stream().filter(value -> !keys.contains(value.key())).forEach(within::add);
    }
  }

  static void read(String text, Told told) {
    YamlText yaml = new YamlText(text, told);
    while (yaml.number < yaml.lines.length) {
      yaml.line(yaml.lines[yaml.number++]);
    }
    yaml.closeTo(-1);
  }

  private void line(String written) {
    String line = written.stripTrailing();
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    if (indent == line.length() || line.charAt(indent) == '#') {
      return;
    }
    if (line.startsWith("---") || line.startsWith("...")) {
      closeTo(-1);
      return;
    }
    boolean item = false;
    while (line.startsWith("- ", indent)) {
      closeTo(indent);
      item = true;
      indent += 2;
      while (indent < line.length() && line.charAt(indent) == ' ') {
        indent++;
      }
    }
    entry(line.substring(indent), indent, item);
  }

  private void entry(String text, int indent, boolean item) {
    Matcher entry = ENTRY.matcher(text);
    if (!entry.matches()) {
      if (text.startsWith("{") || text.startsWith("[")) {
        Script.read(text, number, Dialect.JAVASCRIPT, told);
      }
      return;
    }
    closeTo(indent);
    if ((open.isEmpty() || open.element().indent() < indent) && open.size() < DEEPEST) {
      open.push(new Frame(indent, item));
    }
    String said = entry.group(2) == null ? "" : entry.group(2);
    value(bare(entry.group(1)), DECORATION.matcher(said).replaceFirst(""), indent);
  }

  private void value(String key, String said, int indent) {
    int line = number;
    if (said.startsWith("|") || said.startsWith(">")) {
      add(key, block(indent), line);
    } else if (said.startsWith("{") || said.startsWith("[")) {
      Script.read(said, number, Dialect.JAVASCRIPT, told);
    } else if (!said.isEmpty() && !said.startsWith("*") && !said.contains("<%")) {
      add(key, bare(said), line);
    }
  }

  private void add(String key, String text, int line) {
    told.text(text, line);
    Frame frame = open.element();
    if (frame.own().size() < MOST) {
      frame.own().add(new Literal(key, text, line));
    }
  }

  private String block(int indent) {
    StringBuilder block = new StringBuilder();
    while (number < lines.length
        && (lines[number].isBlank() || lines[number].indexOf(lines[number].strip()) > indent)) {
      block.append(lines[number++].strip()).append(' ');
    }
    return block.toString().strip();
  }

  /// Ends every mapping that stands further in.
  private void closeTo(int indent) {
    while (!open.isEmpty() && open.element().indent() > indent) {
      Frame ended = open.pop();
      List<Literal> whole = new ArrayList<>(ended.own());
      whole.addAll(ended.within());
      // What holds nothing of its own only gathers others: it is no record.
      if (!ended.own().isEmpty()) {
        told.record(ended.own().getFirst().line(), whole);
      }
      Frame around = open.peek();
      if (around != null && !ended.item() && around.size() + whole.size() <= MOST) {
        around.takeIn(whole);
      }
    }
  }

  private static String bare(String written) {
    String text = written.strip();
    char quote = text.isEmpty() ? ' ' : text.charAt(0);
    if (quote == '"' || quote == '\'') {
      int end = text.indexOf(quote, 1);
      return end < 0 ? text.substring(1) : text.substring(1, text.lastIndexOf(quote));
    }
    int comment = text.indexOf(" #");
    return comment < 0 ? text : text.substring(0, comment).strip();
  }
}
