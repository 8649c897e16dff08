package anamnesis.source.stripe;

import anamnesis.evidence.Source;
import java.time.Duration;

/// A Stripe source for tests that have to see it give up.
public final class Hasty {
  private Hasty() {}

  public static Source stripe() {
    Duration wait = Duration.ofMillis(5);
    return new StripeSource(new Asking.Patience(2, wait, wait, Duration.ofSeconds(2), 500));
  }
}
