package anamnesis.source.stripe;

import java.util.List;

/// How many requests came in one second, whenever that second began.
final class Rush {
  private static final long SECOND = 1_000_000_000L;

  private Rush() {}

  /// What a bucket for so many lets through: who is late by a quarter of a second on its way, as on
  /// a busy machine, comes with the next.
  static int most(int perSecond) {
    return perSecond + perSecond / 4;
  }

  static int inAnySecond(List<Till.Visit> visits) {
    List<Long> sorted = visits.stream().map(Till.Visit::nanos).sorted().toList();
    int most = 0;
    int from = 0;
    for (int to = 0; to < sorted.size(); to++) {
      while (sorted.get(to) - sorted.get(from) >= SECOND) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }
}
