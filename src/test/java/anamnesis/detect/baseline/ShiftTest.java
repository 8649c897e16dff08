package anamnesis.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftTest {
  /// By Fisher's exact test, two-sided: 0.0230, and 1.
  @ParameterizedTest
  @CsvSource({"8, 2, 2, 8, 0.023", "10, 10, 10, 10, 1", "1, 9, 11, 3, 0.003"})
  void the_chance_is_that_of_fishers_exact_test(long a, long b, long c, long d, double chance) {
    Shift shift = Shift.between(Map.of("f", a, "m", b), Map.of("f", c, "m", d));
    assertThat(shift.chance()).isCloseTo(chance, within(0.006));
  }

  @Test
  void two_samples_of_the_same_people_are_not_apart() {
    Map<String, Long> ages = Map.of("0", 12L, "1", 40L, "2", 60L, "3", 39L);
    assertThat(Shift.between(ages, ages)).isEqualTo(new Shift(1, 0, 151, 151));
  }

  /// A hundred people of ten kinds: an index of 0.10 would fire in 85 of 100 such samples.
  @Test
  void a_hundred_people_drawn_again_are_hardly_ever_others() {
    java.util.Random chance = new java.util.Random(20261121);
    int rare = 0;
    for (int i = 0; i < 200; i++) {
      rare += Shift.between(drawn(chance), drawn(chance)).chance() < 0.01 ? 1 : 0;
    }
    assertThat(rare).isLessThanOrEqualTo(7);
  }

  private static Map<String, Long> drawn(java.util.Random chance) {
    Map<String, Long> drawn = new TreeMap<>();
    for (int i = 0; i < 100; i++) {
      drawn.merge(String.valueOf(chance.nextInt(10)), 1L, Long::sum);
    }
    return drawn;
  }

  /// Quantiles of the chi-square distribution, from tables.
  @ParameterizedTest
  @CsvSource({"3.841, 1, 0.05", "16.919, 9, 0.05", "27.877, 9, 0.001", "10.828, 1, 0.001"})
  void the_limiting_law_is_the_one_of_the_tables(double square, int freedom, double chance) {
    assertThat(Shift.beyond(square, freedom)).isCloseTo(chance, within(chance * 0.08));
  }

  @Test
  void of_many_people_the_limiting_law_is_taken() {
    Shift shift = Shift.between(Map.of("f", 6300L, "m", 3700L), Map.of("f", 5000L, "m", 5000L));
    assertThat(shift.chance()).isLessThan(1e-9);
    assertThat(shift.apart()).isCloseTo(0.13, within(1e-9));
  }

  /// The example of Benjamini and Hochberg's own kind: each by its rank, none below a later one.
  @Test
  void many_tests_are_held_together() {
    assertThat(Shift.together(List.of(0.01, 0.04, 0.03, 0.5)))
        .containsExactly(0.04, 0.04 * 4 / 3, 0.04 * 4 / 3, 0.5);
  }
}
