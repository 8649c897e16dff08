package anamnesis.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What opens doors: hidden in whatever is said or journalled, also where it was typed in the wrong
/// place of a line.
///
/// @param values the keys and passwords that this run was given, the longest first
record Secrets(List<String> values) {
  static final Secrets NONE = new Secrets(List.of());

  private static final String HIDDEN = "…";

  /// A shorter one may be a word that means something else as well.
  private static final int SHORTEST = 8;

  private static final Pattern VARIABLE =
      Pattern.compile(".*(KEY|KEY_ID|SECRET|TOKEN|PASSWORD|PASSPHRASE|WEBHOOK_URL|PING_URL)");

  private static final Pattern IN_URL = Pattern.compile("://[^:/@\\s]*:(\\S+)@");

  /// A password in a URL or a setting, and keys by the looks that Stripe and Amazon give them.
  private static final Pattern LOOKS =
      Pattern.compile(
          "(?<url>://[^:/@\\s]*:)\\S+@"
              + "|(?<set>(?i:password|passphrase|secret|token)=)[^&\\s]+"
              + "|\\b(?:[sr]k_(?:live|test)|whsec)_\\w+"
              + "|\\bA(?:KIA|SIA)[0-9A-Z]{16}\\b");

  Secrets {
    values = List.copyOf(values);
  }

  static Secrets of(Map<String, String> environment) {
    return new Secrets(
        environment.entrySet().stream()
            .flatMap(entry -> in(entry.getKey(), entry.getValue()))
            .filter(value -> value.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  /// What is known to be secret, and what looks so. Words of ours pass through here, no results: a
  /// password may be a word that stands in those as well.
  String hidden(String text) {
    String hidden = text;
    for (String value : values) {
      hidden = hidden.replace(value, HIDDEN);
    }
    return shapeless(hidden);
  }

  static String shapeless(String text) {
    return LOOKS
        .matcher(text)
        .replaceAll(
            found ->
                found.group("url") != null
                    ? "$1" + HIDDEN + "@"
                    : found.group("set") != null ? "$2" + HIDDEN : HIDDEN);
  }

  private static Stream<String> in(String variable, String value) {
    return VARIABLE.matcher(variable).matches()
        ? Stream.of(value.strip())
        : IN_URL.matcher(value).results().map(found -> found.group(1));
  }

  @Override
  public String toString() {
    return values.size() + " secrets";
  }
}
