package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher, in a folder with a space, in front of a runtime that only says what it was given.
class LauncherTest {
  @TempDir Path temp;

  /// How it ended and what was printed, on either stream.
  private record Ended(int exit, String said) {}

  private Path launcher() throws IOException {
    Path home = temp.resolve("a clone");
    Path runtime = home.resolve("target/dist/runtime/bin");
    Files.createDirectories(runtime);
    Path java = runtime.resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        for word; do printf '<%s>' "$word"; done
        cat
        """);
    Files.createFile(home.resolve("target/dist/built"));
    Path launcher = home.resolve("anamnesis");
    Files.copy(Path.of(System.getProperty("anamnesis.folder", "."), "anamnesis"), launcher);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    return launcher;
  }

  private Ended run(String script) throws IOException, InterruptedException {
    Path said = temp.resolve("said");
    Process process =
        new ProcessBuilder(List.of("sh", "-c", script))
            .directory(temp.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(said.toFile())
            .start();
    int exit = process.waitFor();
    return new Ended(exit, Files.readString(said, StandardCharsets.UTF_8));
  }

  @Test
  void words_pass_through_untouched_from_a_folder_with_a_space_and_by_a_link() throws Exception {
    Path launcher = launcher();
    Files.createSymbolicLink(temp.resolve("link"), launcher);
    for (String path : List.of("'%s'".formatted(launcher), "./link")) {
      assertThat(run(path + " 'a b' '' '*' --x=\"y z\"").said())
          .contains("<-Danamnesis.folder=%s>".formatted(temp.resolve("a clone").toRealPath()))
          .endsWith("<a b><><*><--x=y z>");
    }
  }

  @Test
  void a_stream_that_was_closed_is_empty_and_not_the_next_file_that_is_opened() throws Exception {
    String launcher = "'%s'".formatted(launcher());
    Ended ended = run(launcher + " last <&-");
    assertThat(ended.exit()).isZero();
    assertThat(ended.said()).endsWith("<last>");
    assertThat(run(launcher + " >&-").exit()).isZero();
  }

  @Test
  void a_machine_that_may_not_build_is_told_so_in_two_lines() throws Exception {
    Path launcher = launcher();
    Files.createDirectories(launcher.resolveSibling("src"));
    Files.delete(launcher.resolveSibling("target/dist/built"));
    Path search = temp.resolve("searched");
    Files.writeString(
        search,
        Files.readString(launcher)
            .replaceAll("/usr/lib/jvm|/usr/java|/opt|/Library|\\$HOME\"", "/nowhere$0"));
    Files.writeString(launcher, Files.readString(search));
    Ended ended = run("unset JAVA_HOME; '%s' doctor".formatted(launcher));
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.said().lines()).hasSize(2);
    assertThat(ended.said())
        .startsWith("refused: Anamnesis is built with JDK 25")
        .contains("hint:");
  }
}
