package anamnesis.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What became of named things whose definitions are known by a mark.
///
/// @param gone named before and not now
/// @param other named before and now, and not the same
/// @param added named now and not before
record Changed(List<String> gone, List<String> other, List<String> added) {
  private static final int SHOWN = 3;

  Changed {
    gone = List.copyOf(gone);
    other = List.copyOf(other);
    added = List.copyOf(added);
  }

  static Changed between(Map<String, String> then, Map<String, String> now) {
    List<String> gone = new ArrayList<>();
    List<String> other = new ArrayList<>();
    List<String> added = new ArrayList<>();
    for (String name : new TreeSet<>(then.keySet())) {
      String there = now.get(name);
      if (there == null) {
        gone.add(name);
      } else if (!there.equals(then.get(name))) {
        other.add(name);
      }
    }
    new TreeSet<>(now.keySet())
        .stream().filter(name -> !then.containsKey(name)).forEach(added::add);
    return new Changed(gone, other, added);
  }

  boolean nothing() {
    return gone.isEmpty() && other.isEmpty() && added.isEmpty();
  }

  /// `columns: email gone, phone changed`; what was there before it what is new.
  List<String> words(String kind) {
    List<String> words = new ArrayList<>();
    gone.forEach(name -> words.add("%s %s is gone".formatted(kind, name)));
    other.forEach(name -> words.add("%s %s is another".formatted(kind, name)));
    added.forEach(name -> words.add("%s %s is new".formatted(kind, name)));
    return words;
  }

  /// The first of them, and how many more there are.
  static String some(List<String> words) {
    List<String> shown = words.subList(0, Math.min(SHOWN, words.size()));
    String more = words.size() > SHOWN ? ", and %s more".formatted(words.size() - SHOWN) : "";
    return String.join(", ", shown) + more;
  }
}
