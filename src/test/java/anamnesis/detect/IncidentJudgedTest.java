package anamnesis.detect;

import static anamnesis.detect.SeriesMade.FIRST;
import static anamnesis.detect.SeriesMade.USUAL;
import static anamnesis.detect.SeriesMade.days;
import static anamnesis.detect.SeriesMade.found;
import static anamnesis.detect.SeriesMade.given;
import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.backup.Copy;
import anamnesis.backup.Keeping;
import anamnesis.detect.Finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules of what can still be had back once something is lost.
class IncidentJudgedTest {
  private static final Instant NOW = FIRST.plus(Duration.ofDays(7));
  private static final Reach DAY = new Reach("your provider", "1 day", Duration.ofDays(1));
  private static final Finding LOSS =
      found(
          "B06-shrink",
          Severity.CRITICAL,
          Map.of(
              "notBefore", "2026-03-11T03:17:00Z",
              "notAfter", "2026-03-12T03:17:00Z",
              "lastGood", "portal-2026-03-11T0317Z.sql"));

  @Test
  void a_window_that_begins_after_the_loss_is_too_short() {
    Judgement judgement = window(LOSS);
    assertThat(judgement.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(finding.statement())
                  .isEqualTo(
                      "your provider goes back 1 day, to 2026-03-15 03:17 UTC; the loss is older,"
                          + " after 2026-03-11 03:17 UTC");
              assertThat(finding.measures()).containsEntry("certain", true);
            });
  }

  @Test
  void a_loss_that_nothing_dates_leaves_the_question_open_and_none_closes_it() {
    Judgement open = window(found("S04-reserved-contact", Severity.CRITICAL, Map.of()));
    assertThat(open.findings()).isEmpty();
    assertThat(open.gaps())
        .containsExactly(
            "your provider goes back to 2026-03-15 03:17 UTC; when the loss was is not known");
    assertThat(open.looked()).isFalse();
    Judgement none = window(found("B05-stale", Severity.CRITICAL, Map.of()));
    assertThat(none.clean()).isTrue();
    Judgement young =
        window(
            found(
                "P17-count-drop", Severity.CRITICAL, Map.of("notBefore", "2026-03-15T12:00:00Z")));
    assertThat(young.clean()).isTrue();
  }

  private static Judgement window(Finding finding) {
    Around around = new Around(USUAL, List.of(DAY), List.of(), (copy, told) -> false);
    return new WindowTooShort().examine(given(List.of(), NOW).in(around).after(List.of(finding)));
  }

  @Test
  void the_last_good_copy_is_named_with_its_end_and_the_command_that_saves_it() {
    Finding soon = expiring(kept(NOW.plus(Duration.ofHours(50)), null));
    assertThat(soon.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(soon.statement())
        .isEqualTo(
            "portal-2026-03-11T0317Z.sql is the last that holds what is gone; retention deletes it"
                + " on 2026-03-18 05:17 UTC, in 50 h");
    assertThat(soon.next()).isEqualTo("protect it now: aws s3api put-object-retention …");
    assertThat(expiring(kept(NOW.plus(Duration.ofDays(7)), null)).severity())
        .isEqualTo(Severity.WARN);
    assertThat(expiring(kept(NOW.plus(Duration.ofDays(60)), null)).severity())
        .isEqualTo(Severity.INFO);
    assertThat(
            expiring(kept(NOW.plus(Duration.ofHours(5)), NOW.plus(Duration.ofDays(60)))).severity())
        .as("a lock outlives the rule")
        .isEqualTo(Severity.INFO);
  }

  @Test
  void where_nothing_tells_the_end_it_is_guessed_from_how_far_the_series_reaches() {
    Finding finding = expiring(Keeping.in("folder"));
    assertThat(finding.severity()).isEqualTo(Severity.WARN);
    assertThat(finding.statement())
        .endsWith("if no more are kept than now, it goes on 2026-03-18 03:17 UTC, in 48 h");
    assertThat(finding.next())
        .isEqualTo(
            "protect it now: cp -p <its folder>/portal-2026-03-11T0317Z.sql <another place>");
  }

  private static Keeping kept(Instant expires, @Nullable Instant locked) {
    return new Keeping(
        "s3",
        expires,
        "7 days",
        locked == null ? null : "COMPLIANCE",
        locked,
        null,
        true,
        null,
        null,
        "aws s3api put-object-retention …");
  }

  private static Finding expiring(Keeping keeping) {
    List<Copy> copies = days(7, (copy, day) -> copy.kept(keeping)).copies();
    List<Finding> findings =
        new LastGoodExpiring().examine(given(copies, NOW).after(List.of(LOSS))).findings();
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  @Test
  void without_a_loss_no_copy_is_the_last() {
    List<Copy> copies = days(7, (copy, day) -> copy).copies();
    assertThat(new LastGoodExpiring().examine(given(copies, NOW)).clean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "P1D, PT0S, WARN, scan at least every 12 h",
    "PT6H, PT0S, WARN, 'no scan could be in time, only a longer window'",
    "P1D, P30D, INFO, the copies reach back 30 days",
  })
  void a_scan_that_comes_after_the_window_has_closed_saves_nobody(
      Duration window, Duration kept, Severity severity, String says) {
    Finding finding =
        WindowRace.judge(new Reach("your provider", "1 day", window), kept, USUAL).orElseThrow();
    assertThat(finding.severity()).isEqualTo(severity);
    assertThat(finding.statement()).contains(says);
  }

  @Test
  void a_scan_that_is_in_time_is_silent() {
    Reach month = new Reach("your provider", "30 days", Duration.ofDays(30));
    assertThat(WindowRace.judge(month, Duration.ZERO, USUAL)).isEmpty();
    assertThat(WindowRace.judge(DAY, Duration.ZERO, USUAL.with("B16-window-race.scan-every", "6h")))
        .isEmpty();
  }

  @Test
  void copies_that_these_rights_could_delete_are_a_warning_and_a_lock_or_another_right_is_not() {
    assertThat(radius(true, null).findings())
        .extracting(Finding::severity)
        .containsExactly(Severity.WARN);
    assertThat(radius(true, "COMPLIANCE").clean()).isTrue();
    assertThat(radius(true, "GOVERNANCE").findings()).hasSize(1);
    assertThat(radius(false, null).clean()).isTrue();
    Judgement unknown = radius(null, null);
    assertThat(unknown.looked()).isFalse();
    assertThat(unknown.gaps().getFirst()).contains("is not known: allow s3:GetObjectRetention");
  }

  private static Judgement radius(@Nullable Boolean deletable, @Nullable String lock) {
    Keeping keeping = new Keeping("s3", null, null, lock, null, "12", deletable, null, null, null);
    List<Copy> copies = days(3, (copy, day) -> copy.kept(keeping)).copies();
    return new SameBlastRadius().examine(given(copies, NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "true, 0, 0, false, CRITICAL, is a standby: it forgets when the first one does",
    "true, 86400, 0, false, WARN, 'is a standby, held back for 24 h'",
    "false, 0, 1, false, CRITICAL, subscribes to another database: it forgets when that one does",
    "false, 0, 0, true, CRITICAL, stands on the same server as the database itself",
    "false, 0, 0, false, WARN, it has one present and no past",
  })
  void a_database_that_answers_is_no_backup(
      boolean standby,
      long delay,
      long subscriptions,
      boolean same,
      Severity severity,
      String says) {
    Finding finding =
        ReplicaIsNotBackup.judge(
            "postgresql://x/portal",
            new ReplicaIsNotBackup.Standing(standby, 1, delay, subscriptions, same),
            USUAL);
    assertThat(finding.severity()).isEqualTo(severity);
    assertThat(finding.statement()).contains(says);
  }

  @Test
  void seeds_are_named_with_the_first_copy_that_holds_them_and_the_last_that_does_not() {
    Series series = days(7, (copy, day) -> copy);
    var planted = new SeedInside.Planted("public.patient", Severity.CRITICAL, 77, 77);
    var seeds = new SeedInside.Seeds(Map.of("public.patient", planted));
    var halved =
        new SeedInside.Halved(
            seeds, series.copies().get(2), Optional.of(series.copies().get(1)), 4);
    Finding finding = SeedInside.judge(series, halved, USUAL).orElseThrow();
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.statement())
        .isEqualTo(
            "77 of 77 records of public.patient in the newest are invented; first in"
                + " portal-2026-03-11T0317Z.sql, not yet in portal-2026-03-10T0317Z.sql");
    var always = new SeedInside.Planted("public.patient", Severity.WARN, 3, 40);
    assertThat(
            SeedInside.judge(
                series,
                new SeedInside.Halved(
                    new SeedInside.Seeds(Map.of("public.patient", always)),
                    series.copies().getFirst(),
                    Optional.empty(),
                    4),
                USUAL))
        .as("test accounts that were always there")
        .isEmpty();
  }
}
