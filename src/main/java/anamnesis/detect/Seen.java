package anamnesis.detect;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was read of a series so far, and what the newest copy has lost of it.
///
/// @param copies by their place in the series
/// @param newest the place of the one that all are compared with
record Seen(NavigableMap<Integer, Inside> copies, int newest) {
  /// The last copy that still held a table, and the first after it that did not.
  record Gap(String table, int low, int high, Vanished loss) {
    boolean closed() {
      return high - low <= 1;
    }
  }

  Inside last() {
    return at(newest);
  }

  SequencedSet<String> names() {
    SequencedSet<String> names = new TreeSet<>();
    copies.values().forEach(held -> names.addAll(held.names()));
    return names;
  }

  /// Every table of which something was lost, and where.
  Map<String, Gap> gaps() {
    Map<String, Gap> gaps = new TreeMap<>();
    for (String name : names()) {
      gap(name).ifPresent(gap -> gaps.put(name, gap));
    }
    return gaps;
  }

  /// Nothing where little by little went, as of a table that forgets by rule: then no two copies
  /// that stand beside each other differ by much.
  private Optional<Gap> gap(String table) {
    Optional<Integer> low =
        copies.headMap(newest, false).descendingMap().entrySet().stream()
            .filter(entry -> Vanished.of(table, entry.getValue(), last()).isPresent())
            .findFirst()
            .map(Map.Entry::getKey);
    if (low.isEmpty()) {
      return Optional.empty();
    }
    int high =
        copies.tailMap(low.get(), false).entrySet().stream()
            .filter(entry -> entry.getValue().knows(table))
            .findFirst()
            .map(Map.Entry::getKey)
            .orElse(newest);
    return Vanished.of(table, at(low.get()), at(high))
        .map(loss -> new Gap(table, low.get(), high, loss));
  }

  /// The one to look into next: rows that are gone before rows that were replaced, and many before
  /// few.
  Optional<Gap> open(SequencedSet<String> given) {
    return gaps().values().stream()
        .filter(gap -> !gap.closed() && !given.contains(gap.table()))
        .min(
            Comparator.comparingInt((Gap gap) -> gap.loss().plain() ? 0 : 1)
                .thenComparingLong(gap -> gap.loss().after() - gap.loss().before()));
  }

  private Inside at(int place) {
    Inside held = copies.get(place);
    if (held == null) {
      throw new IllegalStateException("nobody read copy " + place);
    }
    return held;
  }
}
