package anamnesis.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  /// A Sunday evening.
  private static final Instant NOW = Instant.parse("2026-04-05T22:00:00Z");

  @Test
  void a_week_is_told_by_its_own_hours() {
    Pace pace = workdays(12, true);
    assertThat(pace.weeks()).isEqualTo(12);
    assertThat(pace.byHour()).hasSize(168);
    // Monday 14:00, and Sunday at the same hour.
    assertThat(pace.byHour().get(14)).isEqualTo(12);
    assertThat(pace.byHour().get(6 * 24 + 14)).isZero();
    assertThat(pace.speaks()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    // From Friday afternoon to Sunday evening nothing was to be expected.
    "2026-04-03T21:10:00Z, 2026-04-05T22:00:00Z, 0, false",
    // One day, three days, and a whole week of eight rows a day.
    "2026-04-02T21:10:00Z, 2026-04-05T22:00:00Z, 8, false",
    "2026-03-31T21:10:00Z, 2026-04-05T22:00:00Z, 24, false",
    "2026-03-27T21:10:00Z, 2026-04-05T22:00:00Z, 40, true",
    // Between the years hardly anybody works.
    "2026-12-23T21:10:00Z, 2027-01-03T22:00:00Z, 0, false",
  })
  void a_silence_is_as_long_as_the_rows_it_would_have_brought(
      Instant newest, Instant now, double rows, boolean stop) {
    Pace pace = workdays(12, true);
    assertThat(pace.expected(newest, now)).isCloseTo(rows, within(0.01));
    assertThat(pace.expected(newest, now) > pace.most()).isEqualTo(stop);
  }

  @Test
  void a_table_that_is_filled_once_a_month_is_not_expected_every_day() {
    PaceTally monthly = new PaceTally("at", NOW);
    for (int month = 0; month < 3; month++) {
      for (int row = 0; row < 40; row++) {
        monthly.add(NOW.minus(Duration.ofDays(5 + 28L * month)).getEpochSecond());
      }
    }
    BitSet open = new BitSet();
    open.set(0, 84);
    assertThat(monthly.pace(open).orElseThrow().speaks()).isFalse();
  }

  @Test
  void three_weeks_are_too_few() {
    assertThat(workdays(3, true).speaks()).isFalse();
  }

  @Test
  void a_table_without_times_says_nothing() {
    assertThat(new PaceTally("", NOW).pace(new BitSet())).isEmpty();
  }

  /// One row in each of eight hours of every workday.
  private static Pace workdays(int weeks, boolean alone) {
    PaceTally tally = new PaceTally("at", NOW);
    for (int day = 1; day <= weeks * 7; day++) {
      Instant at = NOW.minus(Duration.ofDays(day)).minus(Duration.ofHours(8));
      if (Pace.ofWeek(Pace.hour(at)) < 5 * 24) {
        for (int hour = 0; hour < 8; hour++) {
          tally.add(at.plus(Duration.ofHours(hour)).getEpochSecond());
        }
      }
    }
    return tally.pace(alone ? tally.days() : new BitSet()).orElseThrow();
  }
}
