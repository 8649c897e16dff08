package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What opens doors is hidden by what it is known to be, and by how it looks.
class SecretsTest {
  @ParameterizedTest
  @CsvSource({
    "gather sk_live_51HxAbc, gather …",
    "rk_test_a1B2 is no command, … is no command",
    "scan --database postgresql://ann:p@ss/w:rd@host/db, scan --database postgresql://ann:…@host/db",
    "jdbc:postgresql://h/db?user=a&password=x%20y&ssl=true, jdbc:postgresql://h/db?user=a&password=…&ssl=true",
    "s3://AKIAIOSFODNN7EXAMPLE/x, s3://…/x",
    "host=x PASSWORD=y, host=x PASSWORD=…",
    "postgresql://ann@host/db, postgresql://ann@host/db"
  })
  void what_looks_like_a_secret_is_hidden(String said, String shown) {
    assertThat(Secrets.NONE.hidden(said)).isEqualTo(shown);
  }

  @Test
  void what_this_run_was_given_is_hidden_wherever_it_stands() {
    Secrets secrets =
        Secrets.of(
            Map.of(
                "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG",
                "ANAMNESIS_CASE_PASSPHRASE", "four pale herons wait",
                "ANAMNESIS_DATABASE_URL", "postgresql://ann:correct-horse@host/db",
                "PGPASSWORD", "short",
                "LANG", "en_US.UTF-8"));
    assertThat(secrets.hidden("there is no wJalrXUtnFEMI/K7MDENG")).isEqualTo("there is no …");
    assertThat(secrets.hidden("case close four pale herons wait")).isEqualTo("case close …");
    assertThat(secrets.hidden("correct-horse")).isEqualTo("…");
    assertThat(secrets.hidden("a short en_US.UTF-8 word")).isEqualTo("a short en_US.UTF-8 word");
    assertThat(secrets.toString()).isEqualTo("3 secrets");
  }
}
