package anamnesis.source.stripe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Lets in so many in any second, in all and at each address, as Stripe does.
final class Doorman {
  static final Doorman NONE = new Doorman(Integer.MAX_VALUE, Integer.MAX_VALUE);
  private static final long SECOND = 1_000_000_000L;

  /// What two requests may gain on each other on their way.
  private static final int BUCKET = 2;

  private final int all;
  private final int each;
  private final Deque<Long> inAll = new ArrayDeque<>();
  private final Map<String, Deque<Long>> at = new HashMap<>();
  private String reason = "";
  private long refused;

  Doorman(int all, int each) {
    this.all = all;
    this.each = each;
  }

  synchronized boolean letsIn(String path) {
    if (all == Integer.MAX_VALUE) {
      return true;
    }
    long now = System.nanoTime();
    Deque<Long> here = at.computeIfAbsent(address(path), fresh -> new ArrayDeque<>());
    passed(inAll, now);
    passed(here, now);
    reason =
        inAll.size() >= all + BUCKET
            ? "global-rate"
            : here.size() >= each + BUCKET ? "endpoint-rate" : "";
    if (reason.isEmpty()) {
      inAll.add(now);
      here.add(now);
    } else {
      refused++;
    }
    return reason.isEmpty();
  }

  synchronized String reason() {
    return reason;
  }

  synchronized long refused() {
    return refused;
  }

  private static String address(String path) {
    return path.replaceAll("/[a-z]+_[^/]*", "/:id");
  }

  private static void passed(Deque<Long> visits, long now) {
    while (!visits.isEmpty() && now - visits.getFirst() >= SECOND) {
      visits.removeFirst();
    }
  }
}
