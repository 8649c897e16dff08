package anamnesis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every known way to write through a question, tried as superuser, as owner and as a plain role,
/// on every supported version. What counts is that nothing changed, not that somebody complained.
class AttemptsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"15", "16", "17", "18"})
  void nothing_is_changed_by_any_attempt_to_write_through_a_question(String version)
      throws Exception {
    Path loot = Files.createDirectories(folder.resolve("loot"));
    try (OlderPostgres server = OlderPostgres.start(version, folder.resolve("data"))) {
      server.happen(text("world.sql").replace("$port", "" + server.port()));
      server.happen("vacuum (freeze, analyze)");
      try (Connection beside = server.connection();
          Connection victim = server.connection()) {
        victim.createStatement().execute("listen gossip");
        Map<String, String> before = Digest.of(beside);
        for (String role : List.of("postgres", "owner_a", "reader_a")) {
          tried(server.url(role), attempts(server, loot, backend(victim)));
          assertThat(Digest.of(beside)).as("after %s", role).isEqualTo(before);
        }
        assertThat(loot).as("the file system").isEmptyDirectory();
        assertThat(victim.isValid(5)).as("another's session").isTrue();
        assertThat(victim.unwrap(org.postgresql.PGConnection.class).getNotifications(1)).isEmpty();
      }
    }
  }

  private static void tried(String url, List<String> attempts) throws IOException {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      for (String attempt : attempts) {
        assertThatThrownBy(() -> asked.list(attempt, row -> row))
            .as("%s: %s", url, attempt)
            .isInstanceOf(Trouble.class);
        assertThatThrownBy(() -> asked.copyOut(attempt, OutputStream.nullOutputStream()))
            .as("%s, copied: %s", url, attempt)
            .isInstanceOf(Trouble.class);
        assertThat(answers(asked)).isEqualTo(2);
      }
      // What is asked for, and booby-trapped by a function of the same name or sign.
      assertThat(
              asked.list(
                  "select lower(name) as n from public.patient where name = name order by 1",
                  row -> row.word("n")))
          .containsExactly("avery", "robin");
    }
  }

  private static long answers(Asked asked) {
    return asked
        .first("select count(*) as n from public.patient", row -> row.count("n"))
        .orElseThrow();
  }

  private static List<String> attempts(OlderPostgres server, Path loot, int victim)
      throws IOException {
    return text("attempts.sql")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("-- "))
        .map(
            line ->
                line.replace("$loot", loot.toString())
                    .replace("$port", "" + server.port())
                    .replace("$victim", "" + victim)
                    .replace("\\n", "\n"))
        .toList();
  }

  private static int backend(Connection connection) throws SQLException {
    return connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
  }

  private static String text(String name) throws IOException {
    try (var in = AttemptsTest.class.getResourceAsStream("/database/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
