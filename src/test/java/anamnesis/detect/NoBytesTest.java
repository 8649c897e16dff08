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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoBytesTest {
  private static final Instant NOW = FIRST.plus(Duration.ofDays(9));
  private final NoBytes rule = new NoBytes();

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"GOOD", "TOLD", "ENCRYPTED", "UNREADABLE", "BASE"},
      mode = EnumSource.Mode.EXCLUDE)
  void a_newest_copy_that_gives_nothing_back_is_critical(State state) {
    List<Copy> copies =
        days(5, (copy, day) -> day == 5 ? copy.problem(state, "broken") : copy).copies();
    Judgement judgement = rule.examine(given(copies, NOW));
    assertThat(judgement.gaps()).isEmpty();
    assertThat(judgement.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(finding.statement())
                  .isEqualTo(
                      "1 of 5 copies give nothing back, the newest, portal-2026-03-13T0317Z.sql:"
                          + " broken; the newest good one is of 2026-03-12 03:17 UTC");
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"ENCRYPTED", "UNREADABLE", "BASE", "TOLD"})
  void one_that_nobody_could_look_into_is_a_question_not_a_finding(State state) {
    List<Copy> copies = days(5, (copy, day) -> copy.problem(state, "closed")).copies();
    Judgement judgement = rule.examine(given(copies, NOW));
    assertThat(judgement.findings()).isEmpty();
    assertThat(judgement.gaps())
        .containsExactly(
            "5 of 5 copies could not be looked into; the newest, portal-2026-03-13T0317Z.sql:"
                + " closed");
  }

  @Test
  void five_bad_nights_that_good_ones_followed_are_a_warning() {
    List<Copy> copies =
        days(9, (copy, day) -> day < 6 ? copy.problem(State.EMPTY, "empty: 0 bytes") : copy)
            .copies();
    assertThat(rule.examine(given(copies, NOW)).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARN);
              assertThat(finding.measures()).containsEntry("empty", 5).containsEntry("bad", 5);
            });
  }

  @Test
  void a_dump_that_is_running_now_has_no_end_yet() {
    List<Copy> copies =
        days(5, (copy, day) -> day == 5 ? copy.problem(State.CUT_SHORT, "cut short") : copy)
            .copies();
    Instant last = copies.getLast().takenAt();
    assertThat(severity(copies, last.plus(Duration.ofMinutes(5)))).isEqualTo(Severity.INFO);
    assertThat(severity(copies, last.plus(Duration.ofMinutes(65)))).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void a_series_of_schemas_beside_one_of_rows_is_kept_on_purpose_and_alone_it_is_not() {
    List<Copy> schemas = new ArrayList<>();
    for (int day = 1; day <= 5; day++) {
      schemas.add(
          CopyMade.called("schema-" + day + ".sql")
              .takenAt(FIRST.plus(Duration.ofDays(day)))
              .problem(State.NO_ROWS, "holds no row in any of 4 tables")
              .copy());
    }
    assertThat(severity(schemas, NOW)).isEqualTo(Severity.CRITICAL);
    List<Copy> both = new ArrayList<>(schemas);
    both.addAll(days(6, (copy, day) -> copy.tables(CopyMade.table("public.a", 3))).copies());
    assertThat(severity(both, NOW)).isEqualTo(Severity.INFO);
  }

  private Severity severity(List<Copy> copies, Instant now) {
    List<Finding> findings = rule.examine(given(copies, now)).findings();
    assertThat(findings).hasSize(1);
    return findings.getFirst().severity();
  }
}
