package anamnesis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import org.junit.jupiter.api.Test;

class DatabaseUrlTest {
  @Test
  void a_host_that_java_cannot_read_never_becomes_this_machine() {
    DatabaseUrl underscore = DatabaseUrl.of("postgresql://app:secret@portal_db:5433/portal");
    assertThat(underscore.toString()).isEqualTo("postgresql://app@portal_db:5433/portal");
    assertThat(underscore.jdbc()).isEqualTo("jdbc:postgresql://portal_db:5433/portal");
    assertThat(underscore.properties()).containsEntry("password", "secret");

    DatabaseUrl at = DatabaseUrl.of("postgresql://app:p@ss@db.clinic.org/portal");
    assertThat(at.toString()).isEqualTo("postgresql://app@db.clinic.org:5432/portal");
    assertThat(at.properties()).containsEntry("password", "p@ss");

    assertThatThrownBy(() -> DatabaseUrl.of("postgresql://app@db:port/portal"))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void the_usual_forms_are_read_as_before() {
    assertThat(DatabaseUrl.of("postgres://localhost/portal").toString())
        .isEqualTo("postgresql://localhost:5432/portal");
    assertThat(DatabaseUrl.of("jdbc:postgresql://u@[::1]:5433/portal").toString())
        .isEqualTo("postgresql://u@[::1]:5433/portal");
    assertThat(DatabaseUrl.of("postgresql:///portal").toString())
        .isEqualTo("postgresql://localhost:5432/portal");
    assertThat(DatabaseUrl.of("postgresql://u@/").database()).isEqualTo("u");
  }
}
