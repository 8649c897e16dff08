package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmptiedColumnTest {
  @ParameterizedTest
  @CsvSource({
    "151, 151, 0, 151, CRITICAL",
    "140, 151, 15, 151, CRITICAL",
    "140, 151, 60, 151, WARN",
    "60, 151, 10, 151, WARN",
    "60, 151, 40, 151, none",
    "10, 151, 0, 151, none",
    // An UPDATE that met a third of the rows.
    "800, 800, 533, 800, WARN",
    "790, 800, 533, 940, WARN",
    "800, 800, 760, 800, none",
    "600, 800, 400, 800, none",
    "800, 800, 500, 500, none",
    "800, 800, 800, 1100, none",
    // Rows that came without it, and rows that went with theirs.
    "151, 151, 151, 290, none",
    "151, 151, 20, 20, none",
  })
  void values_that_rows_had_and_have_no_more(
      long before, long rowsBefore, long now, long rowsNow, String severity) {
    assertThat(
            EmptiedColumn.severity(
                    new EmptiedColumn.Filled(before, rowsBefore),
                    new EmptiedColumn.Filled(now, rowsNow))
                .map(Enum::name)
                .orElse("none"))
        .isEqualTo(severity);
  }
}
