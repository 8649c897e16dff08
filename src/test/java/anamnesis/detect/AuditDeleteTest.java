package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.detect.Finding.Severity;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditDeleteTest {
  private static final Set<String> WORDS =
      Set.copyOf(Thresholds.usual().words("P19-audit-delete.tables"));

  @ParameterizedTest
  @CsvSource({
    "public.audit_log, true",
    "public.AuditLog, true",
    "public.payment_ledger, true",
    "public.patient_history, true",
    "public.access_log, false",
    "public.patient, false",
    "audit.patient, false",
  })
  void a_log_is_known_by_its_name(String table, boolean log) {
    assertThat(AuditDelete.isLog(table, WORDS)).isEqualTo(log);
  }

  @Test
  void entries_that_are_gone_are_critical_and_a_counted_delete_is_a_warning() {
    assertThat(judge(new AuditDelete.Seen("public.audit_log", 900, 877, 23, 23, false)))
        .hasValueSatisfying(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(finding.measures()).containsEntry("gone", 23L);
            });
    assertThat(judge(new AuditDelete.Seen("public.audit_log", -1, -1, 0, 4, false)))
        .hasValueSatisfying(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARN);
              assertThat(finding.statement())
                  .isEqualTo("public.audit_log: its counters saw 4 rows deleted");
            });
  }

  @Test
  void a_log_that_grows_or_is_rotated_is_left_in_peace() {
    assertThat(judge(new AuditDelete.Seen("public.audit_log", 900, 950, 0, 0, false))).isEmpty();
    assertThat(judge(new AuditDelete.Seen("public.audit_log", 900, 950, 0, -1, false))).isEmpty();
    assertThat(judge(new AuditDelete.Seen("public.audit_log", 900, 450, 450, 450, true))).isEmpty();
  }

  private static Optional<Finding> judge(AuditDelete.Seen seen) {
    return AuditDelete.judge(seen, Optional.empty());
  }
}
