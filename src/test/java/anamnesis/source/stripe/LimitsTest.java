package anamnesis.source.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Stripe allows is kept to without being told, and found where nobody knows it.
class LimitsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"rk_test_s3cr3tS3CR3T, 25, 25, 600", "rk_live_s3cr3tS3CR3T, 100, 25, 2000"})
  void the_limit_that_goes_with_the_key_is_never_passed(String key, int all, int each, int people)
      throws Exception {
    try (Till till = new Till()) {
      stock(till, people);
      Doorman doorman = new Doorman(all, each);
      till.guardedBy(doorman);

      Tally tally = hear(till, key, 0);

      assertThat(tally.complete()).as(tally.proof()).isTrue();
      assertThat(doorman.refused()).isZero();
    }
  }

  @Test
  void a_limit_that_nobody_told_is_found() throws Exception {
    try (Till till = new Till()) {
      stock(till, 1000);
      Doorman doorman = new Doorman(40, 40);
      till.guardedBy(doorman);

      Tally tally = hear(till, "rk_test_s3cr3tS3CR3T", 400);

      assertThat(tally.complete()).as(tally.proof()).isTrue();
      assertThat(doorman.refused()).isPositive().isLessThan(till.visits().size() / 2);
    }
  }

  private static void stock(Till till, int people) {
    Ware.customers(till, people, nth -> nth * 600L);
    Ware.payments(till, people, nth -> nth * 600L);
    Ware.charges(till, people, nth -> nth * 600L);
    Ware.invoices(till, people, nth -> nth * 600L);
  }

  private Tally hear(Till till, String key, int rate) throws Exception {
    Case file = Case.begin(folder.resolve("case"), "limits");
    Duration wait = Duration.ofMillis(100);
    Source source = new StripeSource(new Asking.Patience(12, wait, Duration.ofSeconds(2)));
    return new Gathering(file)
        .hear(
            source,
            new Source.Question(
                List.of(),
                Map.of("STRIPE_API_KEY", key, "STRIPE_API_BASE", till.base()),
                rate,
                Progress.SILENT));
  }
}
