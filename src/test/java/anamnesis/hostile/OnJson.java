package anamnesis.hostile;

import static anamnesis.hostile.Hostile.Must.refused;

import anamnesis.hostile.Hostile.Must;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Shelves of a case that somebody changed, or a broken disk did.
final class OnJson {
  private static final String SOUND =
      "{\"schema\":1,\"sha256\":\"%s\",\"place\":{\"form\":\"CSV\",\"row\":2,\"offset\":9,\"length\":3},"
              .formatted("ab".repeat(32))
          + "\"witness\":\"ehr\",\"kind\":\"ehr.patient\",\"id\":\"7\",\"traits\":[]}";

  private OnJson() {}

  static List<Hostile> all() {
    List<Hostile> all = new ArrayList<>();
    String line = "exhibits.jsonl, line 2";
    all.add(shelf("depth 100,000", () -> "[".repeat(100_000), line));
    all.add(shelf("an object of depth 100,000", () -> "{\"a\":".repeat(100_000), line));
    all.add(shelf("a key twice", () -> SOUND.replace("\"id\"", "\"kind\":\"x\",\"id\""), line));
    all.add(shelf("NaN", () -> SOUND.replace("\"row\":2", "\"row\":NaN"), line));
    all.add(
        shelf(
            "a number of 2,000 digits",
            () -> SOUND.replace("\"row\":2", "\"row\":" + "9".repeat(2000)),
            line));
    all.add(shelf("1e400", () -> SOUND.replace("\"row\":2", "\"row\":1e400"), line));
    all.add(shelf("1e999999999", () -> SOUND.replace("\"row\":2", "\"row\":1e999999999"), line));
    all.add(shelf("a fraction for a row", () -> SOUND.replace("\"row\":2", "\"row\":2.5"), line));
    all.add(shelf("text behind", () -> SOUND + " and more", line));
    all.add(shelf("half of it", () -> SOUND.substring(0, 60), line));
    all.add(shelf("a byte order mark", () -> "\uFEFF" + SOUND, line));
    all.add(shelf("NUL", () -> SOUND.replace("ehr", "e\0r"), line));
    all.add(shelf("a blank line", () -> "", line));
    all.add(shelf("an array", () -> "[" + SOUND + "]", line));
    all.add(shelf("a text", () -> "\"x\"", line));
    all.add(shelf("null", () -> "null", line));
    all.add(shelf("no schema", () -> SOUND.replace("\"schema\":1,", ""), line));
    all.add(
        shelf(
            "a schema in words", () -> SOUND.replace("\"schema\":1", "\"schema\":\"one\""), line));
    all.add(
        shelf("a schema below none", () -> SOUND.replace("\"schema\":1", "\"schema\":-1"), line));
    all.add(
        shelf(
            "a schema of tomorrow",
            () -> SOUND.replace("\"schema\":1", "\"schema\":7"),
            "version 7"));
    for (String field : List.of("sha256", "place", "witness", "kind", "id", "traits")) {
      all.add(shelf("no " + field, () -> without(field), line));
    }
    all.add(shelf("a number for the traits", () -> SOUND.replace("[]", "5"), line));
    all.add(shelf("a null among the traits", () -> SOUND.replace("[]", "[null]"), line));
    all.add(
        shelf(
            "an unknown trait",
            () ->
                SOUND.replace(
                    "[]",
                    "[{\"role\":\"SELF\",\"place\":\"x\",\"trait\":{\"is\":\"java.io.File\"}}]"),
            line));
    all.add(shelf("an object for the kind", () -> SOUND.replace("\"ehr.patient\"", "{}"), line));
    all.add(shelf("an unknown form", () -> SOUND.replace("CSV", "EXE"), line));
    all.add(
        raw(
            "invalid UTF-8",
            stage -> {
              byte[] bytes = (SOUND + "\n" + SOUND).getBytes(StandardCharsets.UTF_8);
              bytes[SOUND.length() + 150] = (byte) 0xFF;
              return bytes;
            },
            refused(line)));
    all.add(
        Hostile.of(
            "json: a shelf with a line of 100 MB",
            refused("exhibits.jsonl, line 1"),
            stage -> {
              stage
                  .opened()
                  .file(
                      "home/cases/night/exhibits.jsonl",
                      out -> {
                        byte[] much = "y".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
                        out.write("{\"schema\":1,\"id\":\"".getBytes(StandardCharsets.UTF_8));
                        for (int i = 0; i < 100; i++) {
                          out.write(much);
                        }
                        out.write("\"}\n".getBytes(StandardCharsets.UTF_8));
                      });
              return stage.run("link");
            }));
    all.add(
        Hostile.of(
            "json: a folder for a shelf",
            refused("exhibits.jsonl"),
            stage -> {
              Files.createDirectory(stage.opened().theCase().resolve("exhibits.jsonl"));
              return stage.run("link");
            }));
    all.add(
        Hostile.of(
            "json: a pipe for a shelf",
            refused("exhibits.jsonl"),
            stage -> {
              stage.opened().pipe("home/cases/night/exhibits.jsonl");
              return stage.run("link");
            }));
    for (String other :
        List.of("pairs", "findings/scan", "witnesses", "verdicts", "balance", "rows/patient")) {
      all.add(other(other));
    }
    return all;
  }

  /// Every other shelf that the first screen of the night reads.
  private static Hostile other(String shelf) {
    return Hostile.of(
        "json: %s without its fields".formatted(shelf),
        refused(shelf + ".jsonl, line 1"),
        stage -> {
          stage.opened().file("home/cases/night/%s.jsonl".formatted(shelf), "{\"schema\":1}\n");
          if (shelf.startsWith("rows/")) {
            stage.file("home/cases/night/rebuilds.jsonl", REBUILT);
          }
          return stage.run("case", "show");
        });
  }

  private static final String REBUILT =
      "{\"schema\":1,\"into\":\"embedded\",\"mapping\":\"m\",\"definitions\":\"d\",\"written\":1,\"tables\":"
          + "[{\"name\":\"public.patient\",\"rows\":1,\"known\":1,\"inferred\":0,\"disputed\":0,\"lost\":0,\"refused\":0}],"
          + "\"lost\":{},\"fates\":{},\"unused\":{}}\n";

  private static String without(String field) {
    return SOUND.replaceFirst(",?\"%s\":(\"[^\"]*\"|\\{[^}]*\\}|\\[\\])".formatted(field), "");
  }

  private static Hostile shelf(String name, Supplier<String> second, String says) {
    return raw(
        name,
        stage -> (SOUND + "\n" + second.get() + "\n" + SOUND).getBytes(StandardCharsets.UTF_8),
        refused(says));
  }

  private static Hostile raw(String name, Bytes bytes, Must must) {
    return Hostile.of(
        "json: a shelf with " + name,
        must,
        stage -> {
          Path shelf = stage.opened().theCase().resolve("exhibits.jsonl");
          Files.write(shelf, bytes.of(stage));
          return stage.run("link");
        });
  }

  /// What stands on the shelf.
  @FunctionalInterface
  private interface Bytes {
    byte[] of(Stage stage);
  }
}
