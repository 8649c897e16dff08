package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.detect.baseline.Sketch.Kept;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityBreakTest {
  @ParameterizedTest
  @CsvSource({
    // People, of whom so many are others; rows of the baseline that are gone; people of the first.
    "151, 151, 0, 151, CRITICAL",
    "151, 76, 76, 20, CRITICAL",
    "151, 75, 75, 20, none",
    // A tenth has other names under the same keys; a few were married.
    "151, 16, 0, 20, WARN",
    "151, 15, 0, 20, none",
    "151, 4, 0, 20, none",
    // Nobody of the first baseline is left, however slowly that went.
    "151, 0, 0, 140, CRITICAL",
    "9, 9, 0, 0, none",
  })
  void people_are_known_again_or_they_are_others(
      int people, int others, int gone, int first, String severity) {
    var known =
        new IdentityBreak.Known(
            "e-mail",
            new Kept(people, people, others, true),
            new Kept(people, people, gone, true),
            new Kept(151, people < 10 ? people : 151, first, true));
    assertThat(known.severity(0.5).map(Enum::name).orElse("none")).isEqualTo(severity);
  }
}
