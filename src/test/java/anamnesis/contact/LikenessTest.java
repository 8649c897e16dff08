package anamnesis.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
  @ParameterizedTest
  @CsvSource({
    "jonathan, jonathan, SAME",
    "Jean-Luc, Jean Luc, SAME",
    "Jon, Jonathan, SHORT_FORM",
    "Bill, Willy, SHORT_FORM",
    "Mary Ann, Mary, PART",
    "Mary Ann, Mary Beth, CLOSE",
    "Marie, Maria, CLOSE",
    "Katherine, Kathrine, CLOSE",
    "J, Jonathan, INITIAL",
    "'', Jonathan, UNSAID",
    "Emily, Emma, DIFFERENT",
    "Jan, Jon, DIFFERENT",
    "Daniel, Samuel, DIFFERENT",
  })
  void first_names_are_as_alike_as_a_careful_clerk_would_say(
      String a, String b, NameLikeness expected) {
    PersonName one = PersonName.of(a, "", "Vargas").orElseThrow();
    PersonName other = PersonName.of(b, "", "Vargas").orElseThrow();
    assertThat(NameLikeness.ofGiven(one, other)).isEqualTo(expected);
    assertThat(NameLikeness.ofGiven(other, one)).isEqualTo(expected);
  }

  @Test
  void who_goes_by_the_middle_name_is_recognised_but_not_believed() {
    PersonName full = PersonName.of("Robert", "Alan", "Vargas").orElseThrow();
    PersonName used = PersonName.of("Alan", "", "Vargas").orElseThrow();
    assertThat(NameLikeness.ofGiven(full, used)).isEqualTo(NameLikeness.CLOSE);
  }

  @ParameterizedTest
  @CsvSource({
    "Garcia-Lopez, Garcia, PART",
    "O'Neill, O Neill, SAME",
    "Petersen, Peterson, CLOSE",
    "Vargas, Nguyen, DIFFERENT",
    "'', Nguyen, UNSAID",
  })
  void surnames_too(String a, String b, NameLikeness expected) {
    PersonName one = PersonName.of("Ann", "", a).orElseThrow();
    PersonName other = PersonName.of("Ann", "", b).orElseThrow();
    assertThat(NameLikeness.ofFamily(one, other)).isEqualTo(expected);
    assertThat(NameLikeness.ofFamily(other, one)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1988-04-02, 1988-04-02, SAME",
    "1988-04-02, 1988-02-04, SWAPPED",
    "1988-04-02, 1968-04-02, GENERATION",
    "1988-04-02, 1989-04-02, MISTYPED",
    "1988-04-02, 1988-04-20, MISTYPED",
    "1988-03-31, 1988-04-01, MISTYPED",
    "1988-04-02, 1988-04, PARTIAL",
    "1988-04-02, 1988, PARTIAL",
    "1988-04-02, 1988-01-01, PARTIAL",
    "1988-01-01, 1988-01-01, PARTIAL",
    "1988-04-02, 1988-05, DIFFERENT",
    "1988-04-02, 1979-01-01, DIFFERENT",
    "1988-04-02, 1961-09-13, DIFFERENT",
  })
  void birth_dates_differ_as_slips_do_or_plainly(String a, String b, BirthDate.Likeness expected) {
    BirthDate one = BirthDate.of(a).orElseThrow();
    BirthDate other = BirthDate.of(b).orElseThrow();
    assertThat(one.likeness(other)).isEqualTo(expected);
    assertThat(other.likeness(one)).isEqualTo(expected);
  }

  /// The values of Winkler's own examples (Census RR93/8, table).
  @ParameterizedTest
  @CsvSource({"martha, marhta, 0.961", "dixon, dicksonx, 0.813", "dwayne, duane, 0.840"})
  void jaro_winkler_gives_the_published_values(String a, String b, double expected) {
    assertThat(Spelling.jaroWinkler(a, b)).isCloseTo(expected, within(0.001));
    assertThat(Spelling.jaroWinkler(b, a)).isCloseTo(expected, within(0.001));
  }

  @ParameterizedTest
  @CsvSource({"ca, ac, 1", "kitten, sitting, 3", "'', abc, 3", "vargas, vragas, 1"})
  void distance_counts_slips(String a, String b, int expected) {
    assertThat(Spelling.distance(a, b)).isEqualTo(expected);
  }
}
