package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.backup.Copy;
import anamnesis.backup.CopyMade;
import anamnesis.detect.Finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdenticalSizeRunTest {
  private static final Thresholds USUAL = Thresholds.usual();
  private static final Instant FIRST = Instant.parse("2026-03-09T18:00:00Z");
  private static final Optional<Activity> BUSY =
      Optional.of(new Activity(1204, "public.access_log", Instant.parse("2026-03-15T17:00:00Z")));
  private static final Optional<Activity> IDLE =
      Optional.of(new Activity(0, "public.access_log", FIRST));

  @Test
  void seven_plain_dumps_of_one_size_while_rows_were_written_are_critical() {
    Finding finding = only(copies("plain", 7, "same"), BUSY);
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.id()).isEqualTo("B01-app-schema-*.sql");
    assertThat(finding.statement())
        .isEqualTo(
            "7 copies in a row have the same size, 466,449 bytes and the same content; meanwhile"
                + " public.access_log took 1,204 rows");
    assertThat(finding.measures())
        .containsEntry("copies", 7)
        .containsEntry("bytes", 466_449L)
        .containsEntry("rowsWrittenBetween", 1204L);
  }

  @Test
  void plain_dumps_of_an_idle_database_are_never_critical() {
    assertThat(only(copies("plain", 7, "same"), IDLE).severity()).isEqualTo(Severity.WARN);
    assertThat(only(copies("plain", 7, "same"), Optional.empty()).severity())
        .isEqualTo(Severity.WARN);
    assertThat(only(copies("custom", 7, null), IDLE).severity()).isEqualTo(Severity.WARN);
  }

  @Test
  void three_quiet_nights_of_plain_dumps_are_worth_a_word_and_no_more() {
    assertThat(only(copies("plain", 3, "same"), Optional.empty()).severity())
        .isEqualTo(Severity.INFO);
    assertThat(only(copies("plain+lz4", 6, "same"), IDLE).severity()).isEqualTo(Severity.INFO);
    assertThat(only(copies("plain", 3, "same"), BUSY).severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void a_size_that_stands_while_a_table_loses_its_rows_is_critical() {
    List<Copy> copies = new ArrayList<>();
    for (int day = 1; day <= 7; day++) {
      copies.add(
          CopyMade.called("padded-2026030" + day + "-180001.sql")
              .takenAt(FIRST.plus(Duration.ofDays(day)))
              .bytes(466_449)
              .sha256("sha of " + day)
              .contentHash("content of " + day)
              .tables(CopyMade.table("public.design", day < 3 ? 151 : 0))
              .copy());
    }
    Finding finding = only(copies, IDLE);
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.statement())
        .isEqualTo(
            "7 copies in a row have the same size, 466,449 bytes, not the content; meanwhile"
                + " public.design fell from 151 to 0 rows between 2026-03-11 18:00 UTC and"
                + " 2026-03-12 18:00 UTC");
    assertThat(finding.measures())
        .containsEntry("lastGood", "padded-20260302-180001.sql")
        .containsEntry("firstBad", "padded-20260303-180001.sql");
  }

  @Test
  void three_gzipped_dumps_of_one_size_are_all_but_impossible() {
    Finding finding = only(copies("plain+gzip", 3, "same"), IDLE);
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.measures())
        .containsEntry("odds", "1 in 625 by chance (4 % a pair, measured)");
    assertThat(only(copies("plain+gzip", 7, "same"), IDLE).measures())
        .containsEntry("odds", "1 in 244,140,625 by chance (4 % a pair, measured)");
  }

  @Test
  void an_old_pg_dump_without_a_random_token_gives_an_idle_database_equal_gzips() {
    List<Copy> same = new ArrayList<>();
    for (Copy copy : copies("plain+gzip", 5, "same")) {
      same.add(with(copy, "one hash", false));
    }
    assertThat(only(same, IDLE).severity()).isEqualTo(Severity.INFO);
    assertThat(only(same, BUSY).severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void tars_are_padded_so_they_need_five_and_only_warn() {
    assertThat(only(copies("tar", 5, "same"), BUSY).severity()).isEqualTo(Severity.WARN);
    assertThat(IdenticalSizeRun.runs(copies("tar", 4, null), USUAL)).isEmpty();
    assertThat(only(copies("tar", 5, null), BUSY).severity()).isEqualTo(Severity.WARN);
  }

  @Test
  void equal_sizes_of_different_content_are_rows_changed_in_place() {
    List<Copy> copies = new ArrayList<>();
    for (Copy copy : copies("plain", 4, "same")) {
      copies.add(
          CopyMade.called(copy.path())
              .takenAt(copy.takenAt())
              .bytes(copy.bytes())
              .sha256(copy.sha256())
              .contentHash(copy.path())
              .copy());
    }
    assertThat(only(copies, BUSY).severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void two_are_no_run_and_a_run_that_has_ended_is_none() {
    assertThat(IdenticalSizeRun.runs(copies("plain", 2, "same"), USUAL)).isEmpty();
    List<Copy> grown = new ArrayList<>(copies("plain", 7, "same"));
    Copy last = grown.removeLast();
    grown.add(
        CopyMade.called(last.path())
            .takenAt(last.takenAt())
            .bytes(470_000)
            .sha256("x")
            .contentHash("y")
            .copy());
    assertThat(IdenticalSizeRun.runs(grown, USUAL)).isEmpty();
  }

  @Test
  void mirrors_and_other_series_are_not_counted_together() {
    assertThat(Series.of("daily/portal-2026-03-09.sql")).isEqualTo("daily/portal-*.sql");
    assertThat(Series.of("app-schema-20260314-180001.sql.gz")).isEqualTo("app-schema-*.sql.gz");
    assertThat(Series.of("portal_2026-04-05T03-17-00Z.sql")).isEqualTo("portal_*.sql");
    assertThat(Series.of("portal-Mon.sql")).isEqualTo("portal-*.sql");
    assertThat(Series.of("2026-04-05/sunrise.sql")).isEqualTo("*/sunrise.sql");
  }

  @Test
  void an_empty_folder_is_not_an_answer() {
    Judgement judgement =
        new IdenticalSizeRun()
            .examine(new Given(null, List.of(), FIRST, anamnesis.Progress.SILENT));
    assertThat(judgement.looked()).isFalse();
    assertThat(judgement.gaps()).containsExactly("no copy in the named folder");
  }

  private static Finding only(List<Copy> copies, Optional<Activity> activity) {
    List<IdenticalSizeRun.Run> runs = IdenticalSizeRun.runs(copies, USUAL);
    assertThat(runs).hasSize(1);
    return IdenticalSizeRun.judge(runs.getFirst(), activity, USUAL);
  }

  private static List<Copy> copies(String format, int count, @Nullable String content) {
    List<Copy> copies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      copies.add(
          CopyMade.called("app-schema-2026030" + (i + 1) + "-180001.sql")
              .format(format)
              .takenAt(FIRST.plus(Duration.ofDays(i)))
              .complete(content != null)
              .bytes(466_449)
              .sha256("sha of " + i)
              .contentHash(content)
              .copy());
    }
    return copies;
  }

  private static Copy with(Copy copy, String sha256, boolean randomised) {
    return CopyMade.called(copy.path())
        .format(copy.format())
        .takenAt(copy.takenAt())
        .bytes(copy.bytes())
        .sha256(sha256)
        .contentHash(copy.contentHash())
        .randomised(randomised)
        .copy();
  }
}
