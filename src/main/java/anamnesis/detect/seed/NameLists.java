package anamnesis.detect.seed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Lists of names in seed files, of which a loop draws one from each: `firstNames[i % 20]`.
final class NameLists {
  private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}'’-]+");

  private final List<List<Set<Long>>> files = new ArrayList<>();

  void begin() {
    if (files.isEmpty() || !files.getLast().isEmpty()) {
      files.add(new ArrayList<>());
    }
  }

  void add(List<String> words) {
    if (words.stream().allMatch(word -> NAME.matcher(word).matches())) {
      Set<Long> forms = new HashSet<>();
      words.forEach(word -> forms.add(Form.of(word)));
      files.getLast().add(forms);
    }
  }

  /// Whether one file has both, in two lists.
  boolean draws(String given, String family) {
    if (files.stream().allMatch(lists -> lists.size() < 2)) {
      return false;
    }
    long first = Form.of(given);
    long last = Form.of(family);
    return files.stream().anyMatch(lists -> draws(lists, first, last));
  }

  private static boolean draws(List<Set<Long>> lists, long first, long last) {
    for (int one = 0; one < lists.size(); one++) {
      for (int other = 0; other < lists.size(); other++) {
        if (one != other && lists.get(one).contains(first) && lists.get(other).contains(last)) {
          return true;
        }
      }
    }
    return false;
  }
}
