package anamnesis.detect;

import java.util.regex.Pattern;

/// Which copies are of one series: those whose paths differ in nothing but when they were taken.
public final class Series {
  private static final Pattern WHEN =
      Pattern.compile(
          "(?i)\\d+(?:[-_.:T]?\\d+)*Z?|(?<![a-z])(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?(?![a-z])");

  private Series() {}

  /// @return the path with `*` for each date or number, as `nightly/portal-*.sql`
  public static String of(String path) {
    return WHEN.matcher(path).replaceAll("*");
  }
}
