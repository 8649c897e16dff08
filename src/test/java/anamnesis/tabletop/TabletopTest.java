package anamnesis.tabletop;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Case;
import anamnesis.casefile.Custody;
import anamnesis.casefile.Json;
import anamnesis.shell.TheShell;
import anamnesis.shell.TheShell.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The whole night on real parts, held against the truth: the test that every room stands behind.
class TabletopTest {
  private static final int DEPTH = Integer.getInteger("depth", 1);

  @TempDir Path home;

  record World(String incident, int patients, long seed) {}

  static Stream<World> worlds() {
    Stream<World> always =
        Stream.of(new World("wiped-and-reseeded", 151, 1), new World("cascade", 30, 2));
    Stream<World> deeper =
        Stream.iterate(0, n -> n + 1)
            .limit(2L * (DEPTH - 1))
            .map(
                n -> new World(n % 3 == 0 ? "cascade" : "wiped-and-reseeded", 12 + 31 * n, 70 + n));
    return Stream.concat(always, deeper);
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void the_night_ends_with_the_truth(World world) throws IOException {
    Path folder = home.resolve("case");
    Said said =
        new TheShell(home.resolve("home"))
            .run(
                "tabletop",
                "--case",
                folder.toString(),
                "--incident",
                world.incident(),
                "--patients",
                String.valueOf(world.patients()),
                "--seed",
                String.valueOf(world.seed()),
                "--format",
                "json");

    assertThat(said.exit()).as("%s%n%s", said.out(), said.err()).isZero();
    JsonNode json = Json.tree(said.out());
    assertThat(json.path("schema").asString()).isEqualTo("anamnesis/tabletop/1");
    assertThat(json.path("people").path("right").asInt()).isEqualTo(world.patients());
    assertThat(json.path("people").path("falseMerges").asInt()).isZero();
    assertThat(json.path("lostCells").path("truth").asInt()).isPositive();
    assertThat(json.path("money").path("rebuilt").asLong())
        .isPositive()
        .isEqualTo(json.path("money").path("truth").asLong());
    assertThat(json.path("otherMoney").values())
        .isNotEmpty()
        .allMatch(one -> one.path("truth").asLong() > 0)
        .allMatch(one -> one.path("truth").equals(one.path("rebuilt")));
    assertThat(json.path("erased").path("truth").asInt()).isPositive();
    assertThat(json.path("erased").path("returned").asInt()).isZero();
    assertThat(json.path("since").path("truth").asInt()).isGreaterThan(2);
    assertThat(json.path("since").path("told")).isEqualTo(json.path("since").path("truth"));
    assertThat(json.path("since").path("invented").asInt()).isZero();
    assertThat(json.path("synthetic").path("found").asInt())
        .isEqualTo(world.incident().equals("cascade") ? 12 : 77);
    assertThat(json.path("beforeReview").path("wrong").asInt()).isZero();
    assertThat(json.path("seconds").size()).isPositive();
    assertThat(Custody.check(Case.open(folder)).changes()).isEmpty();
  }

  @Test
  void a_case_that_is_no_rehearsal_is_not_overwritten() throws IOException {
    Path folder = home.resolve("mine");
    Case.begin(folder, "mine");
    Said said = new TheShell(home).run("tabletop", "--case", folder.toString());
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).startsWith("refused: the case in " + folder + " is not a rehearsal\n");
    assertThat(Files.readString(folder.resolve("case.yaml"))).contains("name: mine");
  }

  @Test
  void a_rehearsal_does_not_become_the_case_of_the_night() {
    TheShell shell = new TheShell(home.resolve("home"));
    shell.run("case", "open", "real");
    shell.run("tabletop", "--patients", "12");
    assertThat(shell.run("case", "list").out().lines().filter(line -> line.startsWith("*")))
        .singleElement()
        .asString()
        .contains("real");
  }
}
