package anamnesis.detect;

import static anamnesis.backup.CopyMade.table;
import static anamnesis.detect.SeriesMade.FIRST;
import static anamnesis.detect.SeriesMade.USUAL;
import static anamnesis.detect.SeriesMade.days;
import static anamnesis.detect.SeriesMade.given;
import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.backup.Copy;
import anamnesis.backup.Origin;
import anamnesis.detect.Finding.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The rules of clones, floors, growth, source and holes, each by literal copies.
class CopiesJudgedTest {
  private static final Optional<Activity> BUSY =
      Optional.of(new Activity(12, "public.visit", FIRST));

  @Test
  void the_same_rows_again_are_critical_only_where_rows_were_written() {
    Series series = days(5, (copy, day) -> copy.contentHash(day < 3 ? "of " + day : "same"));
    List<Copy> clones = CloneOfPrevious.clones(series);
    assertThat(clones).hasSize(3);
    assertThat(CloneOfPrevious.judge(series, clones, Optional.empty()).severity())
        .isEqualTo(Severity.INFO);
    Finding finding = CloneOfPrevious.judge(series, clones, BUSY);
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.statement())
        .isEqualTo("the last 3 copies hold the same rows; meanwhile public.visit took 12 rows");
    assertThat(CloneOfPrevious.clones(days(3, (copy, day) -> copy.contentHash(null)))).hasSize(1);
  }

  @Test
  void hardly_more_than_a_schema_is_critical_where_there_was_more_before() {
    Series fallen =
        days(
            4,
            (copy, day) ->
                copy.bytes(day < 4 ? 203_100 : 3_200)
                    .tables(table("public.a", day < 4 ? 2000 : 1)));
    assertThat(SchemaOnlyFloor.judge(fallen, USUAL))
        .get()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(finding.measures())
                  .containsEntry("schemaBytes", 3_100L)
                  .containsEntry("lastGood", "portal-2026-03-11T0317Z.sql");
            });
    Series young = days(4, (copy, day) -> copy.bytes(3_200).tables(table("public.a", 1)));
    assertThat(SchemaOnlyFloor.judge(young, USUAL).map(Finding::severity)).contains(Severity.INFO);
    Series full = days(4, (copy, day) -> copy.bytes(203_100).tables(table("public.a", 2000)));
    assertThat(SchemaOnlyFloor.judge(full, USUAL)).isEmpty();
  }

  @Test
  void a_log_that_always_grew_and_stands_still_is_a_warning_and_with_rows_missing_critical() {
    Series series =
        days(
            20,
            (copy, day) ->
                copy.tables(
                    table(
                        "public.audit",
                        10L * Math.min(day, 13),
                        FIRST.plus(Duration.ofDays(Math.min(day, 13)))),
                    table("public.visit", 100 + day, FIRST.plus(Duration.ofDays(day)))));
    List<NoGrowth.Resting> resting = NoGrowth.resting(series.opened(), USUAL);
    assertThat(resting).extracting(NoGrowth.Resting::table).containsExactly("public.audit");
    assertThat(resting.getFirst().steps()).isEqualTo(7);
    var alone = new NoGrowth.Meanwhile(Optional.empty(), java.util.Set.of("public.visit"));
    assertThat(NoGrowth.judge(series, resting, alone, USUAL).orElseThrow().severity())
        .isEqualTo(Severity.WARN);
    var written =
        new NoGrowth.Meanwhile(
            Optional.of(new Activity(70, "public.audit", FIRST)), java.util.Set.of());
    Finding finding = NoGrowth.judge(series, resting, written, USUAL).orElseThrow();
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.statement())
        .isEqualTo(
            "public.audit stands still in the last 8 copies, and had grown in 12 of 12 before;"
                + " meanwhile public.audit took 70 rows");
  }

  @Test
  void a_table_that_rests_by_habit_or_with_all_others_is_let_be() {
    Series quiet = days(20, (copy, day) -> copy.tables(table("public.visit", Math.min(day, 13))));
    assertThat(new NoGrowth().examine(given(quiet.copies(), FIRST)).findings()).isEmpty();
    Series seldom =
        days(
            20,
            (copy, day) ->
                copy.tables(table("public.payment", (day + 3) / 4), table("public.visit", day)));
    assertThat(new NoGrowth().examine(given(seldom.copies(), FIRST)).findings()).isEmpty();
  }

  @Test
  void a_dump_of_another_database_is_critical_and_an_upgrade_is_not() {
    assertThat(source("portal", "15.4", "template1", "15.4")).contains(Severity.CRITICAL);
    assertThat(source("portal", "15.4", "portal", "16.1")).contains(Severity.INFO);
    assertThat(source("portal", "15.4", "portal", "15.6")).isEmpty();
    assertThat(source("", "15.4", "portal", "15.4")).isEmpty();
    Series other =
        days(
            3,
            (copy, day) ->
                day < 3
                    ? copy.tables(table("public.a", 1), table("public.b", 1), table("public.c", 1))
                    : copy.tables(table("shop.x", 1), table("shop.y", 1), table("public.c", 1)));
    assertThat(ForeignCopy.judge(other, USUAL).map(Finding::severity)).contains(Severity.CRITICAL);
  }

  private static Optional<Severity> source(String then, String was, String now, String is) {
    Series series =
        days(
            3,
            (copy, day) ->
                copy.origin(day < 3 ? new Origin(then, was, was) : new Origin(now, is, is))
                    .tables(table("public.a", 1)));
    return ForeignCopy.judge(series, USUAL).map(Finding::severity);
  }

  @Test
  void a_missing_night_is_a_hole_and_thinned_out_copies_are_none() {
    List<Copy> copies = new ArrayList<>(days(12, (copy, day) -> copy).copies());
    copies.remove(8);
    assertThat(holes(copies))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARN);
              assertThat(finding.statement())
                  .isEqualTo(
                      "nothing was taken for 48 h, from 2026-03-16 03:17 UTC to 2026-03-18 03:17 UTC;"
                          + " the series runs daily");
            });
    List<Copy> thinned = new ArrayList<>();
    for (int day : new int[] {0, 30, 61, 91, 98, 105, 112, 113, 114, 115, 116, 117, 118}) {
      thinned.add(SeriesMade.at(FIRST.plus(Duration.ofDays(day))).copy());
    }
    assertThat(holes(thinned)).isEmpty();
    List<Copy> old = new ArrayList<>(days(60, (copy, day) -> copy).copies());
    old.remove(20);
    assertThat(holes(old)).extracting(Finding::severity).containsExactly(Severity.INFO);
  }

  private static List<Finding> holes(List<Copy> copies) {
    return new MissedRun()
        .examine(given(copies, copies.getLast().takenAt().plus(Duration.ofHours(2))))
        .findings();
  }

  @Test
  void an_empty_folder_answers_none_of_them() {
    for (Detector detector : DetectorsForTests.all()) {
      if (detector.needs().equals(java.util.Set.of(Need.COPIES))) {
        Judgement judgement = examined(detector);
        assertThat(judgement.looked()).as(detector.rule().id()).isFalse();
        assertThat(judgement.gaps()).as(detector.rule().id()).hasSize(1);
      }
    }
  }

  private static Judgement examined(Detector detector) {
    try {
      return detector.examine(given(List.of(), FIRST));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
