package anamnesis.source.stripe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How fast Stripe may be asked: in all, at each of its addresses, and so many things at once
/// (docs.stripe.com/rate-limits). Safe to use from many threads.
final class Limits {
  /// A page is held while it is read, so this bounds the memory too.
  private static final int AT_ONCE = 24;

  private final InstantSource clock;
  private final double each;
  private final Bucket all;
  private final Map<String, Bucket> addresses = new HashMap<>();
  private final List<Waiting> queue = new ArrayList<>();
  private int within;
  private long requests;

  /// @param inAll requests a second
  /// @param each requests a second at one address
  Limits(InstantSource clock, double inAll, double each) {
    this.clock = clock;
    this.each = each;
    this.all = new Bucket(inAll);
  }

  /// Somebody in the queue.
  private static final class Waiting {
    private final String address;

    Waiting(String address) {
      this.address = address;
    }
  }

  /// Waits until one more may be sent, at once; it must be [#left]. First come, first served, but
  /// that nobody waits for one whose own address is closed for longer.
  synchronized void enter(String address) throws InterruptedException {
    Waiting me = new Waiting(address);
    queue.add(me);
    try {
      for (long wait = millisToWait(me); wait != 0; wait = millisToWait(me)) {
        wait(Math.max(wait, 0));
      }
    } finally {
      queue.remove(me);
      notifyAll();
    }
    Instant now = clock.instant();
    all.sent(now);
    at(address).sent(now);
    within++;
    requests++;
  }

  synchronized void left() {
    within--;
    notifyAll();
  }

  synchronized void answered(String address) {
    at(address).wasAnswered();
    all.wasAnswered();
  }

  /// @param reason as Stripe gives it; what names no one limit speaks of both
  synchronized void tooMuch(String address, String reason, Duration pause) {
    Instant now = clock.instant();
    if (!reason.startsWith("global")) {
      at(address).tooMuch(now, pause);
    }
    if (!reason.startsWith("endpoint")) {
      all.tooMuch(now, pause);
    }
  }

  synchronized long requests() {
    return requests;
  }

  /// @return 0 for none at all; less for nobody knows how long, until somebody leaves
  private long millisToWait(Waiting me) {
    Instant free = free(me);
    if (within >= AT_ONCE || isBehindAnother(me, free)) {
      return -1;
    }
    Duration wait = Duration.between(clock.instant(), free);
    return wait.isPositive() ? wait.plusNanos(999_999).toMillis() : 0;
  }

  private boolean isBehindAnother(Waiting me, Instant free) {
    for (Waiting other : queue) {
      if (other == me) {
        return false;
      }
      if (!free(other).isAfter(free)) {
        return true;
      }
    }
    return false;
  }

  private Instant free(Waiting waiting) {
    Instant here = at(waiting.address).free();
    return here.isAfter(all.free()) ? here : all.free();
  }

  private Bucket at(String address) {
    return addresses.computeIfAbsent(address, fresh -> new Bucket(each));
  }
}
