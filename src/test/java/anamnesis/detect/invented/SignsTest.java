package anamnesis.detect.invented;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each sign on single values.
class SignsTest {
  @ParameterizedTest
  @CsvSource({
    "Abbott774, HASH",
    "Abbott775, OTHER",
    "Abbott, NONE",
    "774, NONE",
    "A1, NONE",
    "Ward1234, NONE"
  })
  void the_digits_of_synthea_are_the_hash_of_the_name(String name, SyntheaHash.Tail tail) {
    assertThat(SyntheaHash.tail(name)).isEqualTo(tail);
  }

  /// Row 4 of Mockaroo's own sample is `mlytle3`, row 51 `pdelea1e`.
  @ParameterizedTest
  @CsvSource({
    "m, lytle, mlytle3, 3",
    "p, delea, pdelea1e, 50",
    "m, lytle, mlytle, -1",
    "m, lytle, lytle3, -1",
    "m, lytle, mlytle.3, -1",
    "m, lytle, mlytle03, -1",
    "m, lytle, mlytlez, 35"
  })
  void the_tail_of_mockaroo_is_a_number_to_the_base_of_36(
      String given, String family, String local, int tail) {
    assertThat(MockarooCounter.tail(given, family, local)).isEqualTo(tail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234567", "5678901", "7654321", "123", "789", "890"})
  void digits_climb_or_fall_one_by_one(String digits) {
    assertThat(Staircase.climbs(digits)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234568", "1111111", "1357911", "135", "4830", "6641"})
  void other_digits_do_not(String digits) {
    assertThat(Staircase.climbs(digits)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "078-05-1120",
        "000-12-3456",
        "666-12-3456",
        "123-00-4567",
        "123-45-0000",
        "999-12-3456",
        "111-11-1111",
        "900-12-3456",
        "987-65-4321"
      })
  void some_social_security_numbers_are_nobodys(String number) {
    assertThat(IssuedNumbers.socialSecurity(number)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"494-52-3553", "001-01-0001", "912-70-1234", "900881234", "12-34", ""})
  void others_may_be_somebodys(String number) {
    assertThat(IssuedNumbers.socialSecurity(number)).isNotPositive();
  }

  @ParameterizedTest
  @CsvSource({"1234567893, true", "1234567894, false", "1932102085, false"})
  void a_provider_number_holds_its_own_check(String npi, boolean holds) {
    assertThat(IssuedNumbers.npi(npi) < 0).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "DE89 3704 0044 0532 0130 00, true",
    "GB82WEST12345698765432, true",
    "DE89370400440532013001, false"
  })
  void an_account_number_holds_its_own_check(String iban, boolean holds) {
    assertThat(IssuedNumbers.iban(iban) < 0).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "03755, NH, -1",
    "03755-2162, New Hampshire, -1",
    "10025, NY, -1",
    "94110, NY, 1",
    "5000, VIC, 0",
    "03755, '', 0",
    "03755, Bavaria, 0",
    "20500, DC, -1",
    "06390, NY, 1"
  })
  void a_zip_is_of_one_state(String zip, String state, int sign) {
    assertThat(Math.signum(ZipCodes.weight(zip, state))).isEqualTo(sign);
  }

  @ParameterizedTest
  @CsvSource({
    "(212) 664-7665, YES", "+1-718-664-0200, YES", "212.664.7665 x45, YES", "+49 30 901820, YES",
    "(555) 664-7665, NO", "211-664-7665, NO", "(212) 064-7665, NO", "001-212-664-7665, YES",
    "0412 345 678, UNKNOWN", "9876543210, UNKNOWN", "089 1234567, UNKNOWN", "664-7665, UNKNOWN",
    "n/a, UNKNOWN"
  })
  void a_number_rings_where_its_area_code_was_given_out(String written, PhoneNumbers.Rings rings) {
    assertThat(new PhoneNumbers().rings(written, PhoneNumbers.digits(written))).isEqualTo(rings);
  }

  @ParameterizedTest
  @CsvSource({
    "6085551023, true",
    "(212) 555-0147, true",
    "1-212-555-9000 x12, true",
    "212-555-1212, false",
    "(555) 123-4567, false",
    "664-5550, false"
  })
  void the_exchange_555_is_for_stories(String written, boolean fiction) {
    assertThat(PhoneNumbers.isFiction(PhoneNumbers.digits(written))).isEqualTo(fiction);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Voluptatem quia dolor sit amet.",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit",
        "Et aut nihil quidem rerum facilis expedita"
      })
  void the_latin_of_typesetters_is_known(String text) {
    assertThat(TemplateText.isLatin(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Seen for a cold; error in the last note.",
        "sit",
        "at rest, no pain, est. weight 80",
        "Paciente refiere dolor en el pecho desde ayer"
      })
  void what_a_doctor_writes_is_not_taken_for_it(String text) {
    assertThat(TemplateText.isLatin(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"463 Thiel Green", "68747 Casper Ridges", "4313 Hermiston Throughway"})
  void streets_out_of_lists_are_known(String line) {
    assertThat(EnglishPlaces.street(line)).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"12 Alder Ct", "100 Main Street", "7 Rue de la Paix", "", "Hauptstraße 12"})
  void streets_of_the_world_weigh_nothing(String line) {
    assertThat(EnglishPlaces.street(line)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "North Gerson",
        "St. Cindy",
        "Monserrateton",
        "New Thielview",
        "Port Jaylanborough"
      })
  void towns_out_of_lists_are_known(String town) {
    assertThat(EnglishPlaces.town(town)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Boston",
        "St. Louis",
        "St Albans",
        "South Bend",
        "München",
        "Hanover",
        "",
        "San Diego"
      })
  void towns_of_the_world_weigh_nothing(String town) {
    assertThat(EnglishPlaces.town(town)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "kutch.biz, true",
    "gleason-bahringer.com, true",
    "email.com, true",
    "gmail.com, false",
    "comcast.net, false",
    "johnson.com, false",
    "alderpost.com, false"
  })
  void domains_made_of_rare_families_are_known(String domain, boolean made) {
    assertThat(DerivedEmail.domain(domain) > 0).isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-14T09:30:12.123Z, true", "2026-03-14 09:30:00+00, true", "2026-03-14, false",
    "2026-03-14T00:00:00Z, false", "2026-03-14 05:00:00, false", "14.03.2026, false"
  })
  void a_birth_with_minutes_is_a_moment_that_was_drawn(String born, boolean minutes) {
    assertThat(Moments.hasMinutes(born)).isEqualTo(minutes);
  }

  /// Three of ten family names that Chance draws are of no English list.
  @ParameterizedTest
  @ValueSource(strings = {"bargellini", "pinzauti", "goedhart", "schipper", "nakamura", "erickson"})
  void chance_draws_from_eight_countries(String family) {
    assertThat(NameBook.family(family) & NameBook.bit('c')).isNotZero();
  }

  @ParameterizedTest
  @CsvSource({"kp, true", "ky, true", "de, false", "com, false", "museum, false", "x1, false"})
  void hardly_anybody_writes_from_some_countries(String end, boolean far) {
    Marks marks = new Marks();
    FarDomains domains = new FarDomains();
    for (int record = 0; record < 4; record++) {
      marks.record();
      domains.add(record, record == 0 ? "sij." + end : "alderpost.com");
    }
    domains.weigh(marks.of(9));
    assertThat(marks.weight(Strand.EMAILS, 0) > 0).isEqualTo(far);
  }

  @Test
  void a_practice_in_such_a_country_is_let_be() {
    Marks marks = new Marks();
    FarDomains domains = new FarDomains();
    for (int record = 0; record < 40; record++) {
      marks.record();
      domains.add(record, "clinic" + record + ".mt");
    }
    domains.weigh(marks.of(9));
    assertThat(marks.weight(Strand.EMAILS, 7)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "https://robohash.org/utsintprovident.png?size=300x300&set=set1, true",
    "https://robohash.org/quia.png, false",
    "https://robohash.org/ruthbrzozowska.png?set=set4, false",
    "https://alderpost.com/utsintprovident.png, false"
  })
  void a_robot_called_in_latin_is_nobody_s_picture(String picture, boolean latin) {
    assertThat(EnumLeak.isOfLatin(picture)).isEqualTo(latin);
  }

  @Test
  void the_eight_genders_of_mockaroo_prove_who_has_a_rare_one() {
    Crowd drawn = genders("Male", "Female", "Agender", "Genderqueer", "Non-binary", "Polygender");
    assertThat(drawn.standing()).isEqualTo(Standing.SEEDED);
    assertThat(drawn.maker()).isEqualTo("Mockaroo");
    assertThat(genders("Male", "Female", "Agender", "Genderqueer", "Non-binary").standing())
        .isNotEqualTo(Standing.SEEDED);
    assertThat(
            genders(
                    "Male",
                    "Female",
                    "Agender",
                    "Genderqueer",
                    "Non-binary",
                    "Polygender",
                    "Declined")
                .standing())
        .isNotEqualTo(Standing.SEEDED);
  }

  private static Crowd genders(String... words) {
    Table table = Table.of("id", "last_name", "gender");
    for (int i = 0; i < 60; i++) {
      table.add(String.valueOf(i), "Brzozowska", words[i % words.length]);
    }
    return table.weighed();
  }

  @Test
  void a_user_name_that_counts_its_row_is_mockaroo_s() {
    Table table = Table.of("id", "username", "full_name");
    String[] names = {"Kevin Townsend", "Jamie Farrell", "Dana Haddleton", "Ruth Oyelaran"};
    for (int i = 0; i < 20; i++) {
      String[] name = names[i % names.length].split(" ");
      String counted = name[0].charAt(0) + name[1] + Integer.toString(i, 36);
      table.add(String.valueOf(900 + i), counted.toLowerCase(Locale.ROOT), String.join(" ", name));
    }
    assertThat(table.weighed().standing()).isEqualTo(Standing.SEEDED);
    assertThat(table.weighed().maker()).isEqualTo("Mockaroo");
  }

  @ParameterizedTest
  @CsvSource({
    "a3f1c2d4-1b2e-4c5a-9d8f-1a2b3c4d5e6f, true",
    "6f1d2e10-d1e4-4216-9345-3a4b5c6d7e8f, true",
    "b1e7f1ce-6c2d-4b0a-9f37-5d1c8a40e2b7, false",
    "0190a1b2-7c3d-7e4f-8a1b-2c9d31e4f7a6, false"
  })
  void a_key_that_somebody_typed_counts(String key, boolean typed) {
    assertThat(EnumLeak.isTyped(key)).isEqualTo(typed);
  }
}
