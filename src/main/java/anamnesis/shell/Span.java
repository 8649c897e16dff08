package anamnesis.shell;

import anamnesis.Refusal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A stretch of time as people type it: `1d`, `12h`, `90m`, `60s`.
record Span(String words, Duration length) {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5})([smhdw])");

  static Span of(String written) {
    Matcher found = WRITTEN.matcher(written);
    if (!found.matches() || found.group(1).matches("0+")) {
      throw new Refusal(
          "\"%s\" is no stretch of time".formatted(written), "write it as 60s, 90m, 12h, 1d or 2w");
    }
    long number = Long.parseLong(found.group(1));
    return switch (found.group(2)) {
      case "s" -> new Span(words(number, "second"), Duration.ofSeconds(number));
      case "m" -> new Span(words(number, "minute"), Duration.ofMinutes(number));
      case "h" -> new Span(words(number, "hour"), Duration.ofHours(number));
      case "d" -> new Span(words(number, "day"), Duration.ofDays(number));
      default -> new Span(words(number, "week"), Duration.ofDays(7 * number));
    };
  }

  /// In the largest unit that says it well enough: `29 days`, `36 hours`.
  static String words(Duration length) {
    return length.toDays() >= 2
        ? words(length.toDays(), "day")
        : length.toHours() >= 2
            ? words(length.toHours(), "hour")
            : words(length.toMinutes(), "minute");
  }

  private static String words(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
