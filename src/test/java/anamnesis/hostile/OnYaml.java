package anamnesis.hostile;

import static anamnesis.hostile.Hostile.Must.done;
import static anamnesis.hostile.Hostile.Must.refused;

import anamnesis.hostile.Hostile.Must;
import anamnesis.shell.TheShell.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Files that a person wrote, or that somebody wrote for them: the case, a mapping, a playbook.
final class OnYaml {
  private static final String HEAD = "schema: 1\nname: night\n";
  private static final String TABLE =
      "table: public.patient\nabout: x\nrows: {each: person}\nkey: id\n";

  private OnYaml() {}

  static List<Hostile> all() {
    List<Hostile> all = new ArrayList<>();
    cases(all);
    places(all);
    mappings(all);
    playbooks(all);
    return all;
  }

  private static void cases(List<Hostile> all) {
    all.add(about("a billion laughs", () -> laughs(), refused("more than 20 aliases")));
    all.add(about("an alias of itself", () -> HEAD + "x: &a [*a]\n", done()));
    all.add(about("an alias of nothing", () -> HEAD + "x: *nobody\n", refused("case.yaml:3")));
    all.add(about("a merge key", () -> HEAD + "x: &a {b: 1}\ny: {<<: *a}\n", done()));
    all.add(
        about("a key given twice", () -> HEAD + "name: other\n", refused("`name` is given twice")));
    all.add(about("tabs", () -> HEAD + "practice:\n\tname: x\n", refused("case.yaml:4")));
    all.add(about("a byte order mark", () -> "\uFEFF" + HEAD, done("night")));
    all.add(about("NUL", () -> HEAD + "x: a\0b\n", refused("case.yaml:3")));
    all.add(
        about(
            "a tag of a class",
            () -> HEAD + "x: !!java.net.URL [\"http://x\"]\n",
            refused("case.yaml:3")));
    all.add(
        about(
            "a class for a name",
            () -> "schema: 1\nname: !!java.io.File [x]\n",
            refused("case.yaml:2")));
    all.add(about("a scalar of 400 KB", () -> HEAD + "x: " + "y".repeat(400 << 10), done("night")));
    all.add(
        about("a thousand levels", () -> HEAD + "x: " + "[".repeat(1000), refused("case.yaml")));
    all.add(about("many documents", () -> HEAD + "---\nname: two\n", refused("case.yaml:3")));
    all.add(about("nothing", () -> "", refused("case.yaml")));
    all.add(about("a list for a map", () -> "- schema: 1\n- name: x\n", refused("case.yaml")));
    all.add(about("a number beyond all", () -> "schema: 1e999\nname: x\n", refused("case.yaml:1")));
    all.add(about("a version of tomorrow", () -> "schema: 9\nname: x\n", refused("version 9")));
    all.add(about("an octal version", () -> "schema: 0o1\nname: x\n", refused("case.yaml:1")));
    all.add(
        about("a sexagesimal version", () -> "schema: 1:30\nname: x\n", refused("case.yaml:1")));
    all.add(about("a version less than none", () -> "schema: -1\nname: x\n", refused("version")));
    all.add(about("a name that is a truth", () -> "schema: 1\nname: yes\n", done("yes")));
    all.add(about("CR LF", () -> "schema: 1\r\nname: night\r\n", done("night")));
    all.add(about("a name of escapes", () -> "schema: 1\nname: \"\\e]0;x\\a\\e[2J\"\n", done()));
    all.add(
        about(
            "60,000 keys",
            () -> HEAD + "x: {" + "a: 1, ".repeat(60_000) + "}\n",
            refused("twice")));
    all.add(
        bytes("invalid UTF-8", new byte[] {'a', ':', ' ', (byte) 0xC3, '\n'}, refused("UTF-8")));
    all.add(bytes("UTF-16", HEAD.getBytes(StandardCharsets.UTF_16), done("night")));
  }

  private static void places(List<Hostile> all) {
    all.add(at("50 MB", refused("larger than"), (stage, file) -> large(stage)));
    all.add(
        at(
            "a folder in its place",
            refused("no plain file"),
            (stage, file) -> Files.createDirectory(file)));
    all.add(
        at(
            "a pipe in its place",
            refused("no plain file"),
            (stage, file) -> stage.pipe("home/cases/night/case.yaml")));
    all.add(
        at(
            "a link to itself",
            refused("case"),
            (stage, file) -> Files.createSymbolicLink(file, file)));
    all.add(
        at(
            "a device in its place",
            refused("no plain file"),
            (stage, file) -> Files.createSymbolicLink(file, Path.of("/dev/zero"))));
    all.add(
        at(
            "nobody may read it",
            refused("no right"),
            (stage, file) -> {
              Files.writeString(file, HEAD);
              Files.setPosixFilePermissions(file, java.util.Set.of());
            }));
  }

  private static void mappings(List<Hostile> all) {
    all.add(
        mapping(
            "an unknown key",
            TABLE + "colums: {}\n",
            refused("unknown key `colums`", "known: table")));
    all.add(
        mapping("a column that eats itself", TABLE + "columns: &c {id: *c}\n", refused("p.yaml")));
    all.add(
        mapping("a table with an escape", "table: \"a\\e[31m.b\"\n", refused("`table` is wanted")));
    all.add(
        mapping("a table of SQL", "table: public.x; drop table y\n", refused("`table` is wanted")));
    all.add(mapping("a list for a table", "- x\n", refused("p.yaml:1")));
    all.add(
        mapping(
            "a key with markup and bidi", TABLE + "\"<b>\\u202Ex\": 1\n", refused("unknown key")));
    all.add(
        mapping(
            "an expression without end",
            TABLE + "columns: {id: {from: \"" + "a ".repeat(200_000) + "\"}}\n",
            refused("p.yaml")));
    all.add(mapping("no file but a folder", "FOLDER", refused("p.yaml")));
  }

  private static void playbooks(List<Hostile> all) {
    all.add(playbook("a step of two lines", "run: \"scan\\nrebuild\"", refused("one line")));
    all.add(playbook("an unknown variable", "run: \"scan ${nobody}\"", refused("nobody")));
    all.add(
        playbook("a why of escapes", "{run: case list, why: \"\\e[2J\\u202E\\x9b31m\"}", done()));
    all.add(playbook("a step that is a list", "[[[]]]", refused("x.yaml")));
    all.add(
        Hostile.of(
            "yaml: playbook with a key of 1 MB",
            refused("x.yaml"),
            stage -> played(stage, "name: x\n" + "k".repeat(1 << 20) + ": 1\n")));
  }

  private static Hostile playbook(String name, String step, Must must) {
    String text =
        "name: x\nabout: x\nwhen: x\nsteps:\n  - "
            + (step.contains("why") || step.startsWith("[") ? step : "{" + step + ", why: x}")
            + "\n";
    return Hostile.of("yaml: playbook with " + name, must, stage -> played(stage, text));
  }

  private static Said played(Stage stage, String text) throws IOException {
    stage.file("installed/playbooks/x.yaml", text);
    return stage
        .shell()
        .installed(stage.folder().resolve("installed"))
        .run("playbook", "show", "x");
  }

  private static Hostile mapping(String name, String text, Must must) {
    return Hostile.of(
        "yaml: mapping with " + name,
        must,
        stage -> {
          Path folder = stage.file("map/schema.sql", "create table patient (id text);").getParent();
          if (text.equals("FOLDER")) {
            Files.createDirectory(folder.resolve("p.yaml"));
          } else {
            stage.file("map/p.yaml", text);
          }
          return stage.run("mapping", "check", "--mapping", folder.toString());
        });
  }

  private static Hostile about(String name, Supplier<String> text, Must must) {
    return at(name, must, (stage, file) -> Files.writeString(file, text.get()));
  }

  private static Hostile bytes(String name, byte[] bytes, Must must) {
    return at(name, must, (stage, file) -> Files.write(file, bytes));
  }

  private static Hostile at(String name, Must must, Laid laid) {
    return Hostile.of(
        "yaml: case.yaml with " + name,
        must,
        stage -> {
          Path file = stage.opened().theCase().resolve("case.yaml");
          Files.delete(file);
          laid.in(stage, file);
          return stage.run("case", "show", "--case", file.getParent().toString());
        });
  }

  private static void large(Stage stage) throws IOException {
    byte[] line = ("# " + "x".repeat(1000) + "\n").getBytes(StandardCharsets.UTF_8);
    stage.file(
        "home/cases/night/case.yaml",
        out -> {
          for (int i = 0; i < 50_000; i++) {
            out.write(line);
          }
        });
  }

  private static String laughs() {
    StringBuilder text = new StringBuilder(HEAD + "a0: &a0 [ha, ha]\n");
    for (int i = 1; i < 40; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    return text.toString();
  }

  /// Puts something where a file is looked for.
  @FunctionalInterface
  private interface Laid {
    void in(Stage stage, Path file) throws Exception;
  }
}
