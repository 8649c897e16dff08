package anamnesis.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeftOutTest {
  @Test
  void what_stands_inside_is_known_in_whatever_order_the_rest_was_told() {
    List<Exhibit> told =
        new ArrayList<>(List.of(at(0, 100), at(10, 20), at(40, 30), at(45, 5), at(200, 50)));
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(told, new Random(seed));
      LeftOut leftOut = new LeftOut();
      told.forEach(leftOut::add);

      assertThat(List.of(at(31, 4), at(46, 2), at(99, 1), at(0, 99), at(249, 1)))
          .as("seed %s", seed)
          .allMatch(leftOut::holds);
      assertThat(List.of(at(0, 100), at(99, 2), at(100, 10), at(199, 9), at(249, 2)))
          .as("seed %s", seed)
          .noneMatch(leftOut::holds);
    }
  }

  @Test
  void other_bytes_and_rows_of_a_table_hold_nothing() {
    LeftOut leftOut = new LeftOut();
    leftOut.add(at(0, 100));
    leftOut.add(new Exhibit("t", Place.csv(2, 0, 100), "ehr", "ehr.visit", "v", List.of()));

    assertThat(leftOut.holds(in("other", Place.json(10, 5)))).isFalse();
    assertThat(leftOut.holds(in("t", Place.json(10, 5)))).isFalse();
  }

  private static Exhibit at(long offset, int length) {
    return in("bytes", Place.json(offset, length));
  }

  private static Exhibit in(String sha256, Place place) {
    return new Exhibit(sha256, place, "stripe", "stripe.charge", "ch_" + place.offset(), List.of());
  }
}
