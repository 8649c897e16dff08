package anamnesis.shell;

import anamnesis.Anamnesis;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The real program in a process of its own, from the classes under test.
public final class Child {
  private static final int LONGEST = 180;

  private final Process process;
  private final Path out;
  private final Path err;

  private Child(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /// A person at a terminal, as the launcher tells it, with that environment and no other of ours.
  public static Child start(Map<String, String> environment, String... words) throws IOException {
    Path out = Files.createTempFile("anamnesis-child", ".out");
    Path err = Files.createTempFile("anamnesis-child", ".err");
    out.toFile().deleteOnExit();
    err.toFile().deleteOnExit();
    ProcessBuilder builder = new ProcessBuilder(line(words));
    builder.environment().keySet().removeIf(name -> name.matches("(ANAMNESIS|STRIPE|PG).*"));
    builder.environment().putAll(environment);
    Process process =
        builder
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Child(process, out, err);
  }

  /// What starts it, for whoever wants it in a pipe or under a limit.
  public static List<String> line(String... words) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Djdk.httpclient.redirects.retrylimit=1",
            "-Danamnesis.folder=" + System.getProperty("anamnesis.folder", "."),
            "-Danamnesis.terminal=02",
            "-cp",
            house(),
            Anamnesis.class.getName()));
    line.addAll(Arrays.asList(words));
    return line;
  }

  public Process process() {
    return process;
  }

  public String out() throws IOException {
    return Files.readString(out);
  }

  public String err() throws IOException {
    return Files.readString(err);
  }

  /// SIGKILL, and the end of it.
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /// Any other signal, by its name.
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  public TheShell.Said end() throws IOException, InterruptedException {
    if (!process.waitFor(LONGEST, TimeUnit.SECONDS)) {
      kill();
      throw new AssertionError("it did not end: " + out() + err());
    }
    TheShell.Said said = new TheShell.Said(process.exitValue(), out(), err());
    Files.deleteIfExists(out);
    Files.deleteIfExists(err);
    return said;
  }

  /// Witnesses that other tests made up are not part of the house.
  private static String house() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
