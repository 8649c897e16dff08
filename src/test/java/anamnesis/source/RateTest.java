package anamnesis.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateTest {
  @Test
  void no_more_than_its_number_goes_through_in_a_second() throws InterruptedException {
    Rate rate = new Rate(5);
    Instant began = Instant.now();
    for (int i = 0; i < 6; i++) {
      rate.await();
    }

    assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofMillis(950));
  }
}
