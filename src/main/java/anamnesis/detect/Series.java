package anamnesis.detect;

import java.util.regex.Pattern;

/// Which copies are of one series: those whose paths differ in nothing but when they were taken.
final class Series {
  private static final Pattern WHEN =
      Pattern.compile(
          "(?i)\\d+(?:[-_.:T]?\\d+)*Z?|(?<![a-z])(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?(?![a-z])");

  private Series() {}

  /// @return the path with `*` for each date or number, as `nightly/portal-*.sql`
  static String of(String path) {
    return WHEN.matcher(path).replaceAll("*");
  }

  /// @return what the copies of one database are called, wherever they lie and however they are
  ///   packed: `portal`; of those that only have a date, their folder's name
  static String named(String path) {
    String[] folders = of(path).split("/", -1);
    for (int i = folders.length - 1; i >= 0; i--) {
      String stem = folders[i].replaceFirst("(?<=.)\\..*$", "").replaceAll("[*_.-]+", "-");
      String name = stem.replaceAll("^-|-$", "");
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "*";
  }
}
