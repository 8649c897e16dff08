package anamnesis.detect;

import static anamnesis.detect.SeriesMade.USUAL;
import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.backup.Copy;
import anamnesis.backup.CopyMade;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
  private static final Instant FIRST = SeriesMade.FIRST;

  @ParameterizedTest
  @CsvSource({
    "PT5M, PT15M, every 5 min",
    "PT1H, PT1H30M, every 60 min",
    "PT24H, PT26H24M, daily",
    "P7D, P8D, weekly",
    "P30D, P45D, every 30 days",
  })
  void each_series_is_held_to_its_own_rhythm(Duration every, Duration limit, String words) {
    Rhythm rhythm = Rhythm.of(series(every, 10), FIRST.plus(every.multipliedBy(10))).orElseThrow();
    assertThat(rhythm.limit(rhythm.steps().getLast().to(), USUAL)).isEqualTo(limit);
    assertThat(rhythm.words()).isEqualTo(words);
  }

  @Test
  void two_copies_make_no_rhythm_and_one_from_the_future_tells_nothing() {
    assertThat(Rhythm.of(series(Duration.ofDays(1), 2), FIRST.plus(Duration.ofDays(9)))).isEmpty();
    assertThat(Rhythm.of(series(Duration.ofDays(1), 9), FIRST)).isEmpty();
  }

  @Test
  void a_weekend_that_was_free_four_times_is_free() {
    List<Copy> copies = new ArrayList<>();
    for (int day = 0; day < 33; day++) {
      Instant night = FIRST.plus(Duration.ofDays(day));
      DayOfWeek weekday = night.atZone(ZoneOffset.UTC).getDayOfWeek();
      if (weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY) {
        copies.add(SeriesMade.at(night).copy());
      }
    }
    Rhythm rhythm =
        Rhythm.of(new Series("portal-*.sql", copies), FIRST.plus(Duration.ofDays(40)))
            .orElseThrow();
    Copy friday = copies.getLast();
    assertThat(friday.takenAt().atZone(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
    assertThat(rhythm.limit(friday, USUAL)).isGreaterThan(Duration.ofDays(3));
    assertThat(rhythm.limit(copies.get(copies.size() - 2), USUAL)).isLessThan(Duration.ofHours(30));
  }

  @ParameterizedTest
  @CsvSource({
    "portal-2026-03-09T0317Z.sql, 2026-03-09T03:17:00Z, PT0S, PT0S",
    "portal_20260309-031700.sql, 2026-03-09T03:17:00Z, PT14H, PT12H",
    "portal-2026-03-09.sql, 2026-03-09T00:00:00Z, PT14H, PT36H",
    "portal.sql, 2026-03-09T03:17:00Z, PT0S, PT0S",
  })
  void a_name_leaves_open_what_it_does_not_say(
      String name, Instant told, Duration before, Duration after) {
    Taken taken = Taken.of(CopyMade.called(name).takenAt(told).copy());
    assertThat(Duration.between(taken.earliest(), told)).isEqualTo(before);
    assertThat(Duration.between(told, taken.latest())).isEqualTo(after);
  }

  private static Series series(Duration every, int count) {
    List<Copy> copies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      copies.add(SeriesMade.at(FIRST.plus(every.multipliedBy(i))).copy());
    }
    return new Series("portal-*.sql", copies);
  }
}
