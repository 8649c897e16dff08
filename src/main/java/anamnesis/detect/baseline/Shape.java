package anamnesis.detect.baseline;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a table is made of: names in clear, and of definitions, in which a value may stand, a mark.
///
/// @param columns each with its type and whether it may be empty
/// @param sequences that number its rows, each about where it stands: two digits, then noughts
public record Shape(
    SortedMap<String, String> columns,
    SortedMap<String, String> constraints,
    SortedMap<String, String> indexes,
    SortedMap<String, String> triggers,
    SortedMap<String, Long> sequences) {
  public Shape {
    columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    constraints = Collections.unmodifiableSortedMap(new TreeMap<>(constraints));
    indexes = Collections.unmodifiableSortedMap(new TreeMap<>(indexes));
    triggers = Collections.unmodifiableSortedMap(new TreeMap<>(triggers));
    sequences = Collections.unmodifiableSortedMap(new TreeMap<>(sequences));
  }

  public static Shape nothing() {
    return new Shape(
        new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  /// A number of a row names a row: two digits of it tell enough to see it go back.
  static long about(long number) {
    long scale = 1;
    while (number / scale >= 100) {
      scale *= 10;
    }
    return number / scale * scale;
  }
}
