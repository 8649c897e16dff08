package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.detect.Finding.Severity;
import anamnesis.detect.baseline.Portrait;
import anamnesis.detect.baseline.Shape;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshnessStopTest {
  private static final Instant NEWEST = Instant.parse("2026-03-27T21:10:00Z");

  @Test
  void one_that_is_silent_while_others_live_is_loud() {
    assertThat(judge(silence("visit", 90), silence("message", 1)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(finding.id()).isEqualTo("P16-public.visit");
              assertThat(finding.statement())
                  .isEqualTo(
                      "public.visit: nothing new since 2026-03-27; about 90 rows were to be"
                          + " expected");
              assertThat(finding.measures()).containsEntry("allowedRows", 40L);
            });
    assertThat(judge(silence("visit", 50), silence("message", 1)))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARN);
  }

  @Test
  void where_everything_is_silent_it_is_said_once_and_may_be_a_holiday() {
    assertThat(judge(silence("visit", 50), silence("message", 41), silence("payment", 39)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARN);
              assertThat(finding.id()).isEqualTo("P16-all tables");
            });
    assertThat(
            FreshnessStop.judge(
                List.of(silence("visit", 50), silence("message", 41)), silence -> true))
        .extracting(Finding::severity)
        .containsExactly(Severity.INFO);
  }

  @Test
  void a_long_weekend_is_no_news() {
    assertThat(judge(silence("visit", 40), silence("message", 39))).isEmpty();
  }

  private static List<Finding> judge(FreshnessStop.Silence... all) {
    return FreshnessStop.judge(List.of(all), silence -> false);
  }

  private static FreshnessStop.Silence silence(String table, double missed) {
    Portrait.Table then =
        new Portrait.Table(Instant.parse("2026-03-22T22:00:00Z"), Shape.nothing(), 0, null);
    return new FreshnessStop.Silence(
        new Against.Pair("public." + table, then, then), "created_at", NEWEST, missed, 40);
  }
}
