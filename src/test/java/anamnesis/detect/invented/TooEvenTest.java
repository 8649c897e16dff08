package anamnesis.detect.invented;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Turns that chance does not take, and those that life does.
class TooEvenTest {
  private static final byte[] TWELVE = {3, 11, 6, 9, 2, 7, 12, 4, 10, 5, 8, 1};
  private static final int BORN = 3;
  private static final int SEX = 4;

  @Test
  void twelve_months_without_repetition_are_worth_a_thousand() {
    float[] powers = Avoided.MONTHS.powers(TWELVE);
    Stretch stretch = Stretch.best(powers);
    assertThat(stretch.length()).isEqualTo(12);
    assertThat(stretch.powers()).isBetween(2.5, 4.4);
  }

  @Test
  void chance_is_hardly_ever_mistaken_for_it() {
    Random chance = new Random(7);
    int telling = 0;
    for (int table = 0; table < 2_000; table++) {
      byte[] months = new byte[50];
      for (int i = 0; i < months.length; i++) {
        months[i] = (byte) (1 + chance.nextInt(12));
      }
      telling += Stretch.best(Avoided.MONTHS.powers(months)).powers() >= 3 ? 1 : 0;
    }
    assertThat(telling).isLessThanOrEqualTo(4);
  }

  @Test
  void a_month_that_nobody_wrote_is_passed_over() {
    byte[] months = {1, 0, 2, 0, 3, 13 - 13};
    assertThat(Avoided.MONTHS.powers(months)[1]).isZero();
  }

  @Test
  void a_careful_list_is_known_by_its_turns_alone() {
    Crowd crowd = Maker.CAREFUL.make(25, new Random(4)).weighed();
    assertThat(crowd.standing()).isEqualTo(Standing.SEEDED);
    assertThat(crowd.strands()).contains(Strand.BIRTH_DATES, Strand.SEXES);
    assertThat(crowd.spoke(new TooEven().rule(), 12)).isTrue();
  }

  @Test
  void the_same_people_in_another_order_are_let_be() {
    Table careful = Maker.CAREFUL.make(25, new Random(4));
    List<List<String>> sorted = new ArrayList<>(careful.rows());
    sorted.sort(Comparator.comparing(row -> row.get(BORN)));
    assertThat(new Table(careful.columns(), sorted).weighed().standing()).isEqualTo(Standing.REAL);
  }

  @Test
  void dates_are_read_in_whatever_order_they_are_written() {
    Table careful = Maker.CAREFUL.make(25, new Random(4));
    careful
        .rows()
        .replaceAll(
            row -> {
              List<String> other = new ArrayList<>(row);
              String[] parts = row.get(BORN).split("-");
              other.set(BORN, parts[2] + "." + parts[1] + "." + parts[0]);
              return List.copyOf(other);
            });
    assertThat(careful.weighed().standing()).isEqualTo(Standing.SEEDED);
  }

  /// Wife and husband, wife and husband: each family under one name or two.
  @Test
  void a_register_of_couples_is_let_be() {
    for (int seed = 0; seed < 20; seed++) {
      Table couples =
          Realistic.like(
              List.of("id", "first_name", "last_name", "date_of_birth", "gender"),
              40,
              new Random(seed));
      for (int i = 0; i < 40; i++) {
        List<String> row = new ArrayList<>(couples.rows().get(i));
        row.set(SEX, i % 2 == 0 ? "F" : "M");
        couples.rows().set(i, List.copyOf(row));
      }
      assertThat(couples.weighed().standing()).as("%s", seed).isEqualTo(Standing.REAL);
    }
  }

  @Test
  void newborns_in_the_order_of_birth_are_let_be() {
    Table table = Table.of("id", "first_name", "last_name", "date_of_birth", "gender");
    Random chance = new Random(2);
    for (int i = 0; i < 36; i++) {
      table.add(
          String.valueOf(i),
          Realistic.given(chance),
          Realistic.family(chance),
          "%d-%02d-%02d".formatted(2021 + i / 12, 1 + i % 12, 1 + chance.nextInt(28)),
          Maker.one(chance, "F", "M"));
    }
    assertThat(table.weighed().standing()).isEqualTo(Standing.REAL);
  }

  @Test
  void given_names_tell_the_sex_where_no_column_does() {
    assertThat(SexBook.sex("olivia")).isEqualTo(SexBook.WOMAN);
    assertThat(SexBook.sex("jack")).isEqualTo(SexBook.MAN);
    assertThat(SexBook.sex("jordan") + SexBook.sex("xyzzy")).isLessThanOrEqualTo(SexBook.MAN);
  }
}
