package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.detect.baseline.Portrait;
import anamnesis.detect.baseline.Shape;
import anamnesis.detect.baseline.Shift;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemographicShiftTest {
  private static final Portrait.Table TABLE =
      new Portrait.Table(Instant.parse("2026-03-22T22:00:00Z"), Shape.nothing(), 0, null);

  @ParameterizedTest
  @CsvSource({
    "sex, 0.30, 0.0005, WARN",
    "age, 0.25, 0.0010, WARN",
    "age, 0.24, 0.0005, INFO",
    "postcode, 0.60, 0.0002, INFO",
    "sex, 0.09, 0.0002, none",
    "sex, 0.30, 0.0020, INFO",
    "sex, 0.30, 0.0110, none",
  })
  void rare_and_much_is_a_warning(String by, double apart, double chance, String severity) {
    assertThat(
            DemographicShift.severity(test(by, new Shift(chance, apart, 151, 160)), chance)
                .map(Enum::name)
                .orElse("none"))
        .isEqualTo(severity);
  }

  @Test
  void one_rare_chance_among_very_many_is_none() {
    Shift odd = new Shift(0.0008, 0.4, 151, 160);
    List<DemographicShift.Test> many = new java.util.ArrayList<>(List.of(test("sex", odd)));
    assertThat(DemographicShift.judge(many)).hasSize(1);
    for (int i = 0; i < 20; i++) {
      many.add(test("age", new Shift(0.5, 0.01, 151, 160)));
    }
    assertThat(DemographicShift.judge(many)).isEmpty();
  }

  @Test
  void people_who_were_invented_to_every_age_alike_are_others() {
    Map<String, Long> real = Map.of("0", 4L, "1", 20L, "2", 60L, "3", 50L, "4", 17L);
    Map<String, Long> invented = Map.of("0", 0L, "1", 40L, "2", 38L, "3", 37L, "4", 39L);
    assertThat(DemographicShift.judge(List.of(test("age", Shift.between(real, invented)))))
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.statement()).startsWith("public.patient: by age, "));
  }

  private static DemographicShift.Test test(String by, Shift shift) {
    return new DemographicShift.Test(new Against.Pair("public.patient", TABLE, TABLE), by, shift);
  }
}
