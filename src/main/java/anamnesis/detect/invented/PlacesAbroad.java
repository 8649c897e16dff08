package anamnesis.detect.invented;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Streets and towns as generators put them together in other tongues than English, each held only
/// against the tongues that have its first word or its last: a million of them pass.
final class PlacesAbroad {
  private static final Map<String, List<PlaceHabit>> WAYS = by("way", "odd");
  private static final Map<String, List<PlaceHabit>> ENDS = by("end");
  private static final Map<String, List<PlaceHabit>> STREETS = by("streets");

  private PlacesAbroad() {}

  /// By how many powers of ten such a street is commoner among invented ones.
  static double street(String line) {
    List<String> words = PlaceWords.of(line);
    if (words.isEmpty()) {
      return 0;
    }
    List<PlaceHabit> ways = WAYS.getOrDefault(words.getFirst(), List.of());
    if (!ways.isEmpty()) {
      return ways.stream().mapToDouble(habit -> habit.way(words)).max().orElse(0);
    }
    for (PlaceHabit habit : STREETS.getOrDefault(PlaceWords.together(words, 0), List.of())) {
      return habit.weights().listed();
    }
    return words.size() > 1 ? ended(words) : glued(words.getFirst());
  }

  static double town(String town) {
    List<String> words = PlaceWords.of(town);
    double most = 0;
    for (PlaceHabit habit : words.isEmpty() ? List.<PlaceHabit>of() : PlaceHabit.all()) {
      most = Math.max(most, habit.town(words));
    }
    return most;
  }

  private static double ended(List<String> words) {
    double most = 0;
    for (PlaceHabit habit : ENDS.getOrDefault(words.getLast(), List.of())) {
      most = Math.max(most, habit.end(words));
    }
    return most;
  }

  private static double glued(String word) {
    double most = 0;
    for (PlaceHabit habit : PlaceHabit.all()) {
      most = Math.max(most, habit.glued(word));
    }
    return most;
  }

  private static Map<String, List<PlaceHabit>> by(String... parts) {
    Map<String, List<PlaceHabit>> by = new HashMap<>();
    for (PlaceHabit habit : PlaceHabit.all()) {
      for (String part : parts) {
        for (String word : habit.parts().getOrDefault(part, Set.of())) {
          by.computeIfAbsent(word, none -> new ArrayList<>()).add(habit);
        }
      }
    }
    return by;
  }
}
