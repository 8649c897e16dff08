package anamnesis.source.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void it_holds_what_a_map_of_the_same_would_hold() {
    Random chance = new Random(7);
    Ids ids = new Ids();
    Map<String, Long> same = new HashMap<>();
    Set<String> ticked = new HashSet<>();
    for (int i = 0; i < 200_000; i++) {
      String id = "ch_" + "é".repeat(chance.nextInt(3)) + chance.nextInt(60_000);
      long print = chance.nextInt(3) == 0 ? 0 : chance.nextLong();
      assertThat(ids.add(id, print)).isEqualTo(same.putIfAbsent(id, print) == null);
      String other = "ch_" + chance.nextInt(60_000);
      ids.tick("nobody");
      if (chance.nextInt(20) == 0 && same.containsKey(other)) {
        ids.tick(other);
        ticked.add(other);
      }
    }

    assertThat(ids.size()).isEqualTo(same.size());
    assertThat(same).allSatisfy((id, print) -> assertThat(ids.has(id, print)).isTrue());
    assertThat(ids.has("ch_nobody")).isFalse();
    Set<String> open = new HashSet<>(same.keySet());
    open.removeAll(ticked);
    assertThat(new HashSet<>(ids.open(Integer.MAX_VALUE))).isEqualTo(open);
    assertThat(ids.unlike((id, print) -> same.getOrDefault(id, 0L) == print)).isEmpty();
  }

  @Test
  void a_long_id_stands_between_short_ones() {
    Ids ids = new Ids();
    List<String> all = List.of("ch_1", "ch_" + "2".repeat(5_000), "ch_3", "ch_" + "4".repeat(300));

    all.forEach(ids::add);

    assertThat(ids.open(9)).isEqualTo(all);
    assertThat(all).allMatch(ids::has);
  }

  @Test
  void what_was_ticked_off_is_open_again_once_all_are() {
    Ids ids = new Ids();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ids.add("cus_" + i);
      all.add("cus_" + i);
    }
    all.subList(0, 7).forEach(ids::tick);

    assertThat(ids.open(2)).containsExactly("cus_7", "cus_8");
    ids.clearTicks();
    assertThat(ids.open(20)).isEqualTo(all);
  }
}
