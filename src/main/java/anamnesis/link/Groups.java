package anamnesis.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Numbers that belong together: what is joined to the same is joined.
final class Groups {
  private final int[] first;
  private final List<List<Integer>> members;

  Groups(int count) {
    first = IntStream.range(0, count).toArray();
    members = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      members.add(new ArrayList<>(List.of(i)));
    }
  }

  /// The smallest number of its group, whatever the order of joining.
  int of(int number) {
    int root = number;
    while (first[root] != root) {
      root = first[root];
    }
    for (int at = number; first[at] != root; ) {
      int next = first[at];
      first[at] = root;
      at = next;
    }
    return root;
  }

  void join(int a, int b) {
    int kept = Math.min(of(a), of(b));
    int gone = Math.max(of(a), of(b));
    if (kept != gone) {
      first[gone] = kept;
      members.get(kept).addAll(members.get(gone));
      members.get(gone).clear();
    }
  }

  boolean together(int a, int b) {
    return of(a) == of(b);
  }

  /// All of the group that a number is in.
  List<Integer> with(int number) {
    return Collections.unmodifiableList(members.get(of(number)));
  }

  /// Every group by its smallest number, its members in order.
  NavigableMap<Integer, List<Integer>> all() {
    NavigableMap<Integer, List<Integer>> all = new TreeMap<>();
    for (int i = 0; i < first.length; i++) {
      if (first[i] == i) {
        all.put(i, members.get(i).stream().sorted().toList());
      }
    }
    return all;
  }

  Collection<List<Integer>> lists() {
    return all().values();
  }
}
