package anamnesis.reconcile.wounded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import anamnesis.reconcile.wounded.Claim.Answer;
import anamnesis.reconcile.wounded.Remnant.As;
import anamnesis.reconcile.wounded.Survey.Surveyed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimTest {
  private static final List<String> TABLES =
      List.of("public.Invoice", "public.patient", "public.patient_notes", "archive.patient");
  private static final Claim CLAIM = Claim.read("patients=151").getFirst();

  @ParameterizedTest
  @CsvSource({
    "patients, public.patient",
    "Patient, public.patient",
    "archive.patient, archive.patient",
    "invoices, public.Invoice",
    "patient_notes, public.patient_notes",
  })
  void the_word_of_a_claim_finds_its_table(String word, String table) {
    assertThat(Claim.read(word + "=1").getFirst().among(TABLES)).contains(table);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "patients", "patients=", "=3", "patients=-1", "patients=3;4", "a=1,,b=2"})
  void what_is_no_claim_is_refused(String written) {
    assertThatThrownBy(() -> Claim.read(written)).isInstanceOf(Refusal.class);
  }

  @Test
  void invented_rows_make_it_false_and_the_sentence_counts_them() {
    Claim.Tested tested =
        test(split(151, Map.of(As.SYNTHETIC, 77L, As.UNTOUCHED, 74L), 74, 0), "stripe");
    assertThat(tested.answer()).isEqualTo(Answer.FALSE);
    assertThat(tested.says())
        .isEqualTo(
            "patients=151 claimed; 151 rows stand there, 77 of them invented, 74 known to a"
                + " witness");
  }

  @Test
  void a_few_whom_nobody_knows_yet_refute_nothing_and_many_leave_it_open() {
    assertThat(test(split(151, Map.of(As.UNTOUCHED, 148L, As.UNKNOWN, 3L), 148, 0), "ehr").answer())
        .isEqualTo(Answer.TRUE);
    assertThat(test(split(151, Map.of(As.UNTOUCHED, 80L, As.UNKNOWN, 71L), 80, 0), "ehr").answer())
        .isEqualTo(Answer.UNTESTED);
  }

  @Test
  void who_is_missing_or_known_to_nobody_at_all_makes_it_false() {
    assertThat(test(split(151, Map.of(As.UNTOUCHED, 151L), 151, 2), "ehr").answer())
        .isEqualTo(Answer.FALSE);
    assertThat(test(split(151, Map.of(As.UNKNOWN, 151L), 0, 0), "ehr").answer())
        .isEqualTo(Answer.FALSE);
  }

  /// Stripe, the EHR and the bucket know patients; who works there, none of them was ever told.
  @Test
  void a_small_table_whom_no_witness_ever_knew_is_not_called_false() {
    Split staff = new Split("public.staff", true, 4, Map.of(As.UNKNOWN, 4L), 0, 0, 0);
    Split patients = split(151, Map.of(As.UNTOUCHED, 151L), 151, 0);
    Surveyed seen =
        new Surveyed(List.of(patients, staff), List.of(), List.of("ehr"), List.of(), List.of());

    assertThat(test("staff=4", staff, seen)).isEqualTo(Answer.UNTESTED);
    assertThat(test("staff=5", staff, seen)).isEqualTo(Answer.FALSE);
    assertThat(test("patient=151", patients, seen)).isEqualTo(Answer.TRUE);
  }

  private static Answer test(String claim, Split split, Surveyed seen) {
    return Claim.read(claim).getFirst().test(Optional.of(split.table()), seen).answer();
  }

  @Test
  void without_a_witness_a_right_number_proves_nothing_and_a_wrong_one_is_wrong() {
    assertThat(test(split(151, Map.of(As.UNKNOWN, 151L), 0, 0)).answer())
        .isEqualTo(Answer.UNTESTED);
    assertThat(test(split(150, Map.of(As.UNKNOWN, 150L), 0, 0)).answer()).isEqualTo(Answer.FALSE);
  }

  private static Split split(long rows, Map<As, Long> as, long known, long missing) {
    return new Split("public.patient", true, rows, as, known, 0, missing);
  }

  private static Claim.Tested test(Split split, String... witnesses) {
    return CLAIM.test(
        Optional.of("public.patient"),
        new Surveyed(List.of(split), List.of(), List.of(witnesses), List.of(), List.of()));
  }
}
