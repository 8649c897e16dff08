package anamnesis.source.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Stripe allows is kept to without being told, and found where nobody knows it.
class LimitsTest extends AtTheTill {
  @Override
  Asking.Patience patience() {
    return new Asking.Patience(12, Duration.ofMillis(100), Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @CsvSource({"rk_test_s3cr3tS3CR3T, 25, 25, 600", "rk_live_s3cr3tS3CR3T, 100, 25, 2000"})
  void the_limit_that_goes_with_the_key_is_never_passed(String key, int all, int each, int people)
      throws Exception {
    stock(people);
    Doorman doorman = new Doorman(all, each);
    till.guardedBy(doorman);

    Tally tally = hear(key, 0);

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(doorman.refused()).isZero();
  }

  @Test
  void a_limit_that_nobody_told_is_found() throws Exception {
    stock(1000);
    Doorman doorman = new Doorman(40, 40);
    till.guardedBy(doorman);

    Tally tally = hear(KEY, 400);

    assertThat(tally.complete()).as(tally.proof()).isTrue();
    assertThat(doorman.refused()).isPositive().isLessThan(till.visits().size() / 2);
  }

  private void stock(int people) {
    Ware.customers(till, people, nth -> nth * 600L);
    Ware.payments(till, people, nth -> nth * 600L);
    Ware.charges(till, people, nth -> nth * 600L);
    Ware.invoices(till, people, nth -> nth * 600L);
  }

  private Tally hear(String key, int rate) throws Exception {
    return hear(new Source.Question(List.of(), environment(key), rate, Progress.SILENT));
  }
}
