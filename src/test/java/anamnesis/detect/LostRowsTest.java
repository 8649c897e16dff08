package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.detect.baseline.Sketch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostRowsTest {
  private static final Thresholds USUAL = Thresholds.usual();

  @ParameterizedTest
  @CsvSource({
    // Rows then, expected, and now; how many keys are gone.
    "USUAL, 151, 151, 0, 151, CRITICAL",
    "USUAL, 151, 151, 70, 81, CRITICAL",
    "USUAL, 151, 151, 75, 76, CRITICAL",
    "USUAL, 151, 151, 76, 75, WARN",
    "USUAL, 151, 151, 143, 8, WARN",
    "USUAL, 151, 151, 144, 7, none",
    // As many as before, and others.
    "USUAL, 151, 151, 160, 151, CRITICAL",
    "USUAL, 151, 151, 160, 30, WARN",
    // An import takes nothing away.
    "USUAL, 151, 155, 451, 0, none",
    // It should have grown: half of what was to be expected is too few.
    "USUAL, 100, 140, 60, 40, CRITICAL",
    "USUAL, 3, 3, 2, 1, WARN",
    "USUAL, 49, 49, 49, 1, WARN",
    "PRECIOUS, 5000, 5000, 5001, 1, CRITICAL",
    "PRECIOUS, 5000, 5000, 5001, 0, none",
    "PASSING, 300, 300, 0, 300, none",
    "PURGED, 300, 300, 0, 300, INFO",
  })
  void a_loss_is_judged_by_what_is_gone_not_by_how_many_there_are(
      LostRows.Kind kind, long then, long expected, long now, int gone, String severity) {
    LostRows lost = lost(kind, then, expected, now, gone, new LostRows.Habit(0, 0, false));
    assertThat(lost.severity(USUAL).map(Enum::name).orElse("none")).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({
    // A table that lost a tenth before may lose two tenths; one that was empty before may be.
    "0.10, 9, false, 151, 122, 29, none",
    "0.10, 9, false, 151, 119, 32, WARN",
    "0, 0, true, 15, 0, 15, WARN",
    "0, 3, false, 30, 28, 2, none",
    "0, 2, false, 30, 28, 2, WARN",
  })
  void what_happened_while_all_was_well_is_a_habit(
      double share, long times, boolean emptied, long then, long now, int gone, String severity) {
    LostRows.Habit habit = new LostRows.Habit(share, times, emptied);
    LostRows lost = lost(LostRows.Kind.USUAL, then, then, now, gone, habit);
    assertThat(lost.severity(USUAL).map(Enum::name).orElse("none")).isEqualTo(severity);
  }

  private static LostRows lost(
      LostRows.Kind kind, long then, long expected, long now, int gone, LostRows.Habit habit) {
    return new LostRows(
        "public.patient",
        true,
        then,
        expected,
        now,
        new Sketch.Kept(then, (int) then, gone, true),
        habit,
        kind);
  }
}
