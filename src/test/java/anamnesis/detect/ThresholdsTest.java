package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import anamnesis.detect.Finding.Severity;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {
  private static final Thresholds USUAL = Thresholds.usual();

  @Test
  void the_usual_ones_are_read_from_the_file() {
    assertThat(USUAL.span("B05-stale.daily")).isEqualTo(Duration.ofHours(26));
    assertThat(USUAL.share("B06-shrink.share")).isEqualTo(0.5);
    assertThat(USUAL.count("B06-shrink.rows")).isEqualTo(20);
    assertThat(USUAL.words("B06-shrink.precious")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"HIGH, CRITICAL", "CRITICAL, CRITICAL", "MEDIUM, WARN", "low, INFO"})
  void a_procedures_own_words_are_understood(String word, Severity severity) {
    Rule rule = new Stale().rule();
    assertThat(USUAL.with("B05-stale.severity", word).severity(rule)).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({
    "B05-stale.daily, soon",
    "B05-stale.daily, 26",
    "B06-shrink.share, half",
    "B06-shrink.rows, 20 %",
    "B05-stale.severity, loud",
  })
  void what_is_written_as_none_of_its_kind_is_refused(String key, String written) {
    assertThatThrownBy(() -> USUAL.with(key, written))
        .isInstanceOf(Refusal.class)
        .hasMessage("%s cannot be \"%s\"".formatted(key, written));
  }

  @Test
  void every_rule_in_the_file_is_one_of_the_house() {
    assertThat(USUAL.keys())
        .extracting(key -> key.substring(0, key.indexOf('.')))
        .isSubsetOf(DetectorsForTests.all().stream().map(each -> each.rule().id()).toList());
  }
}
