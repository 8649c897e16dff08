package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.shell.TheShell.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `doctor` says of a key before anybody is asked with it: never the key, nor a part of it.
class DoctorKeysTest {
  private static final String PART = "51HxAbcDEF";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rk_live_51HxAbcDEF | 0 | ok       STRIPE_API_KEY is a restricted key, live
          rk_test_51HxAbcDEF | 0 | ok       STRIPE_API_KEY is a restricted key, of a sandbox: no real payment is there
          sk_live_51HxAbcDEF | 0 | ok       STRIPE_API_KEY is a full key, live: it may also write, and wants --allow-full-key
          pk_live_51HxAbcDEF | 1 | failed   STRIPE_API_KEY is a publishable key, which reads nothing
          whsec_51HxAbcDEF   | 1 | failed   STRIPE_API_KEY is the secret of a webhook, which reads nothing
          AKIA51HxAbcDEF     | 1 | failed   STRIPE_API_KEY is no key: those of Stripe begin with rk_ or sk_
          rk_live 51HxAbcDEF | 1 | failed   STRIPE_API_KEY does not do: the key for Stripe is no key: it holds spaces, or is too short or too long
          """)
  void a_key_is_what_it_looks_like(String key, int exit, String words) {
    Said said = new TheShell(folder).with("STRIPE_API_KEY", key).run("doctor");

    assertThat(plain(said)).contains("stripe " + words.replaceAll(" +", " "));
    assertThat(said.exit()).isEqualTo(exit);
    assertThat(said.out() + said.err()).doesNotContain(PART);
  }

  @Test
  void a_key_in_a_file_is_looked_at_as_well() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "rk_live_" + PART + "\n");

    Said said = doctor(file);

    assertThat(plain(said))
        .contains("stripe ok STRIPE_API_KEY_FILE holds a restricted key, live")
        .contains("stripe not set STRIPE_API_KEY ");
    assertThat(said.out()).doesNotContain(PART);
  }

  @Test
  void a_file_that_cannot_be_read_is_named_as_that() throws IOException {
    Path binary =
        Files.write(folder.resolve("binary"), "rk_live_ë".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(plain(doctor(folder.resolve("none")))).contains("names is not there");
    assertThat(plain(doctor(folder))).contains("names is no plain file");
    assertThat(plain(doctor(binary))).contains("names cannot be read");
    assertThat(doctor(binary).exit()).isEqualTo(1);
  }

  @Test
  void of_a_key_and_a_file_the_key_counts() {
    Said said =
        new TheShell(folder)
            .with("STRIPE_API_KEY", "rk_live_" + PART)
            .with("STRIPE_API_KEY_FILE", folder.resolve("none").toString())
            .run("doctor");

    assertThat(plain(said)).contains("STRIPE_API_KEY_FILE is not looked at: STRIPE_API_KEY is set");
    assertThat(said.exit()).isZero();
  }

  @Test
  void an_address_that_would_send_the_key_in_clear_text_does_not_do() {
    Said said =
        new TheShell(folder).with("STRIPE_API_BASE", "http://stripe.alderpost.com").run("doctor");

    assertThat(plain(said)).contains("stripe failed STRIPE_API_BASE does not do:", "in clear text");
  }

  private Said doctor(Path file) {
    return new TheShell(folder).with("STRIPE_API_KEY_FILE", file.toString()).run("doctor");
  }

  private static String plain(Said said) {
    return said.out().replaceAll("\\s+", " ");
  }
}
