package anamnesis.hostile;

import static anamnesis.hostile.Hostile.Must.done;
import static anamnesis.hostile.Hostile.Must.refused;

import anamnesis.hostile.Hostile.Must;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What may be typed, and scripts.
final class OnCommandLine {
  private OnCommandLine() {}

  static List<Hostile> all() {
    List<Hostile> all = new ArrayList<>();
    words(all);
    options(all);
    scripts(all);
    return all;
  }

  private static void words(List<Hostile> all) {
    all.add(typed("a command of 1 MB", refused("is no command"), "x".repeat(1 << 20)));
    all.add(
        typed(
            "a command of escapes",
            refused("is no command"),
            "\u001b]52;c;AAAA\u0007\u009b31m\bsc\ran"));
    all.add(
        typed(
            "a command of bidi and blanks of no width",
            refused("is no command"),
            "sc\u202Ean\u200B\uFEFF\u2066"));
    all.add(
        typed(
            "a command of combining marks",
            refused("is no command"),
            "s" + "\u0301".repeat(500) + "can"));
    all.add(
        typed(
            "a command of line breaks",
            refused("is no command"),
            "scan\nrefused: all is well\u2028x"));
    all.add(typed("NUL", refused("is no command"), "\0"));
    all.add(typed("an empty command", refused(), ""));
    all.add(typed("10,000 words", refused("takes"), many("case", "show", 10_000)));
    all.add(typed("an argument of 1 MB", refused(), "explain", "y".repeat(1 << 20)));
    all.add(typed("a name of escapes to look for", refused(), "who", "\u001b[2J"));
    all.add(typed("words behind --", refused("takes no words"), "case", "list", "--", "--help"));
    all.add(typed("-- alone", done(), "case", "list", "--"));
  }

  private static void options(List<Hostile> all) {
    all.add(
        typed(
            "an option twice",
            refused("given twice"),
            "case",
            "list",
            "--format",
            "json",
            "--format",
            "text"));
    all.add(
        typed(
            "an option of 1 MB",
            refused("knows no option"),
            "case",
            "list",
            "--" + "x".repeat(1 << 20)));
    all.add(
        typed(
            "an option of escapes",
            refused("knows no option"),
            "case",
            "list",
            "--\u001b[2J\u202E=1"));
    all.add(typed("an option without a name", refused("knows no option"), "case", "list", "--="));
    all.add(
        typed(
            "a stretch of time beyond all",
            refused("no stretch of time"),
            "scan",
            "--backups",
            ".",
            "--window",
            "99999999999999w"));
    all.add(
        typed(
            "a stretch of time of 1 MB",
            refused("no stretch of time"),
            "scan",
            "--backups",
            ".",
            "--window",
            "9".repeat(1 << 20) + "d"));
    all.add(
        typed(
            "a stretch of time below none",
            refused("no stretch of time"),
            "scan",
            "--backups",
            ".",
            "--window",
            "-1d"));
    all.add(
        inCase(
            "a rate beyond all", refused("--rate"), "gather", "stripe", "--rate", "9".repeat(50)));
    all.add(
        inCase(
            "a rate in other digits", refused("--rate"), "gather", "stripe", "--rate", "\u0663"));
    all.add(
        typed(
            "more patients than there are people",
            refused("12 to 20,000"),
            "tabletop",
            "--patients",
            "99999999999"));
    all.add(typed("a seed beyond all", refused("--seed"), "tabletop", "--seed", "9".repeat(50)));
    all.add(
        typed(
            "a time beyond all",
            refused("--as-of"),
            "tabletop",
            "--as-of",
            "+999999999-12-31T23:59:59Z"));
    all.add(
        typed(
            "a variable without a name",
            refused("--set"),
            "playbook",
            "run",
            "wiped-and-reseeded",
            "--set",
            "=x"));
    all.add(
        typed(
            "a variable of escapes",
            refused("--set"),
            "playbook",
            "run",
            "wiped-and-reseeded",
            "--set",
            "\u001b[2J\nx=1"));
    all.add(
        typed(
            "an actor of escapes", refused(), "gather", "nobody", "--actor", "agent:\u001b[2J\n"));
    all.add(
        typed("a format of escapes", refused("--format"), "case", "list", "--format", "\u001b[2J"));
    all.add(
        typed(
            "an answer into a folder that is none",
            refused("no folder"),
            "case",
            "list",
            "--out",
            "/nowhere/x"));
  }

  private static void scripts(List<Hostile> all) {
    all.add(script("a byte order mark", () -> "\uFEFFcase list\n", done("no case yet")));
    all.add(
        script(
            "CR LF", () -> "case list\r\n# a comment\r\n\r\ncase list\r\n", done("no case yet")));
    all.add(script("NUL", () -> "case list\0\n", refused("line 1")));
    all.add(
        script(
            "a line of 10 MB",
            () -> "case list " + "x".repeat(10 << 20) + "\n",
            refused("line 1", "longer than")));
    all.add(
        script(
            "a comment of 10 MB",
            () -> "# " + "x".repeat(10 << 20) + "\n",
            refused("line 1", "longer than")));
    all.add(
        script(
            "a quote never closed",
            () -> "case list \"\ncase list\n",
            refused("never closed", "line 1")));
    all.add(script("itself", () -> "run {}\n", refused("may not play another")));
    all.add(script("itself, quoted", () -> "\"run\" {}\n", refused("may not play another")));
    all.add(
        script(
            "itself, with an option before",
            () -> "'run' --quiet {}\n",
            refused("may not play another")));
    all.add(
        script("a command of escapes", () -> "\u001b[2J\u009b31m\n", refused("control character")));
    all.add(script("nothing", () -> "", done()));
    all.add(bytes("noise", noise(), refused("line 1")));
    all.add(
        bytes(
            "invalid UTF-8",
            new byte[] {'c', 'a', 's', 'e', ' ', (byte) 0xFF, '\n'},
            refused("line 1", "UTF-8")));
    all.add(
        bytes(
            "UTF-16", "case list\n".getBytes(StandardCharsets.UTF_16), refused("line 1", "UTF-8")));
    all.add(typed("a script that is not there", refused("no script"), "run", "nowhere.txt"));
    all.add(typed("a script that is a folder", refused("no script"), "run", "."));
    all.add(typed("a script that is a device", refused("no script"), "run", "/dev/zero"));
    all.add(
        Hostile.of(
            "typed: a script that is a pipe",
            refused("no script"),
            stage -> stage.run("run", stage.pipe("p").toString())));
  }

  private static byte[] noise() {
    byte[] noise = new byte[100_000];
    new java.util.Random(3).nextBytes(noise);
    return noise;
  }

  private static Hostile script(String name, Supplier<String> text, Must must) {
    return Hostile.of(
        "typed: a script with " + name,
        must,
        stage -> {
          Path file = stage.folder().resolve("s.txt");
          stage.file("s.txt", text.get().replace("{}", file.toString()));
          return stage.run("run", file.toString());
        });
  }

  private static Hostile bytes(String name, byte[] bytes, Must must) {
    return Hostile.of(
        "typed: a script with " + name,
        must,
        stage -> stage.run("run", stage.file("s.txt", bytes).toString()));
  }

  private static Hostile inCase(String name, Must must, String... words) {
    return Hostile.of("typed: " + name, must, stage -> stage.opened().run(words));
  }

  private static Hostile typed(String name, Must must, String... words) {
    return Hostile.of("typed: " + name, must, stage -> stage.run(words));
  }

  private static String[] many(String one, String two, int more) {
    List<String> words = new ArrayList<>(List.of(one, two));
    for (int i = 0; i < more; i++) {
      words.add("x");
    }
    return words.toArray(String[]::new);
  }
}
