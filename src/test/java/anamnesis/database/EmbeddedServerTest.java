package anamnesis.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
