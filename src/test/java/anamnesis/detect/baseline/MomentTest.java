package anamnesis.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
  @ParameterizedTest
  @CsvSource({
    "2026-04-03 03:07:12+00, 2026-04-03T03:07:12Z",
    "2026-04-03 03:07:12.987654+00, 2026-04-03T03:07:12Z",
    "1969-12-31 23:59:59, 1969-12-31T23:59:59Z",
  })
  void a_timestamp_is_read_as_the_server_writes_it(String written, Instant moment) {
    assertThat(Moment.second(written)).isEqualTo(moment.getEpochSecond());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"infinity", "-infinity", "", "0044-03-15 12:00:00+00 BC", "2026-13-03 03:07:12"})
  void what_is_no_moment_is_none(String written) {
    assertThat(Moment.second(written)).isEqualTo(Moment.NONE);
  }
}
