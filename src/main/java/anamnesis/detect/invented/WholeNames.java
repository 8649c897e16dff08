package anamnesis.detect.invented;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Given and family names that belong together, found without putting them together: a million
/// others pass.
final class WholeNames {
  private final Map<String, Set<String>> byFamily = new HashMap<>();

  private WholeNames() {}

  /// @param lines names apart by semicolons
  static WholeNames of(Collection<String> lines) {
    WholeNames names = new WholeNames();
    for (String line : lines) {
      for (String name : line.split(";")) {
        names.add(String.join(" ", Letters.words(name)));
      }
    }
    return names;
  }

  /// What is behind the first word is the family.
  private void add(String name) {
    int space = name.indexOf(' ');
    byFamily
        .computeIfAbsent(name.substring(space + 1), none -> new HashSet<>())
        .add(space < 0 ? "" : name.substring(0, space));
  }

  boolean has(String given, String family) {
    Set<String> known = byFamily.get(family);
    return known != null && known.contains(given);
  }
}
