package anamnesis.detect;

import static anamnesis.detect.SeriesMade.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.detect.Finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WipedTest {
  private static final String GOOD = "2026-04-02T03:17:00Z";
  private static final String BAD = "2026-04-03T03:17:00Z";

  @TempDir Path folder;
  private Case file;

  @BeforeEach
  void begin() throws IOException {
    file = Case.begin(folder.resolve("case"), "wiped");
  }

  @Test
  void nobody_knows_it_before_anybody_has_said_or_looked() throws IOException {
    assertThat(Wiped.of(file)).isEmpty();
    scanned(found("S04-reserved-contact", Severity.CRITICAL, Map.of()));
    assertThat(Wiped.of(file)).isEmpty();
  }

  @Test
  void the_first_loss_that_a_scan_dates_is_it() throws IOException {
    scanned(
        found("P17-count-drop", Severity.CRITICAL, Map.of("notBefore", BAD)),
        found("B06-shrink", Severity.CRITICAL, Map.of("notBefore", GOOD, "notAfter", BAD)),
        found("B06-shrink", Severity.WARN, Map.of("notBefore", "2026-01-01T00:00:00Z")));

    assertThat(Wiped.of(file))
        .contains(new Wiped(Instant.parse(GOOD), Instant.parse(BAD), Wiped.By.SCAN));
    assertThat(Wiped.of(file).orElseThrow().words())
        .isEqualTo("between 2026-04-02 03:17 UTC and 2026-04-03 03:17 UTC");
  }

  @Test
  void where_no_good_copy_is_left_the_first_bad_one_is_its_end() throws IOException {
    scanned(found("B11-seed-inside", Severity.CRITICAL, Map.of("notAfter", BAD)));

    Wiped wiped = Wiped.of(file).orElseThrow();

    assertThat(wiped.words()).isEqualTo("before 2026-04-03 03:17 UTC");
    assertThat(wiped.from()).isEqualTo(BAD);
  }

  @Test
  void where_nothing_shows_its_end_it_is_after_the_last_good_one() throws IOException {
    scanned(found("P17-count-drop", Severity.CRITICAL, Map.of("notBefore", GOOD)));

    Wiped wiped = Wiped.of(file).orElseThrow();

    assertThat(wiped.words()).isEqualTo("after 2026-04-02 03:17 UTC");
    assertThat(wiped.isPerhaps(Instant.parse(BAD))).isTrue();
  }

  @Test
  void a_person_knows_better_than_the_scan() throws IOException {
    scanned(found("P17-count-drop", Severity.CRITICAL, Map.of("notBefore", GOOD)));
    about("moments: {incident: \"2026-04-03T03:07:12Z\"}");

    Wiped wiped = Wiped.of(file).orElseThrow();

    assertThat(wiped.words()).isEqualTo("2026-04-03 03:07 UTC");
    assertThat(wiped.told()).isEqualTo(Wiped.By.CASE);
    assertThat(wiped.isPerhaps(Instant.parse("2026-04-03T03:07:12Z"))).isFalse();
  }

  @Test
  void what_is_no_moment_is_refused_and_one_without_its_zone_is_none() throws IOException {
    about("moments: {incident: \"on Friday\"}");
    assertThatThrownBy(() -> Wiped.of(file))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("case.yaml:3: this is not a moment");
    assertThatThrownBy(() -> Wiped.said("2026-04-03T03:07:12")).isInstanceOf(Refusal.class);
    assertThat(Wiped.said("2026-04-03T03:07Z").from()).isEqualTo("2026-04-03T03:07:00Z");
  }

  private void about(String more) throws IOException {
    String yaml = "schema: 1\nname: wiped\n" + more + "\n";
    file.write("case.yaml", out -> out.write(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private void scanned(Finding... findings) throws IOException {
    Finding.shelf(file, "scan").write(List.of(findings));
  }
}
