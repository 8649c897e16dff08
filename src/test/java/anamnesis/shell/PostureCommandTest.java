package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import anamnesis.database.PostgresForTests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostureCommandTest {
  @Test
  void a_role_that_could_empty_the_tables_fails_and_an_empty_database_is_no_answer() {
    String url = PostgresForTests.database("create table patient(id int)");
    Outcome failed = posture(url);
    assertThat(failed.exit()).isEqualTo(Exit.FOUND);
    assertThat(failed.text().getFirst()).isEqualTo("FAIL   app-role-apart");
    assertThat(failed.json().toString())
        .isEqualTo(
            "{\"schema\":\"anamnesis/posture/1\",\"tests\":[{\"name\":\"app-role-apart\","
                + "\"outcome\":\"fail\",\"evidence\":\"postgres (named) is a superuser\"}]}");

    Outcome unknown = posture(PostgresForTests.database("select 1"));
    assertThat(unknown.exit()).isEqualTo(Exit.INCOMPLETE);
    assertThat(unknown.text().getFirst()).isEqualTo("NOT-EVALUATED   app-role-apart");
  }

  @Test
  void without_a_database_it_is_refused() {
    assertThatThrownBy(() -> new PostureCommand().run(new CallForTests(null, Map.of())))
        .isInstanceOf(Refusal.class);
  }

  private static Outcome posture(String url) {
    return new PostureCommand()
        .run(
            new CallForTests(
                null, Map.of("database", List.of(url), "app-role", List.of("postgres"))));
  }
}
