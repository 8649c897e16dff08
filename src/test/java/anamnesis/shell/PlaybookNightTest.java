package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Case;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Json;
import anamnesis.playbook.Taken;
import anamnesis.tabletop.Scene;
import anamnesis.tabletop.TheWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The shipped playbook, played on a whole world: every line of it is run for real.
class PlaybookNightTest {
  private static final int REBUILD = 14;

  @TempDir static Path folder;
  private static Scene scene;
  private static TheShell shell;

  @BeforeAll
  static void world() {
    scene = TheWorld.wiped().scene();
    shell = new TheShell(folder.resolve("home")).with("STRIPE_API_KEY", Scene.STRIPE_KEY);
    shell.with("STRIPE_API_BASE", scene.stripe());
  }

  @Test
  void it_stops_where_a_person_says_no_and_is_played_to_its_end_from_there() throws Exception {
    List<String> lines = new ArrayList<>();
    Outcome stopped = play(lines, "y", "y", "y", "n");
    assertThat(stopped.exit()).isEqualTo(Exit.REFUSED);
    assertThat(stopped.json().path("stopped").asInt()).isEqualTo(REBUILD);
    assertThat(lines).hasSize(10).first().isEqualTo("case open night");

    lines.clear();
    Outcome ended = play(lines, "y", "y", "y");

    assertThat(ended.json().path("stopped").asInt()).as(ended.text().toString()).isZero();
    assertThat(ended.json().path("before").asInt()).isEqualTo(REBUILD - 1);
    assertThat(lines).containsExactly("rebuild", "reconcile", "report", "letters", "case verify");
    Case night = Case.open(new Cases(home()).folder("night"));
    try (var taken = Taken.shelf(night).read()) {
      assertThat(taken).hasSize(20);
    }
    JsonNode report = Json.tree(Files.readString(night.folder().resolve("report/report.json")));
    assertThat(report.path("conservation").path("holds").asBoolean()).isTrue();
    assertThat(report.path("money").path(0).path("witnessed").asLong()).isPositive();
  }

  @Test
  void in_a_script_it_stops_at_the_first_thing_that_only_a_person_can_do() throws Exception {
    Path script = folder.resolve("night.txt");
    Files.writeString(
        script,
        "playbook run wiped-and-reseeded --set case=alone --set database=%s --set backups='%s' --set ehr=x --set consents=y\ncase list\n"
            .formatted(scene.database(), scene.backups()));

    TheShell.Said said = shell.run("run", script.toString());

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.out())
        .contains("wiped-and-reseeded: stopped at step 1 of 20; 0 are done.")
        .contains("needs a person at a terminal")
        .contains("the same command, at a terminal: it goes on from there");
    assertThat(said.err()).contains("stopped at line 1, exit 2");
    assertThat((said.out() + said.err()).lines()).allMatch(line -> line.length() <= 80);
    assertThat(folder.resolve("home/cases/alone")).doesNotExist();
  }

  private static Outcome play(List<String> lines, String... answers) throws Exception {
    Surroundings around =
        new Surroundings(
            home(),
            InstantSource.fixed(scene.noticed()),
            Path.of(System.getProperty("anamnesis.folder", ".")),
            true);
    Map<String, List<String>> options =
        Map.of(
            "set",
            List.of(
                "case=night",
                "database=" + scene.database(),
                "backups=" + scene.backups(),
                "ehr=" + scene.ehr(),
                "consents=" + scene.bucket()));
    Desk desk =
        new Desk(around, List.of("wiped-and-reseeded"), options, line -> typed(lines, line));
    return new PlaybookRunCommand().run(desk.answering(answers));
  }

  private static Exit typed(List<String> lines, String line) {
    lines.add(line);
    int code = shell.run(Words.of(line).toArray(String[]::new)).exit();
    for (Exit exit : Exit.values()) {
      if (exit.code() == code) {
        return exit;
      }
    }
    throw new AssertionError("exit " + code);
  }

  private static Map<String, String> home() {
    return Map.of("ANAMNESIS_HOME", folder.resolve("home").toString());
  }
}
