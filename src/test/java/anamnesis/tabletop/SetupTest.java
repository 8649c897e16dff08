package anamnesis.tabletop;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Case;
import anamnesis.casefile.Custody;
import anamnesis.casefile.Json;
import anamnesis.shell.Child;
import anamnesis.shell.TheShell;
import anamnesis.shell.TheShell.Said;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A scene that is kept up, and the night played against it from another terminal.
class SetupTest {
  @TempDir static Path temp;
  private final Path folder = temp.resolve("the doctor's scene");

  @Test
  void the_night_that_it_prints_ends_with_the_truth_and_nothing_of_it_survives_its_end()
      throws Exception {
    Child setup = start();
    JsonNode stands = stands(setup);
    Path night = play(stands);

    Truth truth = Truth.read(Path.of(stands.path("truth").asString()));
    JsonNode report = Json.tree(Files.readString(night.resolve("report/report.json")));
    Score score = Score.of(Case.open(night), truth, Night.rebuiltMoney(report));
    assertThat(score.perfect()).as(score.toString()).isTrue();
    assertThat(Custody.check(Case.open(night)).changes()).isEmpty();

    Said second = new TheShell(temp.resolve("home")).run("tabletop", "--setup", folder.toString());
    assertThat(second.exit()).isEqualTo(2);
    assertThat(second.err())
        .contains("is held by `tabletop` (process " + setup.process().pid() + " of ")
        .contains("hint:");

    setup.signal("TERM");
    Said ended = setup.end();
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.err()).contains("the scene is taken down");
    assertThat(ended.out()).as("one document").containsOnlyOnce("\"schema\"");
    assertThat(isUp(stands.path("stripe").asString())).isFalse();
    assertThat(folder.resolve("portal/postmaster.pid")).doesNotExist();
  }

  @Test
  void one_that_was_killed_is_taken_over_by_the_next_and_what_was_exported_holds()
      throws Exception {
    Child killed = start();
    JsonNode stands = stands(killed);
    killed.kill();
    assertThat(folder.resolve("portal/postmaster.pid")).as("it survived").exists();

    Child next = start();
    assertThat(stands(next)).isEqualTo(stands);
    next.signal("HUP");
    assertThat(next.end().exit()).isZero();
    assertThat(folder.resolve("portal/postmaster.pid")).doesNotExist();
  }

  private Child start() throws IOException {
    return Child.start(
        Map.of("ANAMNESIS_HOME", temp.resolve("home").toString()),
        "tabletop",
        "--setup",
        folder.toString(),
        "--patients",
        "20",
        "--seed",
        "4",
        "--format",
        "json");
  }

  /// What it prints at once, while it goes on.
  private static JsonNode stands(Child setup) throws Exception {
    for (int tenths = 0; tenths < 1200 && setup.process().isAlive(); tenths++) {
      if (setup.out().endsWith("}\n")) {
        assertThat(setup.process().isAlive()).isTrue();
        return Json.tree(setup.out());
      }
      Thread.sleep(100);
    }
    throw new AssertionError("it printed nothing: " + setup.out() + setup.err());
  }

  /// As a script that reads the two files that it left, with a person who rules in between.
  private Path play(JsonNode stands) throws Exception {
    assertThat(Files.readString(folder.resolve("environment")))
        .contains("export STRIPE_API_BASE=" + stands.path("stripe").asString() + "\n")
        .contains("/the doctor'\\''s scene/home'\n");
    List<String> lines = Files.readAllLines(folder.resolve("commands"));
    int ruling = lines.indexOf(lines.stream().filter(l -> l.contains("--in")).findAny().orElse(""));
    run(stands, lines.subList(0, ruling));
    Truth truth = Truth.read(Path.of(stands.path("truth").asString()));
    assertThat(new Reviewer(truth).rule(folder.resolve("rulings.csv"))).isPositive();
    run(stands, lines.subList(ruling, lines.size()));
    return Path.of(stands.path("case").asString());
  }

  private void run(JsonNode stands, List<String> lines) throws Exception {
    Path script = Files.write(temp.resolve("script"), lines);
    Map<String, String> environment = new HashMap<>();
    stands
        .path("environment")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asString()));
    Said said = Child.start(environment, "run", script.toString()).end();
    assertThat(said.exit()).as("%s%s", said.out(), said.err()).isLessThan(2);
  }

  private static boolean isUp(String base) {
    int port = URI.create(base).getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
