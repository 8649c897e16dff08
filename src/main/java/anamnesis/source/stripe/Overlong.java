package anamnesis.source.stripe;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/// Which objects of a list are too long to be heard. Safe to use from many threads.
final class Overlong {
  private final Set<String> all = new ConcurrentSkipListSet<>();
  private final Set<String> untold = new ConcurrentSkipListSet<>();

  /// @param known whether it was told before
  void add(String id, boolean known) {
    all.add(id);
    if (!known) {
      untold.add(id);
    }
  }

  /// It was told after all.
  void remove(String id) {
    all.remove(id);
    untold.remove(id);
  }

  List<String> all() {
    return List.copyOf(all);
  }

  /// How many were never told.
  int untold() {
    return untold.size();
  }
}
