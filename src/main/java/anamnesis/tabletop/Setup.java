package anamnesis.tabletop;

import anamnesis.shell.Call;
import anamnesis.shell.Exit;
import anamnesis.shell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.node.ObjectNode;

/// `tabletop --setup`: keeps a scene up until it is asked to end, and says how the night is played
/// against it from another terminal.
final class Setup {
  private final Call call;
  private final Path folder;

  Setup(Call call, Path folder) {
    this.call = call;
    this.folder = folder;
  }

  /// Ctrl-C is how one leaves it, and so no failure.
  Outcome keep(Wish wish) throws IOException, InterruptedException {
    try (Scene scene = Scene.set(wish, folder, call.progress())) {
      Directions directions = new Directions(scene, folder, program());
      directions.write();
      call.announce(outcome(wish, scene, directions));
      untilInterrupted();
    }
    call.tell("the scene is taken down; the same line sets it up again, as it was left");
    return new Outcome(Exit.DONE, Outcome.json("tabletop-setup"), List.of());
  }

  private static void untilInterrupted() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException asked) {
      // Asked to end: which is all that was waited for.
    }
  }

  private static Outcome outcome(Wish wish, Scene scene, Directions directions) {
    List<String> lines = new ArrayList<>(List.of("The scene stands until Ctrl-C.", ""));
    lines.addAll(stands(wish, scene));
    lines.addAll(List.of("", "The night, in another terminal:", ""));
    lines.addAll(directions.lines());
    return new Outcome(Exit.DONE, json(wish, scene, directions), lines);
  }

  private static ObjectNode json(Wish wish, Scene scene, Directions directions) {
    ObjectNode json = Outcome.json("tabletop-setup");
    json.put("incident", wish.incident().word()).put("patients", wish.patients());
    json.put("seed", wish.seed()).put("noticed", scene.noticed().toString());
    json.put("wiped", scene.wiped().toString()).put("database", scene.database());
    json.put("stripe", scene.stripe());
    json.put("ehr", scene.ehr().toString()).put("bucket", scene.bucket().toString());
    json.put("backups", scene.backups().toString()).put("truth", scene.truth().toString());
    json.put("case", directions.night().toString());
    directions.into(json);
    return json;
  }

  private static List<String> stands(Wish wish, Scene scene) {
    String world =
        "%s, %d patients, seed %d".formatted(wish.incident().word(), wish.patients(), wish.seed());
    return List.of(
        line("world", world),
        line("noticed", utc(scene.noticed()) + "; emptied " + utc(scene.emptied())),
        line("database", scene.database()),
        line("stripe", scene.stripe() + ", an invented one"),
        line("ehr", scene.ehr().toString()),
        line("consents", scene.bucket().toString()),
        line("backups", scene.backups().toString()),
        line("truth", scene.truth() + ", for the end"));
  }

  /// The launcher as it is typed from here.
  private String program() {
    Path launcher = call.surroundings().installed().resolve("anamnesis").toAbsolutePath();
    boolean here = Path.of("anamnesis").toAbsolutePath().equals(launcher.normalize());
    return here || !Files.isExecutable(launcher)
        ? "./anamnesis"
        : ShellWord.of(launcher.toString());
  }

  private static String utc(Instant at) {
    return at.toString().substring(0, 16).replace('T', ' ') + " UTC";
  }

  private static String line(String what, String says) {
    return "  %-10s %s".formatted(what, says);
  }
}
