package anamnesis.source.stripe;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// How fast Stripe may be asked: in all, at each of its addresses, and so many things at once
/// (docs.stripe.com/rate-limits).
final class Limits {
  /// A page is held while it is read, so this bounds the memory too.
  private static final int AT_ONCE = 24;

  private final InstantSource clock;
  private final double each;
  private final Bucket all;
  private final Map<String, Bucket> addresses = new ConcurrentHashMap<>();
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final AtomicLong requests = new AtomicLong();

  /// @param inAll requests a second
  /// @param each requests a second at one address
  Limits(InstantSource clock, double inAll, double each) {
    this.clock = clock;
    this.each = each;
    this.all = new Bucket(clock, inAll);
  }

  /// Waits until one more may be sent; it must be [#left].
  void enter(String address) throws InterruptedException {
    at(address).await();
    all.await();
    free.acquire();
    requests.incrementAndGet();
  }

  void left() {
    free.release();
  }

  void answered(String address) {
    at(address).wasAnswered();
    all.wasAnswered();
  }

  /// @param reason as Stripe gives it; what names no address speaks of both
  void tooMuch(String address, String reason, Duration pause) {
    if (!reason.startsWith("global")) {
      at(address).tooMuch(pause);
    }
    if (!reason.startsWith("endpoint")) {
      all.tooMuch(pause);
    }
  }

  long requests() {
    return requests.get();
  }

  private Bucket at(String address) {
    return addresses.computeIfAbsent(address, fresh -> new Bucket(clock, each));
  }
}
