package anamnesis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {
  @TempDir Path home;

  @Test
  void its_data_stays_and_a_server_that_outlived_its_command_is_taken_over()
      throws IOException, InterruptedException {
    Path data = home.resolve("a folder with spaces/fresh");
    try (EmbeddedServer first = EmbeddedServer.start(data)) {
      fill(first, "one");
    }
    killedWhileFilling(data, Map.of());
    try (EmbeddedServer second = EmbeddedServer.start(data)) {
      assertThat(words(second)).containsExactly("one", "two");
    }
    try (EmbeddedServer third = EmbeddedServer.start(data)) {
      assertThat(words(third)).containsExactly("one", "two");
    }
  }

  @Test
  void nobody_else_on_this_machine_gets_in_and_its_log_says_nothing_of_what_is_in_it()
      throws IOException {
    Path data = home.resolve("own");
    try (EmbeddedServer server = EmbeddedServer.start(data)) {
      assertThatThrownBy(() -> Asked.open(DatabaseUrl.of(server.text("postgres", "postgres"))))
          .isInstanceOf(Refusal.class)
          .hasMessageEndingWith("asks for a password, and none was given");
      assertThatThrownBy(
              () -> Asked.open(DatabaseUrl.of(server.text("postgres:guess", "postgres"))))
          .hasMessageEndingWith("the password is wrong");
      String socket = server.text("postgres", "postgres").replaceFirst(".*:(\\d+)/.*", "$1");
      assertThatThrownBy(
              () ->
                  Asked.open(
                      DatabaseUrl.of("postgresql://postgres@/postgres?host=/tmp&port=" + socket)))
          .isInstanceOf(Refusal.class);
      assertThat(server.url("postgres").toString()).doesNotContain(Files.readString(key(data)));
      assertThat(mode(data)).isEqualTo("rwx------");
      assertThat(mode(key(data))).isEqualTo("rw-------");
      try (Asked asked = Asked.open(server.url("postgres"))) {
        assertThat(
                asked.list(
                    "select name || ' ' || setting as it from pg_settings where name in"
                        + " ('log_min_messages', 'log_min_error_statement', 'log_statement',"
                        + " 'log_error_verbosity', 'log_parameter_max_length_on_error',"
                        + " 'logging_collector') order by 1",
                    row -> row.word("it")))
            .containsExactly(
                "log_error_verbosity terse",
                "log_min_error_statement panic",
                "log_min_messages fatal",
                "log_parameter_max_length_on_error 0",
                "log_statement none",
                "logging_collector off");
      }
    }
  }

  @Test
  void a_stage_is_open_to_everybody_on_this_machine() throws IOException {
    try (EmbeddedServer stage = EmbeddedServer.stage(home.resolve("stage"))) {
      Asked.open(DatabaseUrl.of(stage.text("postgres", "postgres"))).close();
    }
  }

  private static Path key(Path data) {
    return data.resolveSibling(data.getFileName() + ".password");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void it_starts_where_the_locale_of_the_login_is_not_installed()
      throws IOException, InterruptedException {
    Path data = home.resolve("elsewhere");
    killedWhileFilling(data, Map.of("LC_ALL", "tr_TR.UTF-8", "LANG", "xx_XX.UTF-8"));
    try (EmbeddedServer server = EmbeddedServer.start(data);
        Asked asked = Asked.open(server.url("postgres"))) {
      assertThat(
              asked.list(
                  "select concat(datcollate, datlocprovider, datlocale) as it from pg_database",
                  answer -> answer.word("it")))
          .containsOnly("CbC.UTF-8");
    }
  }

  private static void killedWhileFilling(Path data, Map<String, String> environment)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                data.toString())
            .inheritIO();
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor()).isEqualTo(9);
  }

  /// A command that is killed while its server is up.
  static final class Killed {
    private Killed() {}

    public static void main(String[] words) throws IOException {
      fill(EmbeddedServer.start(Path.of(words[0])), "two");
      Runtime.getRuntime().halt(9);
    }
  }

  private static void fill(EmbeddedServer server, String word) throws IOException {
    try (Fresh fresh = Fresh.open(server.url("postgres"))) {
      fresh.run("create table if not exists kept(word text)");
      fresh.fill("public.kept", List.of("word"), List.of(List.of(word)).iterator());
      fresh.commit();
    }
  }

  private static List<String> words(EmbeddedServer server) {
    try (Asked asked = Asked.open(server.url("postgres"))) {
      return asked.list(
          "select word from public.kept order by word", answer -> answer.word("word"));
    }
  }
}
