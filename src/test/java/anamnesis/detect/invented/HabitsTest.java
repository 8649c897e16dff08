package anamnesis.detect.invented;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the form of records teaches, and where it must teach nothing.
class HabitsTest {
  private static final List<String> COLUMNS = List.of("id", "first_name", "last_name", "phone");
  private static final int PHONE = 3;

  @Test
  void whoever_is_written_like_the_invented_ones_is_told_better() {
    long told = 0;
    long alike = 0;
    for (int seed = 0; seed < 10; seed++) {
      told += right(mixed(new Random(seed), "207-%d%d%d-%d%d%d%d"));
      alike += right(mixed(new Random(seed), "(207) %d%d%d-%d%d%d%d"));
    }
    assertThat(told).isGreaterThan(alike).isGreaterThanOrEqualTo(1_160);
  }

  private static long right(Table mixed) {
    Crowd crowd = mixed.weighed();
    assertThat(crowd.standing()).isEqualTo(Standing.SEEDED);
    return IntStream.range(0, 120)
        .filter(i -> crowd.accuses(i) == mixed.rows().get(i).getFirst().startsWith("x"))
        .count();
  }

  @Test
  void in_a_table_of_real_people_nobody_stands_out_by_form() {
    Table table = Realistic.like(COLUMNS, 120, new Random(5));
    for (int i = 0; i < 120; i += 3) {
      List<String> row = new ArrayList<>(table.rows().get(i));
      row.set(PHONE, row.get(PHONE).replaceAll("[() ]", ""));
      table.rows().set(i, row);
    }
    Crowd crowd = table.weighed();
    assertThat(crowd.standing()).isEqualTo(Standing.REAL);
    assertThat(crowd.accused()).isEmpty();
  }

  @Test
  void four_who_are_sure_teach_nothing() {
    Habits habits = new Habits();
    float[] odds = new float[40];
    Arrays.fill(odds, -9);
    Arrays.fill(odds, 0, 4, 9);
    Table table = Realistic.like(COLUMNS, 40, new Random(1));
    Columns columns =
        Columns.of(new Columns.Heading("people", COLUMNS, Set.of("id"), Map.of()), List.of());
    Person person = new Person(columns);
    IntStream.range(0, 40)
        .forEach(i -> habits.add(person.at(i, table.rows().get(i).toArray(new String[0]))));
    assertThat(habits.learn(odds)).containsOnly(0f);
  }

  /// Faker's names in any order among real ones, and their numbers written otherwise.
  private static Table mixed(Random chance, String form) {
    Table real = Realistic.like(COLUMNS, 80, chance);
    Table faker = Maker.FAKER_JS.make(40, chance);
    List<List<String>> all = new ArrayList<>(real.rows());
    for (List<String> row : faker.rows()) {
      Object[] digits = chance.ints(7, 2, 9).boxed().toArray();
      all.add(List.of("x" + row.getFirst(), row.get(1), row.get(2), form.formatted(digits)));
    }
    Collections.shuffle(all, chance);
    return new Table(COLUMNS, all);
  }
}
