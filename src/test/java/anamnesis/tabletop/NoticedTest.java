package anamnesis.tabletop;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.casefile.Json;
import anamnesis.database.EmbeddedServer;
import anamnesis.database.Staged;
import anamnesis.shell.TheShell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The first commands of the night on whole worlds, as somebody types them who noticed something.
class NoticedTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {2, 9})
  void the_cascade_is_seen_in_the_copies_and_in_the_count(long seed) throws Exception {
    try (Scene scene = cascade(seed)) {
      JsonNode scan = Json.tree(scan(scene.database(), scene.backups(), "--format", "json").out());
      assertThat(scan.path("findings"))
          .filteredOn(finding -> finding.path("severity").asString().equals("critical"))
          .extracting(finding -> finding.path("detector").asString())
          // The only table that was written to meanwhile is left out of the dumps: equal sizes
          // accuse nobody here.
          .containsExactlyInAnyOrder(
              "P17-count-drop",
              "P23-identity-break",
              "S00-invented-people",
              "S03-shared-secret-hash",
              "S04-reserved-contact");

      assertThat(scan(scene.database(), scene.backups(), "--window", "1d").out())
          .startsWith("CRITICAL   public.patient has lost rows that it held before")
          .contains("known again by name and birth date")
          .contains("  when     after 2026-04-0")
          .contains("public.patient: 40 rows in the copy of")
          .contains("each good one holds 40 rows of public.patient")
          .contains("  outside  not asked yet: ehr, s3, stripe")
          .contains("  Then     anamnesis case open NAME")
          .contains("your provider goes back 1 day")
          .containsPattern("5 critical, .* 0 not evaluated, [0-9]+ not asked +exit 1");
    }
  }

  @Test
  void the_application_s_role_could_have_done_it_and_posture_says_by_what() {
    TheShell.Said said =
        new TheShell(folder.resolve("home"))
            .run("posture", "--database", TheWorld.wiped().scene().database(), "--format", "json");

    JsonNode test = Json.tree(said.out()).path("tests").path(0);
    assertThat(test.path("name").asString()).isEqualTo("app-role-apart");
    assertThat(test.path("outcome").asString()).isEqualTo("fail");
    assertThat(test.path("evidence").asString())
        .contains("portal_app")
        .contains("is a member of portal_migrate");
    assertThat(said.exit()).isEqualTo(1);
  }

  private Scene cascade(long seed) throws Exception {
    Wish wish = new Wish(Incident.CASCADE, 40, seed, Wish.AS_OF);
    return Scene.set(wish, folder.resolve("scene"), Progress.SILENT);
  }

  @Test
  void nothing_is_wrong_with_a_practice_that_nothing_happened_to() throws Exception {
    Life life = Life.of(new Wish(Incident.WIPED_AND_RESEEDED, Wish.PATIENTS, 6, Wish.AS_OF));
    Path backups = Files.createDirectories(folder.resolve("backups"));
    try (EmbeddedServer server = EmbeddedServer.stage(folder.resolve("data"))) {
      Map<String, String> hashes = Bucket.write(life.consents(), folder.resolve("bucket"));
      Migrations.run(server, life);
      new Practice(server, new Portal(life, hashes)).live(Progress.SILENT);
      nights(server, life.era().noticed(), backups);

      TheShell.Said said =
          scan(server.text("portal_scan", Practice.DATABASE), backups, "--format", "json");

      JsonNode scan = Json.tree(said.out());
      assertThat(scan.path("findings"))
          .filteredOn(finding -> !finding.path("severity").asString().equals("info"))
          .isEmpty();
      assertThat(scan.path("notEvaluated")).isEmpty();
      assertThat(scan.path("evaluated").asInt()).isGreaterThanOrEqualTo(13);
      assertThat(said.exit()).isZero();
    }
  }

  /// Four nights of a practice at work: somebody joins the staff on each day.
  private static void nights(EmbeddedServer server, Instant last, Path backups) throws Exception {
    Dumps dumps = new Dumps(server);
    for (int day = 4; day > 0; day--) {
      dumps.write(List.of(last.minus(Duration.ofDays(day))), backups);
      try (Staged app = Staged.as("portal_app", server, Practice.DATABASE)) {
        app.change(
            "insert into staff (id, name, email, role) values (?, ?, ?, 'nurse')",
            List.of("s_new" + day, "Avery Night", "avery" + day + "@alderpost.com"));
        app.commit();
      }
    }
  }

  private TheShell.Said scan(String database, Path backups, String... more) {
    List<String> words =
        new ArrayList<>(List.of("scan", "--database", database, "--backups", backups.toString()));
    words.addAll(List.of(more));
    return new TheShell(folder.resolve("home")).run(words.toArray(String[]::new));
  }
}
