package anamnesis.hostile;

import anamnesis.shell.TheShell;
import anamnesis.shell.TheShell.Said;
import anamnesis.source.stripe.Hasty;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A place of its own for one input: a folder, a home, and a shell whose Stripe is asked in haste.
final class Stage {
  private static final int MOST_READ = 1 << 18;

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  Stage(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  Path folder() {
    return folder;
  }

  Path home() {
    return folder.resolve("home");
  }

  Path theCase() {
    return home().resolve("cases/night");
  }

  Stage with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Stage opened() {
    Said said = run("case", "open", "night");
    if (said.exit() != 0) {
      throw new IllegalStateException(said.err());
    }
    return this;
  }

  Said run(String... words) {
    return shell().run(words);
  }

  TheShell shell() {
    TheShell shell = new TheShell(home()).hearing(Hasty.stripe());
    environment.forEach(shell::with);
    return shell;
  }

  Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path file(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  /// A file as large as it gets, without ever being whole in memory.
  Path file(String name, Writing writing) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      writing.to(out);
    }
    return file;
  }

  /// A pipe that nobody writes to: whoever opens it waits for ever.
  Path pipe(String name) throws IOException, InterruptedException {
    Path pipe = folder.resolve(name);
    Files.createDirectories(pipe.getParent());
    new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor();
    return pipe;
  }

  /// The reasons of all that is in quarantine.
  String quarantine() throws IOException {
    Path shelves = theCase().resolve("quarantine");
    if (!Files.isDirectory(shelves)) {
      return "";
    }
    try (Stream<Path> files = Files.list(shelves)) {
      return files.map(Stage::read).collect(Collectors.joining());
    }
  }

  /// The traces of bugs, if there were any.
  String bugs() throws IOException {
    try (Stream<Path> files = Files.list(home().resolve("bugs"))) {
      return files.map(Stage::read).collect(Collectors.joining());
    }
  }

  /// The beginning is enough to know it by.
  private static String read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_READ), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is written while the file is open.
  @FunctionalInterface
  interface Writing {
    void to(OutputStream out) throws IOException;
  }
}
