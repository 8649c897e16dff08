package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.detect.Finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NeverRestoredTest {
  private static final Instant NOW = Instant.parse("2026-04-06T02:14:00Z");
  private static final String PLACE = "/var/backups/portal";

  @Test
  void a_place_that_was_never_tried_is_told() {
    Finding finding = only();
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.statement())
        .isEqualTo("no copy from here was ever brought back, as far as this machine knows");
  }

  @Test
  void a_drill_that_passed_counts_for_thirty_days_and_for_its_own_place() {
    assertThat(judged(drill(30, Drilled.PASSED))).isEmpty();
    Finding old = only(drill(31, Drilled.PASSED));
    assertThat(old.severity()).isEqualTo(Severity.WARN);
    assertThat(old.statement()).isEqualTo("the last drill was 31 days ago, 2026-03-06");
    Drilled elsewhere = drill("/elsewhere", Drilled.COPY, 1, Drilled.PASSED);
    assertThat(only(elsewhere).statement())
        .isEqualTo("no copy from here was ever brought back, as far as this machine knows");
    Drilled branch = drill(PLACE, Drilled.BRANCH, 1, Drilled.PASSED);
    assertThat(only(branch).statement())
        .isEqualTo("no copy from here was ever brought back, as far as this machine knows");
  }

  @Test
  void a_last_drill_that_failed_is_critical_however_many_passed_before() {
    Finding finding = only(drill(9, Drilled.PASSED), drill(2, Drilled.FAILED));
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.statement()).isEqualTo("the last drill failed, 2026-04-04: cut short");
    assertThat(finding.measures()).containsEntry("lastPassed", "2026-03-28T02:14:00Z");
  }

  @Test
  void one_that_came_to_no_answer_changes_nothing() {
    assertThat(judged(drill(9, Drilled.PASSED), drill(2, Drilled.INCOMPLETE))).isEmpty();
  }

  @Test
  void a_log_that_was_changed_is_no_answer() {
    Judgement judgement =
        NeverRestored.judge(
            new DrillLog.Known(
                List.of(PLACE),
                List.of(drill(1, Drilled.PASSED)),
                Optional.of("line 2 was changed")),
            NOW);
    assertThat(judgement.looked()).isFalse();
    assertThat(judgement.gaps())
        .containsExactly("the log of drills is not as it was written: line 2 was changed");
  }

  @Test
  void where_nobody_looked_for_drills_it_is_no_answer_either() {
    Given given = new Given(null, List.of(), NOW, Progress.SILENT);
    assertThat(new NeverRestored().examine(given).looked()).isFalse();
  }

  private static Finding only(Drilled... drills) {
    List<Finding> findings = judged(drills);
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().subject()).isEqualTo("portal");
    return findings.getFirst();
  }

  private static List<Finding> judged(Drilled... drills) {
    return NeverRestored.judge(
            new DrillLog.Known(List.of(PLACE), List.of(drills), Optional.empty()), NOW)
        .findings();
  }

  private static Drilled drill(int daysAgo, String outcome) {
    return drill(PLACE, Drilled.COPY, daysAgo, outcome);
  }

  private static Drilled drill(String place, String kind, int daysAgo, String outcome) {
    return new Drilled(
        1,
        NOW.minus(Duration.ofDays(daysAgo)),
        kind,
        place,
        "folder",
        "portal.sql",
        "",
        "portal.sql",
        "",
        "",
        outcome,
        outcome.equals(Drilled.PASSED) ? "" : "cut short",
        0,
        0,
        null,
        null,
        new TreeMap<>());
  }
}
