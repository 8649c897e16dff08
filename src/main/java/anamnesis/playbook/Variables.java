package anamnesis.playbook;

import anamnesis.Refusal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `${name}` stands for tonight. Values are never written down: one may hold a password.
public record Variables(SequencedMap<String, String> values) {
  static final Pattern MENTION = Pattern.compile("\\$\\{([a-z][a-z0-9-]*)\\}");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");

  public Variables {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
  }

  /// From `name=value` words. A name that the playbook does not know is refused.
  public static Variables set(Playbook playbook, Iterable<String> words) {
    SequencedMap<String, String> values = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (equals < 1 || playbook.variables().stream().noneMatch(v -> v.name().equals(name))) {
        throw new Refusal(
            "`--set %s` names nothing in this playbook".formatted(name),
            "write --set NAME=VALUE with one of: "
                + String.join(", ", playbook.variables().stream().map(Variable::name).toList()));
      }
      values.put(name, word.substring(equals + 1));
    }
    return new Variables(values);
  }

  public boolean has(String name) {
    return !values.getOrDefault(name, "").isEmpty();
  }

  public Variables with(String name, String value) {
    SequencedMap<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Variables(more);
  }

  /// The line to run: each value is one word of it, whatever it holds.
  String fill(String line) {
    return MENTION
        .matcher(line)
        .replaceAll(found -> Matcher.quoteReplacement(word(found.group(1))));
  }

  /// The line for paper: a blank where a value is not known.
  static String blanks(String line) {
    return MENTION.matcher(line).replaceAll(found -> "<" + found.group(1) + ">");
  }

  private String word(String name) {
    String value = Map.copyOf(values).getOrDefault(name, "");
    return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
  }
}
