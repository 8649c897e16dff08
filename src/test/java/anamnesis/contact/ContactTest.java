package anamnesis.contact;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {
  @ParameterizedTest
  @CsvSource({
    "1988-04-02, 1988-04-02",
    "1988/4/2, 1988-04-02",
    "04/02/1988, 1988-04-02",
    "4-2-1988, 1988-04-02",
    "19880402, 1988-04-02",
    "1988-04-02T00:00:00Z, 1988-04-02",
    "1988-04, 1988-04",
    "1988, 1988",
  })
  void a_birth_date_is_read_as_precisely_as_it_was_said(String text, String expected) {
    assertThat(BirthDate.of(text)).map(BirthDate::toString).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1900-01-01", "9999-12-31", "1988-02-30", "1988-13-01", "soon", "", "0001-01-01"})
  void what_is_no_birth_date_is_none(String text) {
    assertThat(BirthDate.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "(212) 555-0147, +12125550147",
    "212.736.5000 x12, +12127365000",
    "+49 30 901820, +4930901820",
  })
  void a_phone_is_its_number(String text, String expected) {
    assertThat(Phone.of(text)).contains(new Phone(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"736-5000", "000-000-0000", "9999999999", "212-555-5555", "none", ""})
  void a_number_of_nobody_or_of_many_is_no_phone(String text) {
    assertThat(Phone.of(text)).isEmpty();
  }

  @Test
  void an_address_is_the_same_however_it_is_written() {
    Address short_ = Address.of("12 Alder Ct #3", "Troy", "MI", "48084").orElseThrow();
    assertThat(Address.of("12  ALDER COURT, Apt. 3", "troy", "mi", "48084-1234")).contains(short_);
    assertThat(short_.street()).isEqualTo("12 alder ct");
    assertThat(short_.unit()).isEqualTo("3");
    assertThat(Address.of("4 Elm St", "Salem", "MA", "1970")).map(Address::zip).contains("01970");
    assertThat(Address.of(" ", "Salem", "MA", "01970")).isEmpty();
  }

  @Test
  void what_a_screen_shows_is_not_what_is_known() {
    assertThat(Email.of("Jon.Vargas@Alderpost.com ").orElseThrow().masked())
        .isEqualTo("j…@…post.com");
    assertThat(Phone.of("212-736-5000").orElseThrow().masked()).isEqualTo("…00");
    assertThat(PersonName.of("Jon", "", "Vargas").orElseThrow().masked()).isEqualTo("J… V…");
    assertThat(BirthDate.of("1988-04-02").orElseThrow().masked()).isEqualTo("1988-…");
  }

  @Test
  void traits_survive_the_shelf() {
    for (Trait trait :
        List.of(
            PersonName.of("Jon", "Q", "Vargas Jr").orElseThrow(),
            BirthDate.of("1988-04-02").orElseThrow(),
            Phone.of("212-736-5000").orElseThrow(),
            Email.of("a@b.co").orElseThrow(),
            Address.of("12 Alder Ct", "Troy", "MI", "48084").orElseThrow(),
            Identifier.of("ehr.patient", "7731").orElseThrow())) {
      Mention mention = Mention.self("here", trait);
      assertThat(Json.read(Json.write(mention), Mention.class)).isEqualTo(mention);
    }
  }

  @Test
  void only_short_forms_are_related_not_two_formal_names() {
    assertThat(Nicknames.related("jon", "jonathan")).isTrue();
    assertThat(Nicknames.related("kate", "kathy")).isTrue();
    assertThat(Nicknames.related("emily", "emma")).isFalse();
    assertThat(Nicknames.related("samuel", "samantha")).isFalse();
    assertThat(Nicknames.formal("zelda")).containsExactly("zelda");
  }
}
