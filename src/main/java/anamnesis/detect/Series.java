package anamnesis.detect;

import anamnesis.backup.Copy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Copies that follow one another: their paths differ in nothing but when they were taken.
///
/// @param name the path with `*` for each date or number, as `nightly/portal-*.sql`
/// @param copies oldest first
public record Series(String name, List<Copy> copies) {
  private static final Pattern WHEN =
      Pattern.compile(
          "(?i)\\d+(?:[-_.:T]?\\d+)*Z?|(?<![a-z])(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?(?![a-z])");

  public Series {
    copies = List.copyOf(copies);
  }

  static List<Series> in(List<Copy> copies) {
    Map<String, List<Copy>> named = new TreeMap<>();
    for (Copy copy : copies) {
      named.computeIfAbsent(of(copy.path()), name -> new ArrayList<>()).add(copy);
    }
    return named.entrySet().stream()
        .map(entry -> new Series(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// @return the path with `*` for each date or number
  public static String of(String path) {
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

  /// Those that the data could be had back from.
  List<Copy> good() {
    return copies.stream().filter(Copy::good).toList();
  }

  /// Those of them that somebody looked into.
  List<Copy> opened() {
    return copies.stream().filter(copy -> copy.good() && copy.opened()).toList();
  }

  Optional<Copy> newestGood() {
    return copies.reversed().stream().filter(Copy::good).findFirst();
  }
}
