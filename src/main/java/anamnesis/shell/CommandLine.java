package anamnesis.shell;

import anamnesis.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A command with the words and options it was given, checked against what it takes.
///
/// Options may stand anywhere after the command's name, as `--name value` or `--name=value`; after
/// `--` everything is a word. What the command does not know is refused, with the nearest it knows.
record CommandLine(Command command, List<String> words, Map<String, List<String>> options) {
  /// A password may stand in a URL that was typed.
  private static final Pattern PASSWORD =
      Pattern.compile("(://[^:/@\\s]*):\\S+@|((?i:password)=)[^&\\s]+");

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}._:/@=,%+~?&\\[\\]*-]+");

  /// Options that do not change what is done. Not among them: those that write, and those that
  /// show.
  private static final Set<String> TELLS_NOTHING =
      Set.of("case", "actor", "confirm", "format", "quiet", "no-color");

  /// What every command takes.
  static final List<Option> COMMON =
      List.of(
          Option.of("case", "DIR", "the case's folder")
              .orElse("$ANAMNESIS_CASE, else the case opened last"),
          Option.of("format", "FORMAT", "text or json; scan knows four more").orElse("text"),
          Option.of("out", "FILE", "write the result there instead of to the screen"),
          Option.flag("quiet", "no progress and no messages"),
          Option.flag("no-color", "plain text; NO_COLOR does the same"),
          Option.flag("reveal", "show names and contact data"),
          Option.of("actor", "WHO", "who acts, as agent:NAME").orElse("$ANAMNESIS_ACTOR"),
          Option.flag("help", "say how to use this"));

  CommandLine {
    words = List.copyOf(words);
    options = Collections.unmodifiableMap(options);
  }

  boolean has(String flag) {
    return options.containsKey(flag);
  }

  List<String> values(String option) {
    return options.getOrDefault(option, List.of());
  }

  Optional<String> value(String option) {
    return values(option).stream().reduce((first, last) -> last);
  }

  static CommandLine read(List<String> typed, List<Command> commands) {
    Command command = command(typed, commands);
    int name = command.name().split(" ").length;
    List<String> words = new ArrayList<>();
    Map<String, List<String>> options = new LinkedHashMap<>();
    for (int i = name; i < typed.size(); i++) {
      String word = typed.get(i);
      if (word.equals("--")) {
        words.addAll(typed.subList(i + 1, typed.size()));
        break;
      }
      if (!word.startsWith("--") && !word.equals("-h")) {
        words.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      String given = word.equals("-h") ? "help" : word.substring(2);
      Option option = option(command, equals < 0 ? given : word.substring(2, equals));
      List<String> values = options.computeIfAbsent(option.name(), n -> new ArrayList<>());
      if (equals >= 0) {
        values.add(flagless(option, word.substring(equals + 1)));
      } else if (!option.isFlag()) {
        if (++i == typed.size()) {
          throw new Refusal(
              "--%s needs a value: %s".formatted(option.name(), option.value()), usage(command));
        }
        values.add(typed.get(i));
      }
    }
    CommandLine line = new CommandLine(command, words, options);
    return line.has("help") ? line : line.checked();
  }

  static String usage(Command command) {
    return "`anamnesis %s --help` shows how to use it".formatted(command.name());
  }

  /// As it was typed, but for passwords: they may stand in a URL, and must not stand in the
  /// journal.
  String shown() {
    return spelt(words, options);
  }

  /// The same for every way of typing it, without what only says where it is said and how it is
  /// shown, and without the option that names its target.
  String canonical(String target) {
    SortedMap<String, List<String>> telling = new TreeMap<>(options);
    telling.keySet().removeAll(TELLS_NOTHING);
    telling.remove(target);
    telling.replaceAll((name, values) -> values.stream().map(CommandLine::quoted).toList());
    return spelt(words.stream().map(CommandLine::quoted).toList(), telling);
  }

  private String spelt(List<String> said, Map<String, List<String>> given) {
    StringBuilder spelt = new StringBuilder(command.name());
    said.forEach(word -> spelt.append(' ').append(word));
    given.forEach(
        (name, values) -> {
          if (values.isEmpty()) {
            spelt.append(" --").append(name);
          }
          values.forEach(value -> spelt.append(" --").append(name).append(' ').append(value));
        });
    return PASSWORD.matcher(spelt).replaceAll(found -> found.group(2) == null ? "$1:…@" : "$2…");
  }

  /// One word stays one, whatever is in it: `a b` in quotes is not `a` and `b`.
  static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private CommandLine checked() {
    for (Option option : all(command)) {
      if (!option.many() && values(option.name()).size() > 1) {
        throw new Refusal("--%s is given twice".formatted(option.name()), usage(command));
      }
      if (values(option.name()).contains("")) {
        throw new Refusal(
            "--%s is given an empty value".formatted(option.name()),
            "if it stands for a variable, that is not set; leave it out, or give its "
                + option.value());
      }
    }
    long required = command.words().stream().filter(Word::required).count();
    if (words.size() < required) {
      throw new Refusal(
          "%s is missing: %s"
              .formatted(
                  command.words().get(words.size()).name(),
                  command.words().get(words.size()).about()),
          usage(command));
    }
    boolean open = command.words().stream().anyMatch(Word::many);
    if (!open && words.size() > command.words().size()) {
      throw new Refusal(
          "`%s` takes %s, and %d were given"
              .formatted(command.name(), words(command.words().size()), words.size()),
          usage(command));
    }
    return this;
  }

  /// The longest name that the line begins with.
  static Command command(List<String> typed, List<Command> commands) {
    Command longest = null;
    for (Command command : commands) {
      List<String> name = List.of(command.name().split(" "));
      boolean begins = typed.size() >= name.size() && typed.subList(0, name.size()).equals(name);
      if (begins && (longest == null || longest.name().length() < command.name().length())) {
        longest = command;
      }
    }
    if (longest == null) {
      throw unknown(typed, commands);
    }
    return longest;
  }

  private static Refusal unknown(List<String> typed, List<Command> commands) {
    List<String> names = commands.stream().map(Command::name).sorted().toList();
    List<String> within =
        names.stream().filter(name -> name.startsWith(typed.getFirst() + " ")).toList();
    if (!within.isEmpty()) {
      return new Refusal(
          "`%s` alone is no command".formatted(typed.getFirst()),
          "one of: " + String.join(", ", within));
    }
    String two = String.join(" ", typed.subList(0, Math.min(2, typed.size())));
    return Nearest.to(typed.getFirst(), names)
        .or(() -> Nearest.to(two, names))
        .map(
            nearest ->
                new Refusal(
                    "`%s` is no command".formatted(typed.getFirst()),
                    "did you mean `%s`? `anamnesis help` lists all".formatted(nearest)))
        // What is like no command may be anything: a name, or a key in the wrong place.
        .orElseGet(() -> new Refusal("that is no command", "`anamnesis help` lists all commands"));
  }

  private static Option option(Command command, String name) {
    List<Option> known = all(command);
    return known.stream()
        .filter(option -> option.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "`%s` knows no option --%s".formatted(command.name(), name),
                    Nearest.to(name, known.stream().map(Option::name).toList())
                        .map(nearest -> "did you mean --%s?".formatted(nearest))
                        .orElse(usage(command))));
  }

  private static List<Option> all(Command command) {
    List<Option> all = new ArrayList<>(command.options());
    all.addAll(COMMON);
    return all;
  }

  private static String flagless(Option option, String value) {
    if (option.isFlag()) {
      throw new Refusal(
          "--%s is a flag and takes no value".formatted(option.name()),
          "write --%s alone".formatted(option.name()));
    }
    return value;
  }

  private static String words(int n) {
    return n == 0 ? "no words" : n == 1 ? "one word" : n + " words";
  }
}
