package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.detect.baseline.Strays.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrphanReferencesTest {
  private static final Reference DECLARED =
      new Reference("public.message", "patient_id", "public.patient", "id", true, "…");
  private static final Reference NAMED =
      new Reference("public.message", "patient_id", "public.patient", "id", false, "…");

  @ParameterizedTest
  @CsvSource({
    // Orphans now, then, the largest step while all was well, rows.
    "0, 0, 0, 900, none",
    "7, 0, 0, 900, INFO",
    "20, 0, 0, 900, WARN",
    "20, 0, 0, 2100, INFO",
    "90, 0, 0, 900, CRITICAL",
    "60, 40, 8, 900, INFO",
    "65, 40, 8, 900, WARN",
    "40, 40, 8, 900, none",
    "12, 40, 8, 900, none",
  })
  void more_than_there_were_and_more_than_ever_came(
      long strays, long then, long step, long rows, String severity) {
    var counted =
        new OrphanReferences.Counted(NAMED, strays, new OrphanReferences.Habit(then, step), rows);
    assertThat(counted.severity().map(Enum::name).orElse("none")).isEqualTo(severity);
  }

  @Test
  void without_a_baseline_a_name_alone_proves_little() {
    assertThat(counted(DECLARED, 20)).isEqualTo("WARN");
    assertThat(counted(DECLARED, 19)).isEqualTo("none");
    assertThat(counted(NAMED, 20)).isEqualTo("INFO");
    assertThat(counted(NAMED, 90)).isEqualTo("WARN");
  }

  private static String counted(Reference reference, long strays) {
    return new OrphanReferences.Counted(reference, strays, OrphanReferences.Habit.UNKNOWN, 900)
        .severity()
        .map(Enum::name)
        .orElse("none");
  }
}
