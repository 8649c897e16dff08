package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.detect.Finding.Severity;
import anamnesis.detect.baseline.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SchemaChangeTest {
  private static final Shape THEN =
      shape(
          Map.of("id", "text not null", "email", "text", "phone", "text"),
          Map.of("patient_pkey", "primary key #aa", "patient_email", "unique #bb"),
          Map.of("patient_pkey", "unique #cc", "patient_phone", "index #dd"));

  @Test
  void what_is_gone_or_another_is_a_warning() {
    Shape now =
        shape(
            Map.of("id", "integer not null", "email", "text"),
            Map.of("patient_pkey", "primary key #aa"),
            Map.of("patient_pkey", "unique #cc", "patient_phone", "index #dd"));
    var change = SchemaChange.judge("public.patient", THEN, Optional.of(now), true).orElseThrow();
    assertThat(change.severity()).isEqualTo(Severity.WARN);
    assertThat(change.words())
        .containsExactly(
            "column phone is gone", "column id is another", "constraint patient_email is gone");
  }

  @Test
  void what_is_new_is_worth_knowing() {
    Shape now =
        shape(
            Map.of("id", "text not null", "email", "text", "phone", "text", "born", "date"),
            THEN.constraints(),
            Map.of("patient_pkey", "unique #cc", "patient_phone", "index #ee"));
    var change = SchemaChange.judge("public.patient", THEN, Optional.of(now), true).orElseThrow();
    assertThat(change.severity()).isEqualTo(Severity.INFO);
    assertThat(change.words())
        .containsExactly("column born is new", "index patient_phone is another");
  }

  @Test
  void a_table_that_is_gone_is_said_and_one_that_is_the_same_is_not() {
    assertThat(SchemaChange.judge("public.patient", THEN, Optional.empty(), true))
        .hasValueSatisfying(change -> assertThat(change.severity()).isEqualTo(Severity.WARN));
    assertThat(SchemaChange.judge("public.patient", THEN, Optional.of(THEN), true)).isEmpty();
  }

  @Test
  void another_version_writes_definitions_otherwise_and_means_the_same() {
    Shape upgraded =
        shape(
            THEN.columns(),
            Map.of("patient_pkey", "primary key #a1", "patient_email", "unique #b1"),
            Map.of("patient_pkey", "unique #c1", "patient_phone", "index #d1"));
    assertThat(SchemaChange.judge("public.patient", THEN, Optional.of(upgraded), false)).isEmpty();
  }

  private static Shape shape(
      Map<String, String> columns, Map<String, String> constraints, Map<String, String> indexes) {
    return new Shape(
        new TreeMap<>(columns),
        new TreeMap<>(constraints),
        new TreeMap<>(indexes),
        new TreeMap<>(),
        new TreeMap<>());
  }
}
