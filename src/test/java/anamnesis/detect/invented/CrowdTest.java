package anamnesis.detect.invented;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Severity;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What a table comes to, and what it must never come to.
class CrowdTest {
  @Test
  void an_import_of_real_people_in_one_minute_accuses_nobody() {
    Table table =
        Realistic.like(Maker.FAKER_JS.make(1, new Random(1)).columns(), 500, new Random(1));
    Table imported = Realistic.like(table.columns(), 300, new Random(2));
    int created = table.columns().indexOf("createdAt");
    imported
        .rows()
        .replaceAll(
            row -> {
              var stamped = new java.util.ArrayList<>(row);
              stamped.set(created, "2026-03-14T09:30:12Z");
              return stamped;
            });
    Crowd crowd = table.and(imported).weighed();
    assertThat(crowd.standing()).isEqualTo(Standing.REAL);
    assertThat(crowd.accused()).isEmpty();
  }

  @Test
  void one_password_hash_on_three_records_proves_those_three() {
    Table table = Realistic.like(java.util.List.of("id", "name", "password"), 40, new Random(3));
    for (int i = 41; i < 44; i++) {
      table.add(String.valueOf(i), "Ada Brook", "$2b$12$" + "aB3./".repeat(11));
    }
    Crowd crowd = table.weighed();
    assertThat(crowd.accused()).containsExactly(40, 41, 42);
    assertThat(crowd.sureness(41)).isEqualTo(Crowd.Sureness.PROOF);
    assertThat(crowd.standing()).isEqualTo(Standing.SEEDED);
  }

  @Test
  void two_colleagues_with_one_placeholder_are_no_proof() {
    Table table = Realistic.like(java.util.List.of("id", "name", "password"), 40, new Random(3));
    table.add("41", "Ada Brook", "SSO");
    table.add("42", "Uwe Brandl", "SSO");
    table.add("43", "Kei Ito", "SSO");
    assertThat(table.weighed().accused()).isEmpty();
  }

  @Test
  void tails_that_fall_into_step_here_and_there_are_chance() {
    Table table = Table.of("id", "first_name", "last_name", "email");
    Random chance = new Random(5);
    for (int i = 1; i <= 5_000; i++) {
      String first = Realistic.given(chance);
      String last = Realistic.family(chance);
      String email =
          (first.charAt(0) + last + chance.nextInt(100)).toLowerCase(java.util.Locale.ROOT);
      table.add(String.valueOf(i), first, last, email + "@gmail.com");
    }
    Crowd crowd = table.weighed();
    assertThat(crowd.weight().proven()).isZero();
    assertThat(crowd.standing()).isEqualTo(Standing.REAL);
  }

  @Test
  void four_people_are_too_few_for_a_crowd_but_a_proof_is_a_proof() {
    assertThat(Maker.FAKER_JS.make(4, new Random(1)).weighed().standing())
        .isEqualTo(Standing.UNKNOWN);
    assertThat(Maker.SYNTHEA.make(4, new Random(1)).weighed().standing())
        .isEqualTo(Standing.SEEDED);
  }

  @Test
  void the_finding_says_how_many_of_how_many_and_never_who() {
    Crowd crowd = Maker.SYNTHEA.make(77, new Random(1)).weighed();
    Finding finding = InventedPeople.judge(crowd).orElseThrow();
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.statement())
        .isEqualTo(
            "public.patient: 77 of 77 people are invented, as Synthea writes them (77 proven)");
    assertThat(finding.records()).hasSize(77).startsWith("1", "2");
  }

  @Test
  void an_empty_table_is_nobody() {
    Crowd crowd = Table.of("id", "email").weighed();
    assertThat(crowd.records()).isZero();
    assertThat(crowd.standing()).isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void a_reserved_number_hangs_on_the_strand_of_numbers() {
    Table table = Table.of("id", "phone");
    for (int i = 1; i <= 20; i++) {
      table.add(String.valueOf(i), "(212) 555-01%02d".formatted(i * 7 % 100));
    }
    assertThat(table.weighed().strands()).containsExactly(Strand.PHONES);
  }
}
