package anamnesis.detect;

import anamnesis.Refusal;
import anamnesis.casefile.Yaml;
import anamnesis.detect.Finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// From where on each rule speaks, and how loud: `thresholds.yaml`, each with its reason there.
///
/// @param values by `<rule>.<key>`, as written
public record Thresholds(Map<String, String> values) {
  private static final String FILE = "thresholds.yaml";
  private static final Pattern SPAN = Pattern.compile("(\\d{1,5})([smhdw])");
  private static final Pattern SHARE = Pattern.compile("(\\d{1,4}) ?%");
  private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
  private static final Map<String, Severity> LOUD =
      Map.of(
          "info", Severity.INFO,
          "low", Severity.INFO,
          "warn", Severity.WARN,
          "warning", Severity.WARN,
          "medium", Severity.WARN,
          "high", Severity.CRITICAL,
          "critical", Severity.CRITICAL);

  public Thresholds {
    values = Map.copyOf(values);
  }

  /// Those of this house.
  public static Thresholds usual() {
    try (InputStream in = Thresholds.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not in the jar");
      }
      return new Thresholds(
          flat(Yaml.read(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every rule's keys as `<rule>.<key>`; what is no key of a rule comes back as it stands.
  public static Map<String, String> flat(Yaml file) {
    Map<String, String> flat = new LinkedHashMap<>();
    file.map()
        .forEach(
            (rule, keys) -> {
              if (keys.map().isEmpty()) {
                flat.put(rule, keys.text());
              }
              keys.map().forEach((key, value) -> flat.put(rule + "." + key, value.text()));
            });
    return flat;
  }

  public Set<String> keys() {
    return values.keySet();
  }

  /// These, but for one key that is known; refused if it is written as none of its kind is.
  public Thresholds with(String key, String written) {
    String usual = text(key);
    boolean fits =
        key.endsWith(".severity")
            ? LOUD.containsKey(written.toLowerCase(Locale.ROOT))
            : Stream.of(SPAN, SHARE, COUNT)
                .filter(kind -> kind.matcher(usual).matches())
                .allMatch(kind -> kind.matcher(written).matches());
    if (!fits) {
      throw new Refusal(
          "%s cannot be \"%s\"".formatted(key, written), "write it as \"%s\" is".formatted(usual));
    }
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(key, written);
    return new Thresholds(changed);
  }

  Duration span(String key) {
    Matcher found = matched(SPAN, key);
    long number = Long.parseLong(found.group(1));
    return switch (found.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofDays(7 * number);
    };
  }

  double share(String key) {
    return Integer.parseInt(matched(SHARE, key).group(1)) / 100.0;
  }

  int count(String key) {
    return Integer.parseInt(matched(COUNT, key).group());
  }

  List<String> words(String key) {
    return Stream.of(text(key).split("[,\\s]+"))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty() && !word.equals("none"))
        .toList();
  }

  Severity severity(Rule rule) {
    Severity loud = LOUD.get(text(rule.id() + ".severity").toLowerCase(Locale.ROOT));
    if (loud == null) {
      throw new IllegalStateException("no severity of " + rule.id());
    }
    return loud;
  }

  private Matcher matched(Pattern kind, String key) {
    Matcher found = kind.matcher(text(key));
    if (!found.matches()) {
      throw new IllegalStateException(key + " is " + text(key));
    }
    return found;
  }

  private String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalStateException("no threshold is called " + key);
    }
    return value;
  }
}
