package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import anamnesis.casefile.Custody;
import anamnesis.casefile.Machine;
import anamnesis.database.PostgresForTests;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who acts, in earnest: the launcher, a process of its own, and what is attached to it. A terminal
/// is a real one, made by `script`.
class TerminalTest {
  private static final Path HERE =
      Path.of(System.getProperty("anamnesis.folder", ".")).toAbsolutePath().normalize();

  @TempDir Path temp;
  private Watched night;
  private String line;

  private record Ended(int exit, String said) {}

  @BeforeEach
  void a_case_and_the_launcher() throws Exception {
    night = Watched.at(temp.resolve("case"));
    line = "rebuild --into " + night.url;
    Path runtime = Files.createDirectories(temp.resolve("target/dist/runtime/bin"));
    Files.createFile(temp.resolve("target/dist/built"));
    executable(runtime.resolve("java"), runtime());
    executable(temp.resolve("anamnesis"), Files.readString(HERE.resolve("anamnesis")));
  }

  /// The launcher's own words, and the classes as they stand here instead of a built archive.
  private static String runtime() {
    return """
        #!/bin/sh
        for word; do
          shift
          case $word in
            -Danamnesis.terminal=*) terminal=$word ;;
            -jar) shift; break ;;
          esac
        done
        exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "$terminal" -Danamnesis.folder='%s' \
          -Djava.awt.headless=true -cp '%s' anamnesis.Anamnesis "$@"
        """
        .formatted(Path.of(System.getProperty("java.home"), "bin", "java"), HERE, house());
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static String house() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Process begin(String script) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of("sh", "-c", script))
            .directory(temp.toFile())
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("said").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("ANAMNESIS_"));
    builder.environment().put("ANAMNESIS_HOME", temp.resolve("home").toString());
    builder.environment().put("ANAMNESIS_CASE", night.folder.toString());
    return builder.start();
  }

  private Ended run(String script) throws IOException, InterruptedException {
    return new Ended(begin("exec </dev/null; " + script).waitFor(), said());
  }

  private String said() throws IOException {
    return Files.readString(temp.resolve("said"), StandardCharsets.UTF_8);
  }

  /// At a terminal, with a hand that types the name when it is asked for.
  private Ended typed(String command) throws Exception {
    assumeThat(new ProcessBuilder("sh", "-c", "command -v script").start().waitFor())
        .as("`script`, of util-linux, makes terminals")
        .isZero();
    Files.writeString(temp.resolve("inner"), command + "\n");
    Process process = begin("script -qec 'sh inner' /dev/null");
    try (OutputStream hand = process.getOutputStream()) {
      while (process.isAlive() && !said().contains("Type the name")) {
        Thread.sleep(50);
      }
      if (process.isAlive()) {
        hand.write((night.database + "\n").getBytes(StandardCharsets.UTF_8));
        hand.flush();
      }
      return new Ended(process.waitFor(), said());
    }
  }

  private void isRefused(Ended ended, String actor) throws IOException {
    assertThat(ended.said()).contains(actor + " may not ");
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(night.last().actor()).isEqualTo(actor);
    assertThat(night.last().result()).startsWith("refused: " + actor + " may not ");
    night.isUntouched();
  }

  @Test
  void what_is_piped_in_is_no_person() throws Exception {
    String confirmed = line + " --confirm " + night.database;
    Files.writeString(temp.resolve("night.txt"), confirmed + "\n");
    isRefused(run("cat night.txt | ./anamnesis"), "unattended");
    isRefused(run("./anamnesis @night.txt < night.txt"), "unattended");
    isRefused(run("ANAMNESIS_ACTOR=doctor ./anamnesis run - < night.txt"), "agent:doctor");
    assertThat(night.entries()).hasSize(4);
  }

  @Test
  void the_environment_makes_no_terminal() throws Exception {
    String terminal = "-Danamnesis.terminal=012";
    String all =
        "_JAVA_OPTIONS=%1$s JAVA_TOOL_OPTIONS=%1$s JDK_JAVA_OPTIONS=%1$s".formatted(terminal);
    isRefused(
        run("%s ./anamnesis %s --confirm %s".formatted(all, line, night.database)), "unattended");
  }

  @Test
  void at_a_terminal_an_agent_stays_one_and_a_person_approves_what_it_then_does_once()
      throws Exception {
    isRefused(typed("ANAMNESIS_ACTOR=agent:helper ./anamnesis " + line), "agent:helper");

    Ended approved = typed("./anamnesis case approve '" + line + "'");
    assertThat(approved.exit()).as(approved.said()).isZero();
    assertThat(night.last().actor()).isEqualTo("person");

    Ended done = run("ANAMNESIS_ACTOR=agent:helper ./anamnesis " + line);
    assertThat(done.exit()).as(done.said()).isZero();
    assertThat(night.filled()).isTrue();
    assertThat(run("./anamnesis " + line).said()).contains("was used already");
    assertThat(Custody.check(night.file()).changes()).isEmpty();
  }

  @Test
  void a_person_at_a_terminal_types_the_name_and_fills() throws Exception {
    Ended done = typed("./anamnesis " + line);
    assertThat(done.said()).contains("Type the name of the database that will be filled");
    assertThat(done.exit()).as(done.said()).isZero();
    assertThat(night.filled()).isTrue();
    assertThat(night.last().actor()).isEqualTo("person");
  }

  /// Stopped where it cannot go on by itself, so that it is surely in the middle when it is killed.
  @Test
  void what_was_killed_goes_on_under_the_same_approval_and_is_done_once() throws Exception {
    TheShell person =
        new TheShell(temp.resolve("home"), Machine.clock().instant())
            .with("ANAMNESIS_CASE", night.folder.toString());
    assertThat(person.run("case", "approve", line, "--confirm", night.database).exit()).isZero();
    try (var held = PostgresForTests.held(night.url, "create table patient ()")) {
      Process killed = begin("exec ./anamnesis " + line + " </dev/null");
      while (killed.isAlive() && !held.waitedFor()) {
        Thread.sleep(50);
      }
      assertThat(killed.destroyForcibly().waitFor()).as(said()).isEqualTo(137);
    }
    assertThat(night.filled()).isFalse();

    Ended done = run("./anamnesis " + line);

    assertThat(done.exit()).as(done.said()).isZero();
    assertThat(night.filled()).isTrue();
    assertThat(night.last().result()).startsWith("done; approved by #");
    assertThat(run("./anamnesis " + line).said()).contains("was used already");
  }
}
