package anamnesis.tabletop;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Json;
import anamnesis.shell.TheShell;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The wiped practice: not one of the people on its screen was ever seen by anybody.
class NobodyKnowsTest {
  @TempDir Path folder;

  @Test
  void none_of_77_is_known_to_any_witness_and_everybody_is_missed() {
    Path night = folder.resolve("night");
    TheWorld world = TheWorld.wiped();
    world.played(night);

    TheShell.Said said =
        world
            .shell(night)
            .with("ANAMNESIS_DATABASE_URL", world.scene().database())
            .run("reconcile", "--against", "wounded", "--format", "json");

    assertThat(said.exit()).as(said.err()).isEqualTo(1);
    JsonNode json = Json.tree(said.out());
    JsonNode rows = json.path("rows").path("public.patient");
    assertThat(rows.path("total").asInt()).isEqualTo(77);
    assertThat(rows.path("synthetic").asInt()).isEqualTo(77);
    assertThat(rows.path("known").asInt()).isZero();
    assertThat(rows.path("missing").asInt()).isEqualTo(40);
    assertThat(json.path("findings").path(0).path("statement").asString())
        .isEqualTo("public.patient: 0 of 77 known to any witness");
    assertThat(json.path("kept").asInt()).isZero();

    TheShell.Said claim =
        world
            .shell(night)
            .with("ANAMNESIS_DATABASE_URL", world.scene().database())
            .run("reconcile", "--claim", "patients=40");
    assertThat(claim.exit()).isEqualTo(1);
    assertThat(claim.out().replaceAll("\\s+", " "))
        .contains(
            "FALSE patients=40 claimed; 77 rows stand there, 77 of them invented, 0 known to a"
                + " witness, 40 whom witnesses know are missing");
  }
}
