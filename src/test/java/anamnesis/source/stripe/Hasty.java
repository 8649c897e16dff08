package anamnesis.source.stripe;

import anamnesis.evidence.Source;
import java.time.Duration;

/// A Stripe source for tests that have to see it give up.
public final class Hasty {
  private Hasty() {}

  public static Source stripe() {
    return new StripeSource(new Asking.Patience(2, Duration.ofMillis(5), Duration.ofMillis(50)));
  }
}
