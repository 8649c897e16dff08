package anamnesis.tabletop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.node.ObjectNode;

/// How the night is played against a scene from another terminal: the environment, and the command
/// lines in their order. Both are kept as files too, so that no script has to read the screen.
///
/// @param program what starts Anamnesis, as it is typed
record Directions(Scene scene, Path folder, String program) {
  private static final String ENVIRONMENT = "environment";
  private static final String COMMANDS = "commands";

  Path night() {
    return home().resolve("cases").resolve("night");
  }

  /// A home of its own: a rehearsal does not become the case that was opened last.
  private Path home() {
    return folder.resolve("home");
  }

  SequencedMap<String, String> environment() {
    SequencedMap<String, String> environment = new LinkedHashMap<>();
    environment.put("ANAMNESIS_HOME", home().toString());
    environment.put("ANAMNESIS_DATABASE_URL", scene.database());
    environment.put("STRIPE_API_KEY_FILE", keyFile().toString());
    environment.put("STRIPE_API_BASE", scene.stripe());
    return environment;
  }

  /// As `anamnesis run` plays them; a shell takes them apart in the same way.
  List<String> commands() {
    String sheet = word(folder.resolve("rulings.csv"));
    return List.of(
        "case open night",
        "scan --backups " + word(scene.backups()) + " --window 1d",
        "gather stripe --wiped " + scene.emptied(),
        "gather ehr " + word(scene.ehr()),
        "gather s3 " + word(scene.bucket()),
        "link",
        "review --out " + sheet,
        "review --in " + sheet,
        "link",
        "rebuild",
        "reconcile",
        "report",
        "letters");
  }

  void write() throws IOException {
    Props.put(keyFile(), Scene.STRIPE_KEY.getBytes(StandardCharsets.UTF_8));
    StringBuilder exports = new StringBuilder();
    exports.append("# Read by a shell:  . ").append(word(environmentFile())).append('\n');
    environment()
        .forEach(
            (name, value) -> exports.append("export %s=%s\n".formatted(name, ShellWord.of(value))));
    // The case, the fresh database and the key of the real practice have no place in a rehearsal.
    exports.append("unset ANAMNESIS_CASE ANAMNESIS_FRESH_URL STRIPE_API_KEY\n");
    Props.put(environmentFile(), exports.toString().getBytes(StandardCharsets.UTF_8));
    String lines = String.join("\n", commands()) + "\n";
    Props.put(folder.resolve(COMMANDS), lines.getBytes(StandardCharsets.UTF_8));
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("  . " + word(environmentFile()));
    for (String command : commands()) {
      if (command.startsWith("review --in")) {
        lines.add("  # rule in that sheet (same, different, unsure), or by `review` alone; then");
      }
      lines.add("  %s %s".formatted(program, command));
    }
    return lines;
  }

  void into(ObjectNode json) {
    environment().forEach(json.putObject("environment")::put);
    json.put("environmentFile", environmentFile().toString());
    commands().forEach(json.putArray("commands")::add);
    json.put("commandsFile", folder.resolve(COMMANDS).toString());
  }

  /// No screen shows a key, not even an invented one.
  private Path keyFile() {
    return folder.resolve("stripe-key");
  }

  private Path environmentFile() {
    return folder.resolve(ENVIRONMENT);
  }

  private static String word(Path path) {
    return ShellWord.of(path.toString());
  }
}
