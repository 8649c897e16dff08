package anamnesis.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SketchTest {
  private static final Salt SALT = new Salt("a salt of a test".getBytes(StandardCharsets.UTF_8));

  @Test
  void of_few_values_every_one_that_is_lost_is_counted() {
    Sketch.Kept kept = of(0, 3, 10).in(of(0, 2, 10));
    assertThat(kept.exact()).isTrue();
    assertThat(kept.gone()).isEqualTo(1);
  }

  @Test
  void what_is_new_is_no_loss() {
    assertThat(of(0, 800, 1024).in(of(0, 5000, 1024)).gone()).isZero();
  }

  @Test
  void of_many_values_the_share_that_is_lost_is_told_from_a_thousand() {
    Sketch.Kept kept = of(0, 100_000, 1024).in(of(20_000, 140_000, 1024));
    assertThat(kept.exact()).isFalse();
    assertThat(kept.share()).isCloseTo(0.2, within(0.05));
    assertThat(kept.gone()).isBetween(15_000L, 25_000L);
  }

  @Test
  void others_in_their_places_share_nothing() {
    assertThat(of(0, 3000, 1024).in(of(3000, 6000, 1024)).share()).isEqualTo(1);
  }

  @Test
  void of_all_that_are_gone_nothing_is_left() {
    assertThat(of(0, 3000, 1024).in(Sketch.NONE).share()).isEqualTo(1);
  }

  @Test
  void all_of_a_precious_table_are_kept() {
    Sketch.Kept kept = of(0, 5000, Integer.MAX_VALUE).in(of(1, 5001, Integer.MAX_VALUE));
    assertThat(kept.exact()).isTrue();
    assertThat(kept.gone()).isEqualTo(1);
  }

  @Test
  void another_salt_makes_other_hashes() {
    assertThat(SALT.hash("email", "ava@alderpost.com"))
        .isNotEqualTo(new Salt(new byte[32]).hash("email", "ava@alderpost.com"))
        .isNotEqualTo(SALT.hash("key", "ava@alderpost.com"));
  }

  private static Sketch of(int from, int to, int most) {
    Sketch.Tally tally = new Sketch.Tally(most);
    IntStream.range(from, to).forEach(i -> tally.add(SALT.hash("key", "k" + i)));
    return tally.sketch();
  }
}
