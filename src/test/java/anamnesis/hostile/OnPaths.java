package anamnesis.hostile;

import static anamnesis.hostile.Hostile.Must.done;
import static anamnesis.hostile.Hostile.Must.incomplete;
import static anamnesis.hostile.Hostile.Must.refused;

import anamnesis.hostile.Hostile.Must;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Names and folders that a bucket's copy, an export or a folder of backups may have.
final class OnPaths {
  private static final int TOWER = 1_900;

  private OnPaths() {}

  static List<Hostile> all() {
    List<Hostile> all = new ArrayList<>();
    names(all);
    links(all);
    rights(all);
    exports(all);
    return all;
  }

  private static void names(List<Hostile> all) {
    all.add(bucket("a line break in a name", done("its id"), b -> paper(b, "a\nrefused: x.pdf")));
    all.add(
        bucket(
            "escapes in a name", done("its id"), b -> paper(b, "\u001b]0;x\u0007\u001b[2J.pdf")));
    all.add(
        bucket(
            "a name written from right to left",
            done("1 exhibit kept"),
            b -> paper(b, "ann\u202Efdp.exe")));
    all.add(
        bucket(
            "a name of 255 bytes",
            done("1 exhibit kept"),
            b -> paper(b, "x".repeat(251) + ".pdf")));
    all.add(
        bucket(
            "two names that differ in their case alone",
            done("2 exhibits kept"),
            b -> {
              paper(b, "Ann.pdf");
              paper(b, "ann.pdf", " ");
            }));
    all.add(
        bucket(
            "two names that differ in their form alone",
            done("2 exhibits kept"),
            b -> {
              paper(b, "Zo\u00eb.pdf");
              paper(b, "Zoe\u0308.pdf", " ");
            }));
    all.add(
        bucket("a name of formulas", done("1 exhibit kept"), b -> paper(b, "=cmd|'calc'!A1.pdf")));
    all.add(bucket("a name that is no UTF-8", done("1 "), OnPaths::notUtf8));
    all.add(
        bucket(
            "200 folders deep", done("1 exhibit kept"), b -> paper(b, "d/".repeat(200) + "x.pdf")));
    all.add(bucket("3,800 folders deep", incomplete("1 exhibit kept", "too deep"), OnPaths::deep));
    all.add(
        bucket("no byte in it", done("an empty file"), b -> Files.createFile(b.resolve("x.pdf"))));
  }

  private static void links(List<Hostile> all) {
    all.add(
        bucket(
            "a link out of the folder",
            incomplete("leads out").hiding("root:"),
            b -> Files.createSymbolicLink(b.resolve("x.pdf"), Path.of("/etc/passwd"))));
    all.add(
        bucket(
            "a link to itself",
            incomplete("a link to no file"),
            b -> Files.createSymbolicLink(b.resolve("x.pdf"), Path.of("x.pdf"))));
    all.add(
        bucket(
            "a link to the folder above",
            incomplete("a link to no file"),
            b -> Files.createSymbolicLink(b.resolve("x"), b)));
    all.add(
        bucket(
            "a device",
            incomplete("a link to no file"),
            b -> Files.createSymbolicLink(b.resolve("x.pdf"), Path.of("/dev/zero"))));
    all.add(
        Hostile.of(
            "paths: a pipe in a bucket's copy",
            incomplete("no file"),
            stage -> {
              stage.opened().pipe("b/x.pdf");
              return stage.run("gather", "s3", stage.folder().resolve("b").toString());
            }));
    all.add(
        Hostile.of(
            "paths: a socket in a bucket's copy",
            incomplete("no file"),
            stage -> {
              Path folder = Files.createDirectories(stage.opened().folder().resolve("b"));
              try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                socket.bind(
                    UnixDomainSocketAddress.of(Path.of("/tmp").resolve("s" + System.nanoTime())));
                Path bound = ((UnixDomainSocketAddress) socket.getLocalAddress()).getPath();
                Files.move(bound, folder.resolve("x.pdf"));
                return stage.run("gather", "s3", folder.toString());
              }
            }));
  }

  private static void rights(List<Hostile> all) {
    all.add(
        bucket(
            "a folder that may not be looked into",
            incomplete("1 exhibit kept", "1 folder"),
            b -> {
              paper(b, "x.pdf");
              closed(b.resolve("closed"));
            }));
    all.add(
        bucket(
            "a file that may not be read",
            incomplete("1 exhibit kept", "no right to read"),
            b -> {
              paper(b, "x.pdf");
              Files.setPosixFilePermissions(paper(b, "y.pdf"), Set.of());
            }));
    all.add(
        Hostile.of(
            "paths: an export with a folder that may not be looked into",
            incomplete("1 exhibit kept", "not looked into"),
            stage -> {
              Path folder =
                  stage.opened().file("e/demographics.csv", "id,last_name\n7,V\n").getParent();
              closed(folder.resolve("closed"));
              return stage.run("gather", "ehr", folder.toString());
            }));
    all.add(
        Hostile.of(
            "paths: backups with a file that may not be read",
            Must.found("no right to read"),
            stage -> {
              Path file = stage.file("d/x.sql", "x");
              Files.setPosixFilePermissions(file, Set.of());
              return stage.run("backups", file.getParent().toString());
            }));
  }

  private static void exports(List<Hostile> all) {
    all.add(
        Hostile.of(
            "paths: an export with a link out of it",
            incomplete("leads out").hiding("root:"),
            stage -> {
              Path folder =
                  stage.opened().file("e/demographics.csv", "id,last_name\n7,V\n").getParent();
              Files.createSymbolicLink(folder.resolve("x.csv"), Path.of("/etc/passwd"));
              return stage.run("gather", "ehr", folder.toString());
            }));
    all.add(
        Hostile.of(
            "paths: an export in a table named with escapes",
            done("its id"),
            stage -> {
              Path folder =
                  stage.opened().file("e/\u001b[2J\u202E.csv", "x,last_name\n7,V\n").getParent();
              return stage.run("gather", "ehr", folder.toString());
            }));
    for (String command :
        List.of(
            "gather ehr",
            "gather s3",
            "backups",
            "scan --backups",
            "run",
            "case open --case",
            "mapping check --mapping",
            "review --in",
            "rebuild --into",
            "case list --out")) {
      all.add(
          Hostile.of(
              "paths: NUL in the path of " + command,
              refused(),
              stage -> {
                List<String> words = new ArrayList<>(List.of(command.split(" ")));
                words.add("a\0b" + (command.startsWith("rebuild") ? ".sql" : ""));
                return stage.opened().run(words.toArray(String[]::new));
              }));
    }
    all.add(
        Hostile.of(
            "paths: a path of 100,000 characters",
            refused(),
            stage -> stage.opened().run("gather", "ehr", "x/".repeat(50_000))));
    all.add(
        Hostile.of(
            "paths: a case called like its parent",
            refused("cannot be called"),
            stage -> stage.run("case", "open", "..")));
    all.add(
        Hostile.of(
            "paths: a case called by escapes",
            refused("cannot be called"),
            stage -> stage.run("case", "open", "\u001b[2J")));
    all.add(
        Hostile.of(
            "paths: a key in a pipe",
            refused("no plain file"),
            stage ->
                stage
                    .opened()
                    .with("STRIPE_API_KEY_FILE", stage.pipe("k").toString())
                    .run("gather", "stripe")));
    all.add(
        Hostile.of(
            "paths: the last case is a file of noise",
            refused("no case is open"),
            stage -> {
              stage.opened().file("home/last-case", new byte[] {0, 1, (byte) 0xFF, '\n', 0});
              return stage.run("case", "show");
            }));
  }

  private static Hostile bucket(String name, Must must, Laid laid) {
    return Hostile.of(
        "paths: a bucket's copy with " + name,
        must,
        stage -> {
          Path folder = Files.createDirectories(stage.opened().folder().resolve("b"));
          laid.in(folder);
          return stage.run("gather", "s3", folder.toString());
        });
  }

  private static void closed(Path folder) throws IOException {
    paper(folder, "y.pdf");
    Files.setPosixFilePermissions(folder, Set.of());
  }

  private static Path paper(Path folder, String name) throws IOException {
    return paper(folder, name, "");
  }

  private static Path paper(Path folder, String name, String more) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, (OnPdf.sound() + more).getBytes(StandardCharsets.ISO_8859_1));
  }

  /// A name in bytes that no text has: made by the shell, for Java has no way to write it.
  private static void notUtf8(Path folder) throws Exception {
    Path sound = paper(folder, "sound");
    new ProcessBuilder("sh", "-c", "mv sound \"$(printf 'a\\377.pdf')\"")
        .directory(sound.getParent().toFile())
        .start()
        .waitFor();
  }

  /// Deeper than any path may be long: two towers, one put on top of the other.
  private static void deep(Path folder) throws IOException {
    paper(folder, "x.pdf");
    Path tower = Files.createDirectories(folder.resolve("d/".repeat(TOWER)));
    Path other = folder.resolveSibling("other");
    Files.createDirectories(other.resolve("d/".repeat(TOWER)));
    Files.move(other, tower.resolve("d"));
  }

  /// Puts something into a folder.
  @FunctionalInterface
  private interface Laid {
    void in(Path folder) throws Exception;
  }
}
