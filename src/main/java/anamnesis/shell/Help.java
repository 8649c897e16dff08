package anamnesis.shell;

import anamnesis.playbook.Wrapped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// How to use it: all commands, or one of them with its options, an example and its exit codes.
final class Help {
  private static final int WIDTH = 80;

  private Help() {}

  static List<String> all(List<Command> commands) {
    List<String> lines = new ArrayList<>();
    lines.add("Anamnesis finds out what happened to a wiped database, and rebuilds it");
    lines.add("from those who still remember.");
    lines.add("");
    lines.add("  anamnesis                    the shell");
    lines.add("  anamnesis COMMAND …          one command");
    lines.add("  anamnesis run FILE           a script, one command a line; - for stdin");
    lines.add("");
    commands.stream()
        .sorted(Comparator.comparing(Command::name))
        .forEach(command -> row(lines, command.name(), command.about(), 22));
    lines.add("");
    lines.add("On the night: anamnesis scan --database URL --backups PATH --window 1d");
    lines.add("To rehearse:  anamnesis tabletop");
    lines.add("One command:  anamnesis COMMAND --help");
    return lines;
  }

  static List<String> of(Command command) {
    List<String> lines = new ArrayList<>();
    lines.add(command.about());
    lines.add("");
    StringBuilder usage = new StringBuilder("  anamnesis ").append(command.name());
    command.words().forEach(word -> usage.append(' ').append(shown(word)));
    lines.add(usage + (command.options().isEmpty() ? "" : " [options]"));
    lines.add("");
    command.words().forEach(word -> row(lines, word.name(), word.about(), 24));
    options(lines, "Options", command.options());
    options(lines, "For every command", CommandLine.COMMON);
    lines.add("Example");
    lines.add("  anamnesis " + command.example());
    lines.add("");
    lines.add("Exit codes");
    Arrays.stream(Exit.values())
        .forEach(exit -> row(lines, String.valueOf(exit.code()), exit.meaning(), 6));
    return lines;
  }

  private static void options(List<String> lines, String title, List<Option> options) {
    if (options.isEmpty()) {
      return;
    }
    if (!lines.getLast().isEmpty()) {
      lines.add("");
    }
    lines.add(title);
    for (Option option : options) {
      String name = "--" + option.name() + (option.isFlag() ? "" : " " + option.value());
      String otherwise =
          option.otherwise().isEmpty() ? "" : " (default: " + option.otherwise() + ")";
      row(lines, name, option.about() + (option.many() ? "; repeatable" : "") + otherwise, 24);
    }
    lines.add("");
  }

  private static String shown(Word word) {
    String name = word.name() + (word.many() ? "…" : "");
    return word.required() ? name : "[" + name + "]";
  }

  /// A name and its meaning in two columns, the meaning wrapped at the width of the screen.
  private static void row(List<String> lines, String name, String about, int column) {
    String begin = "  " + name;
    if (name.length() >= column) {
      lines.add(begin);
      begin = "";
    }
    lines.addAll(Wrapped.at(WIDTH, begin + " ".repeat(2 + column - begin.length()), about));
  }
}
