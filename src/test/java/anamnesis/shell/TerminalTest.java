package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import anamnesis.casefile.Custody;
import java.io.File;
import java.io.IOException;
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
    executable(runtime.resolve("java"), RUNTIME.formatted(java(), HERE, house()));
    executable(temp.resolve("anamnesis"), Files.readString(HERE.resolve("anamnesis")));
  }

  /// The launcher's own words, and the classes as they stand here instead of a built archive.
  private static final String RUNTIME =
      """
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
      """;

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private static String house() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Ended run(String script) throws IOException, InterruptedException {
    Path said = temp.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(List.of("sh", "-c", script))
            .directory(temp.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(said.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("ANAMNESIS_"));
    builder.environment().put("ANAMNESIS_HOME", temp.resolve("home").toString());
    builder.environment().put("ANAMNESIS_CASE", night.folder.toString());
    return new Ended(builder.start().waitFor(), Files.readString(said, StandardCharsets.UTF_8));
  }

  /// What is typed reaches it through a terminal, a little late as it does from a hand.
  private Ended typed(String keys, String command) throws Exception {
    assumeThat(new ProcessBuilder("sh", "-c", "command -v script").start().waitFor())
        .as("`script`, of util-linux, makes terminals")
        .isZero();
    Path inner = temp.resolve("inner");
    Files.writeString(inner, command + "\n");
    return run(
        "{ sleep 3; printf '%s\\n'; sleep 6; } | script -qec 'sh %s' /dev/null"
            .formatted(keys, inner));
  }

  private void isRefused(Ended ended, String actor) throws IOException {
    assertThat(ended.said()).contains("refused: " + actor + " may not ");
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
    isRefused(
        typed(night.database, "ANAMNESIS_ACTOR=agent:helper ./anamnesis " + line), "agent:helper");

    Ended approved = typed(night.database, "./anamnesis case approve '" + line + "'");
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
    Ended done = typed(night.database, "./anamnesis " + line);
    assertThat(done.said()).contains("Type the name of the database that will be filled");
    assertThat(done.exit()).as(done.said()).isZero();
    assertThat(night.filled()).isTrue();
    assertThat(night.last().actor()).isEqualTo("person");
  }
}
