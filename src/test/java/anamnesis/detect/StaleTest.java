package anamnesis.detect;

import static anamnesis.detect.SeriesMade.FIRST;
import static anamnesis.detect.SeriesMade.days;
import static anamnesis.detect.SeriesMade.given;
import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.backup.Copy;
import anamnesis.backup.CopyMade;
import anamnesis.backup.State;
import anamnesis.detect.Finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaleTest {
  private final Stale stale = new Stale();
  private static final Instant LAST = FIRST.plus(Duration.ofDays(9));

  @Test
  void a_nightly_of_an_hour_ago_is_young_and_of_two_days_ago_is_not() {
    List<Copy> nightly = days(10, (copy, day) -> copy).copies();
    assertThat(judged(nightly, LAST.plus(Duration.ofHours(25)))).isEmpty();
    List<Finding> findings = judged(nightly, LAST.plus(Duration.ofHours(50)));
    assertThat(findings).extracting(Finding::severity).containsExactly(Severity.CRITICAL);
    assertThat(findings.getFirst().statement())
        .isEqualTo(
            "the newest good copy is 50 h old, of 2026-03-18 03:17 UTC; the series runs daily, and"
                + " 26 h is its limit");
  }

  @Test
  void it_is_the_newest_good_copy_that_counts() {
    List<Copy> nightly =
        days(10, (copy, day) -> day > 7 ? copy.problem(State.EMPTY, "empty: 0 bytes") : copy)
            .copies();
    assertThat(judged(nightly, LAST.plus(Duration.ofHours(1))))
        .extracting(Finding::severity)
        .containsExactly(Severity.CRITICAL);
  }

  @Test
  void a_series_that_stopped_beside_a_living_one_is_a_warning_and_one_given_up_is_info() {
    assertThat(judged(beside(60), FIRST.plus(Duration.ofDays(60))))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARN);
    assertThat(judged(beside(120), FIRST.plus(Duration.ofDays(120))))
        .extracting(Finding::severity)
        .containsExactly(Severity.INFO);
    assertThat(judged(beside(60), FIRST.plus(Duration.ofDays(62))))
        .extracting(Finding::severity)
        .as("both are late now")
        .containsExactly(Severity.CRITICAL, Severity.CRITICAL);
  }

  private static List<Copy> beside(int nights) {
    List<Copy> copies = new ArrayList<>(days(10, (copy, day) -> copy).copies());
    for (int day = 0; day < nights; day++) {
      copies.add(
          CopyMade.called("mirror/portal-" + day + ".sql")
              .takenAt(FIRST.plus(Duration.ofDays(day)))
              .copy());
    }
    return copies;
  }

  @Test
  void a_single_copy_has_no_rhythm_and_is_old_after_eight_days() {
    List<Copy> one = days(1, (copy, day) -> copy).copies();
    assertThat(judged(one, FIRST.plus(Duration.ofDays(7)))).isEmpty();
    assertThat(judged(one, FIRST.plus(Duration.ofDays(30))))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARN);
  }

  @Test
  void a_young_copy_of_old_content_is_stale_and_a_closed_week_is_not() {
    List<Copy> copies =
        days(
                30,
                (copy, day) ->
                    copy.tables(
                        CopyMade.table(
                            "public.visit",
                            100 + Math.min(day, 15),
                            FIRST.plus(Duration.ofDays(Math.min(day, 15) - 1L)))))
            .copies();
    assertThat(judged(copies.subList(0, 20), FIRST.plus(Duration.ofDays(19)))).isEmpty();
    assertThat(judged(copies, FIRST.plus(Duration.ofDays(29))))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARN);
              assertThat(finding.measures()).containsEntry("newestRow", "2026-03-23T03:17:00Z");
            });
  }

  @Test
  void a_threshold_of_ones_own_counts() {
    List<Copy> nightly = days(10, (copy, day) -> copy).copies();
    Given own =
        given(
            nightly,
            LAST.plus(Duration.ofHours(40)),
            usual -> usual.with("B05-stale.daily", "48h").with("B05-stale.severity", "MEDIUM"));
    assertThat(stale.examine(own).findings()).isEmpty();
    Given later =
        given(
            nightly,
            LAST.plus(Duration.ofHours(50)),
            usual -> usual.with("B05-stale.severity", "MEDIUM"));
    assertThat(stale.examine(later).findings())
        .extracting(Finding::severity)
        .containsExactly(Severity.WARN);
  }

  private List<Finding> judged(List<Copy> copies, Instant now) {
    return stale.examine(given(copies, now)).findings();
  }
}
