package anamnesis.source.stripe.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-02-11 14:03, 2026-02-11T14:03:00Z",
    "2026-02-11 14:03:05, 2026-02-11T14:03:05Z",
    "2026-02-11 14:03:05.000, 2026-02-11T14:03:05Z",
    "2026-02-11T14:03:05Z, 2026-02-11T14:03:05Z",
    "2026-02-11 14:03:05 UTC, 2026-02-11T14:03:05Z",
    "2026-02-11T14:03:05+0100, 2026-02-11T13:03:05Z",
    "2026-02-11T14:03:05-05:00, 2026-02-11T19:03:05Z",
    "2026-02-11, 2026-02-11T00:00:00Z"
  })
  void a_moment_is_read_as_exports_write_it(String written, Instant moment) {
    assertThat(Moments.written(written, ZoneOffset.UTC)).contains(moment);
  }

  @ParameterizedTest
  @CsvSource({"8/6/2026 12:00", "06.08.2026", "2026-02-30 10:00", "yesterday", "1770818580"})
  void what_could_be_two_moments_or_none_is_none(String written) {
    assertThat(Moments.written(written, ZoneOffset.UTC)).isEmpty();
  }

  @Test
  void the_hour_that_a_clock_is_put_back_or_forward_is_none() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(Moments.written("2026-10-25 02:30", berlin)).isEmpty();
    assertThat(Moments.written("2026-03-29 02:30", berlin)).isEmpty();
    assertThat(Moments.written("2026-10-25 03:30", berlin))
        .contains(Instant.parse("2026-10-25T02:30:00Z"));
  }

  @Test
  void connectors_write_seconds_or_thousandths_or_text() {
    Instant moment = Instant.parse("2026-02-11T14:03:00Z");
    assertThat(Moments.any("1770818580")).contains(moment);
    assertThat(Moments.any("1770818580000")).contains(moment);
    assertThat(Moments.any("1770818580000000")).contains(moment);
    assertThat(Moments.any("2026-02-11T14:03:00.000Z")).contains(moment);
    assertThat(Moments.any("")).isEmpty();
  }
}
