package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NoDigitHeapingTest {
  /// Blood pressures of a nurse: half of them end in nought, the rest are even.
  private static final Map<String, Long> ROUNDED = digits(120, 0, 24, 0, 25, 1, 23, 0, 26, 0);

  @Test
  void what_people_read_heaps_and_what_a_generator_gives_does_not() {
    assertThat(NoDigitHeaping.heaped(ROUNDED)).isTrue();
    assertThat(NoDigitHeaping.heaped(digits(20, 22, 24, 18, 25, 21, 23, 19, 26, 20))).isFalse();
    assertThat(NoDigitHeaping.heaped(digits(40, 0, 8, 0, 8, 0, 9, 0, 8, 0))).isFalse();
  }

  @Test
  void what_was_added_since_is_judged_alone() {
    assertThat(NoDigitHeaping.judge(ROUNDED, plus(ROUNDED, 8))).contains(80L);
    assertThat(NoDigitHeaping.judge(ROUNDED, plus(ROUNDED, 4))).isEmpty();
    assertThat(NoDigitHeaping.judge(ROUNDED, digits(240, 0, 48, 0, 50, 2, 46, 0, 52, 0))).isEmpty();
  }

  @Test
  void where_all_were_replaced_all_are_judged() {
    assertThat(NoDigitHeaping.judge(ROUNDED, digits(20, 22, 24, 18, 25, 21, 23, 19, 26, 20)))
        .contains(218L);
  }

  private static Map<String, Long> plus(Map<String, Long> digits, long each) {
    Map<String, Long> more = new TreeMap<>(digits);
    more.replaceAll((digit, times) -> times + each);
    return more;
  }

  private static Map<String, Long> digits(long... times) {
    Map<String, Long> digits = new TreeMap<>();
    for (int digit = 0; digit < times.length; digit++) {
      digits.put(String.valueOf(digit), times[digit]);
    }
    return digits;
  }
}
