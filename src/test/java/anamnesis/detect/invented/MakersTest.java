package anamnesis.detect.invented;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whole tables, as each generator makes them and as practices have them.
class MakersTest {
  private static final int DEPTH = Integer.getInteger("depth", 1);
  private static final int[] SIZES = {20, 50, 200};

  @ParameterizedTest
  @EnumSource
  void every_table_of_a_generator_is_seeded_and_its_maker_named(Maker maker) {
    for (int seed = 0; seed < 10 * DEPTH; seed++) {
      for (int size : SIZES) {
        Crowd crowd = maker.make(size, new Random(seed)).weighed();
        if (maker == Maker.CAREFUL && size == 20) {
          // So few of so careful a hand come to a million to one, or nearly.
          assertThat(crowd.standing()).isIn(Standing.SEEDED, Standing.SUSPECT);
          continue;
        }
        assertThat(crowd.standing()).as("%s, %s, %s", maker, size, seed).isEqualTo(Standing.SEEDED);
        if (crowd.weight().proven() > 0 || size >= 50) {
          assertThat(crowd.maker()).as("%s, %s, %s", maker, size, seed).isEqualTo(maker.called());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void no_practice_is_accused_in_whatever_columns_it_keeps_its_people(Maker maker) {
    for (int seed = 0; seed < 10 * DEPTH; seed++) {
      for (int size : SIZES) {
        Table like = maker.make(1, new Random(seed));
        Crowd crowd = Realistic.like(like.columns(), size, new Random(seed)).weighed();
        assertThat(crowd.standing()).as("%s, %s, %s", maker, size, seed).isEqualTo(Standing.REAL);
        assertThat(crowd.accused()).as("%s, %s, %s", maker, size, seed).isEmpty();
      }
    }
  }

  /// 151 real and 77 invented: at least 97 of a hundred of each; of a careful hand, which is known
  /// by its order alone, not where it begins.
  @ParameterizedTest
  @EnumSource
  void a_mixed_table_is_split_record_by_record(Maker maker) {
    for (int seed = 0; seed < 5 * DEPTH; seed++) {
      Random chance = new Random(seed);
      Table invented = maker.make(77, chance);
      Crowd crowd = Realistic.like(invented.columns(), 151, chance).and(invented).weighed();
      long found = IntStream.range(151, 228).filter(crowd::accuses).count();
      long accused = IntStream.range(0, 151).filter(crowd::accuses).count();
      assertThat(found)
          .as("%s, %s: found", maker, seed)
          .isGreaterThanOrEqualTo(maker == Maker.CAREFUL ? 70 : 75);
      assertThat(accused).as("%s, %s: accused", maker, seed).isLessThanOrEqualTo(4);
    }
  }
}
