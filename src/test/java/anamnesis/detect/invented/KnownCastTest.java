package anamnesis.detect.invented;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// People out of stories and samples, among people.
class KnownCastTest {
  private static final List<String> COLUMNS = List.of("id", "first_name", "last_name", "email");

  @Test
  void the_owners_of_petclinic_are_proven_and_nobody_else() {
    Table table = Realistic.like(COLUMNS, 30, new Random(1));
    String[][] owners = {
      {"George", "Franklin"},
      {"Betty", "Davis"},
      {"Eduardo", "Rodriquez"},
      {"Harold", "Davis"},
      {"Peter", "McTavish"},
      {"Jean", "Coleman"}
    };
    for (String[] owner : owners) {
      table.add(String.valueOf(table.rows().size() + 1), owner[0], owner[1], "");
    }
    Crowd crowd = table.weighed();
    assertThat(crowd.weight().proven()).isEqualTo(6);
    assertThat(crowd.standing()).isEqualTo(Standing.SEEDED);
    assertThat(crowd.accused()).containsExactly(30, 31, 32, 33, 34, 35);
  }

  @Test
  void four_who_are_called_so_are_no_proof() {
    Table table = Realistic.like(COLUMNS, 40, new Random(1));
    table.add("41", "John", "Connor", "");
    table.add("42", "James", "Wilson", "");
    table.add("43", "Mark", "Greene", "");
    table.add("44", "Robert", "King", "");
    assertThat(table.weighed().weight().proven()).isZero();
  }

  @Test
  void one_namesake_is_not_accused() {
    Table table = Realistic.like(COLUMNS, 40, new Random(2));
    table.add("41", "Peter", "Parker", "pparker@alderpost.com");
    Crowd crowd = table.weighed();
    assertThat(crowd.standing()).isEqualTo(Standing.REAL);
    assertThat(crowd.accused()).isEmpty();
  }

  @Test
  void a_whole_name_is_known_and_half_of_one_is_not() {
    assertThat(KnownCast.has("homer", "simpson")).isTrue();
    assertThat(KnownCast.has("homer", "brook")).isFalse();
  }
}
