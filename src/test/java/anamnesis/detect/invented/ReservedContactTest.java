package anamnesis.detect.invented;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.contact.ColumnKind;
import anamnesis.contact.Email;
import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedContactTest {
  private static final Columns PATIENT =
      columns("public.patient", List.of("id", "email", "phone"), List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.com", "Ada@Mail.EXAMPLE.org", "ada@clinic.test", "ada@x.invalid",
        "ada@localhost", "ada@practice.example", "nora.smith@example.net", "noah@example.com",
      })
  void an_address_in_a_reserved_domain_reaches_nobody(String address) {
    assertThat(Email.of(address).filter(Reserved::email)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@alderpost.com", "ada@myexample.com", "ada@example.co", "ada@test.com",
        "ada@latest", "ada@example.com.au", "noemail@example.com", "no-email12@example.com",
        "none@example.org", "unknown77@example.invalid", "declined@example.com",
      })
  void a_real_domain_and_a_clinics_way_of_saying_none_are_not_evidence(String address) {
    assertThat(Email.of(address).filter(Reserved::email)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(212) 555-0147", "+1-212-555-0100", "12125550199", "555-0123", "212.555.0123 x45",
        "01632 960123", "+44 7700 900123", "07700 900999", "020 7946 0018", "+44 (0)20 7946 0018",
        "0491 570 156", "+61 491 570 157", "(02) 5550 1234", "+61 7 7010 0000",
      })
  void a_number_set_aside_for_fiction_reaches_nobody(String number) {
    assertThat(Reserved.phone(number)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(212) 664-7665",
        "(718) 555-0200",
        "718-555-7000",
        "+1 555 012 3456",
        "555-1212",
        "07911 123456",
        "020 7945 0018",
        "0412 345 678",
        "",
        "n/a",
        "55501",
      })
  void a_real_number_is_not_evidence(String number) {
    assertThat(Reserved.phone(number)).isFalse();
  }

  @Test
  void a_table_of_invented_people_is_critical_and_each_of_them_is_named() {
    ReservedTally tally = new ReservedTally();
    for (int i = 0; i < 77; i++) {
      tally.add(i, List.of(new Email("person" + i + "@example.com")), List.of("(555) 123-4567"));
    }
    Finding finding = judge(tally).orElseThrow();
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.id()).isEqualTo("S04-public.patient");
    assertThat(finding.records()).hasSize(77).startsWith("p_0", "p_1");
    assertThat(finding.statement())
        .isEqualTo(
            "public.patient: 77 of 77 records can be reached by nobody: their contacts are"
                + " reserved");
    assertThat(finding.statement() + finding.measures() + finding.see()).doesNotContain("person1");
  }

  @Test
  void seeds_that_take_turns_with_twelve_numbers_are_seen() {
    ReservedTally tally = new ReservedTally();
    for (int i = 0; i < 77; i++) {
      tally.add(i, List.of(), List.of("+1-555-555-01%02d".formatted(i % 12)));
    }
    assertThat(judge(tally).orElseThrow().records()).hasSize(77);
  }

  @Test
  void real_people_whose_clinic_writes_a_placeholder_are_not_accused() {
    ReservedTally tally = new ReservedTally();
    for (int i = 0; i < 100; i++) {
      boolean none = i % 5 < 3;
      tally.add(
          i,
          List.of(new Email(none ? "patient@example.com" : "p" + i + "@alderpost.com")),
          List.of("212 664 %04d".formatted(i)));
    }
    assertThat(judge(tally)).isEmpty();
  }

  @Test
  void among_real_people_only_the_invented_ones_are_named() {
    ReservedTally tally = new ReservedTally();
    for (int i = 0; i < 100; i++) {
      tally.add(
          i,
          List.of(new Email("p" + i + "@" + (i < 6 ? "example.org" : "fastpost.org"))),
          List.of());
    }
    Finding finding = judge(tally).orElseThrow();
    assertThat(finding.severity()).isEqualTo(Severity.WARN);
    assertThat(finding.records()).containsExactly("p_0", "p_1", "p_2", "p_3", "p_4", "p_5");
  }

  @Test
  void four_records_are_too_few_to_be_critical_and_one_is_none() {
    ReservedTally four = new ReservedTally();
    for (int i = 0; i < 4; i++) {
      four.add(i, List.of(new Email("p" + i + "@example.org")), List.of());
    }
    assertThat(judge(four).orElseThrow().severity()).isEqualTo(Severity.WARN);
    ReservedTally one = new ReservedTally();
    one.add(0, List.of(new Email("support@example.org")), List.of());
    assertThat(judge(one)).isEmpty();
  }

  @Test
  void columns_are_recognised_by_name_in_any_style() {
    assertThat(recognised("contact_e_mail", "LoginEmail", "EMailAddress", "email2", "alt-mail"))
        .isEqualTo("5 and 0");
    assertThat(recognised("cell_phone", "HomePhone", "phoneNumber2", "MOBILE", "fax"))
        .isEqualTo("0 and 5");
    assertThat(recognised("excellent", "cancelled", "remailed", "hotel", "first_name"))
        .isEqualTo("0 and 0");
  }

  @Test
  void columns_are_recognised_by_what_stands_in_them() {
    List<@Nullable String[]> samples = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      samples.add(
          new @Nullable String[] {
            "u%d@alderpost.com".formatted(i), "(212) 664-000" + i, "well " + i
          });
    }
    Columns columns = columns("t", List.of("login", "reach", "note"), samples);
    assertThat(columns.of(ColumnKind.EMAIL)).containsExactly(0);
    assertThat(columns.of(ColumnKind.PHONE)).containsExactly(1);
  }

  private static String recognised(String... names) {
    Columns found = columns("t", List.of(names), List.of());
    return found.of(ColumnKind.EMAIL).length + " and " + found.of(ColumnKind.PHONE).length;
  }

  private static Columns columns(
      String table, List<String> names, List<@Nullable String[]> samples) {
    return Columns.of(new Columns.Heading(table, names, Set.of("id"), Map.of()), samples);
  }

  private static Optional<Finding> judge(ReservedTally tally) {
    return ReservedContact.judge(
        PATIENT, tally.sum(), records -> records.stream().map(record -> "p_" + record).toList());
  }
}
