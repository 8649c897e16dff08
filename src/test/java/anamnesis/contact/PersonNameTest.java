package anamnesis.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Jonathan Q. Vargas   | jonathan | q    | vargas      | ''
          Vargas, Jonathan     | jonathan | ''   | vargas      | ''
          María de la Cruz     | maria    | ''   | de la cruz  | ''
          Dr. John Smith, Jr.  | john     | ''   | smith       | jr
          JOHN SMITH III       | john     | ''   | smith       | iii
          John V               | john     | ''   | v           | ''
          Søren Kierkegård     | soren    | ''   | kierkegard  | ''
          Jürgen Groß          | jurgen   | ''   | gross       | ''
          Sinéad O'Neill       | sinead   | ''   | oneill      | ''
          Anna Smith-Jones     | anna     | ''   | smith jones | ''
          Test Null            | -        | -    | -           | -
          Cher                 | -        | -    | -           | -
          """)
  void a_name_in_one_piece_comes_apart(
      String whole, String given, String middle, String family, String suffix) {
    if (given.equals("-")) {
      assertThat(PersonName.of(whole)).isEmpty();
    } else {
      assertThat(PersonName.of(whole)).contains(new PersonName(given, middle, family, suffix));
    }
  }

  @Test
  void a_generation_is_found_wherever_a_clerk_put_it() {
    assertThat(PersonName.of("John", "", "Smith Sr.")).contains(name("john", "smith", "sr"));
    assertThat(PersonName.of("John Sr", "", "Smith")).contains(name("john", "smith", "sr"));
  }

  @Test
  void a_first_name_that_nobody_knew_is_unsaid_but_a_surname_may_be_anything() {
    assertThat(PersonName.of("Baby Girl", "", "Vargas")).contains(name("", "vargas", ""));
    assertThat(PersonName.of("Unknown", "", "Vargas")).contains(name("", "vargas", ""));
    assertThat(PersonName.of("Anna", "", "Null")).contains(name("anna", "null", ""));
    assertThat(PersonName.of("Unknown", "", "Patient")).isEmpty();
    assertThat(PersonName.of(" ", "", "")).isEmpty();
  }

  private static PersonName name(String given, String family, String suffix) {
    return new PersonName(given, "", family, suffix);
  }
}
