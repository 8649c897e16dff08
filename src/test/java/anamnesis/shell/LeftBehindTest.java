package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a process leaves behind: files for their owner alone, and nothing at all of one that died.
class LeftBehindTest {
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  @TempDir Path root;

  @Test
  void a_whole_case_is_its_owners_alone_where_the_umask_would_let_everyone_in() throws Exception {
    Path folder = Files.createDirectories(root.resolve("case"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Launched all = new Launched(root).umask("000").attended();
    Launched.Said said =
        all.run("tabletop", "--patients", "12", "--case", folder.toString(), "--quiet");
    assertThat(said.exit()).as(said.all()).isZero();
    Path told = all.work().resolve("told.txt");
    Files.writeString(told, "of before");
    Files.setPosixFilePermissions(told, PosixFilePermissions.fromString("rw-rw-rw-"));
    String[] show = {"case", "show", "--case", folder.toString(), "--out", told.toString()};
    assertThat(all.run(show).exit()).isZero();
    all.run("case", "open", "other");

    assertThat(told).content().contains("GDPR");
    assertThat(openToOthers(folder)).isEmpty();
    assertThat(openToOthers(all.home())).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(told)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_umask_that_takes_the_owners_own_right_takes_none_here() throws Exception {
    Launched none = new Launched(root).umask("777");
    assertThat(none.run("case", "open", "other").exit()).isZero();
    Path about = none.home().resolve("cases/other/case.yaml");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(about)))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SEGV", "ABRT", "BUS"})
  void one_that_dies_leaves_no_picture_of_its_memory(String signal) throws Exception {
    Launched dying = new Launched(root).with("JAVA_TOOL_OPTIONS", "-Dxqzsecret=1");
    Process process = dying.begin("run", "-");
    process.outputWriter().append("case open night\ncase list\n").flush();
    Path about = dying.home().resolve("cases/night/case.yaml");
    for (int i = 0; i < 600 && !Files.exists(about); i++) {
      Thread.sleep(50);
    }
    Path counters = Path.of("/tmp", "hsperfdata_" + System.getProperty("user.name"));
    assertThat(counters.resolve(String.valueOf(process.pid()))).doesNotExist();
    new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
    Launched.Said said = dying.ended(process);

    assertThat(said.exit()).as("an exit that means something else").isGreaterThan(128);
    assertThat(said.all()).doesNotContain("fatal error").doesNotContain("Picked up");
    assertThat(left(dying.work())).isEmpty();
    assertThat(left(dying.temp())).isEmpty();
    assertThat(left(dying.home()))
        .allMatch(
            name ->
                name.matches("[.]?last-case.*|case.yaml|[.]case.yaml.part|journal[.].*|.*lock.*"));
  }

  private static List<String> left(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }

  private static List<String> openToOthers(Path folder) throws IOException {
    List<String> open = new ArrayList<>();
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.toList();
    }
    for (Path path : all) {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
      if (rights.stream().anyMatch(OTHERS::contains)) {
        open.add("%s %s".formatted(PosixFilePermissions.toString(rights), folder.relativize(path)));
      }
    }
    return open;
  }
}
