package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MassSoftDeleteTest {
  @ParameterizedTest
  @CsvSource({
    "151, 151, CRITICAL",
    "151, 76, CRITICAL",
    "151, 75, WARN",
    "151, 31, WARN",
    "151, 30, none",
    "19, 19, WARN",
    "9, 9, none",
    "151, 0, none",
    "151, -3, none",
  })
  void of_the_rows_that_lived_so_many_are_marked(long lived, long marked, String severity) {
    assertThat(MassSoftDelete.severity(lived, marked).map(Enum::name).orElse("none"))
        .isEqualTo(severity);
  }
}
