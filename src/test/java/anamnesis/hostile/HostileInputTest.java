package anamnesis.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// All hostile inputs at every edge, taken in another process whose memory is small and which has
/// no right that the owner of a file does not give, even where the tests run as root.
class HostileInputTest {
  private static final String MEMORY = "-Xmx128m";
  private static final int MINUTES = 8;
  private static final Map<String, String> RESULTS = new HashMap<>();

  /// What takes away every right to pass over the rights of a file, where there is such a thing.
  private static final List<String> HUMBLE =
      List.of(
          "setpriv",
          "--inh-caps=-dac_override,-dac_read_search",
          "--bounding-set=-dac_override,-dac_read_search");

  @TempDir(cleanup = CleanupMode.NEVER)
  private static Path folder;

  @BeforeAll
  static void takeAll() throws Exception {
    Path said = folder.resolve("said");
    Process child =
        new ProcessBuilder(line()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    if (!child.waitFor(MINUTES, TimeUnit.MINUTES)) {
      child.destroyForcibly().waitFor();
    }
    Path results = folder.resolve("results");
    assertThat(results).as(Files.readString(said)).exists();
    for (String line : Files.readAllLines(results)) {
      String[] parts = line.split("\t", 3);
      RESULTS.put(parts[0], parts[2]);
    }
  }

  /// What lies there is deeper and more closed than JUnit knows to take away.
  @AfterAll
  static void takeAway() throws Exception {
    String all = folder.toString();
    new ProcessBuilder("chmod", "-R", "u+rwx", all).start().waitFor();
    new ProcessBuilder("rm", "-rf", all).start().waitFor();
  }

  @TestFactory
  Stream<DynamicTest> taken_without_a_trace_a_hang_or_a_lie() {
    return Corpus.all().stream()
        .map(
            hostile ->
                DynamicTest.dynamicTest(
                    hostile.name(),
                    () ->
                        assertThat(RESULTS.getOrDefault(hostile.name(), "it was never reached"))
                            .as(hostile.name())
                            .isEmpty()));
  }

  @Test
  void there_are_many_of_them_and_no_two_are_the_same() {
    List<String> names = Corpus.all().stream().map(Hostile::name).toList();
    assertThat(names).hasSizeGreaterThan(150).doesNotHaveDuplicates();
  }

  private static boolean humble() throws InterruptedException {
    List<String> tried = new ArrayList<>(HUMBLE);
    tried.add("true");
    try {
      return new ProcessBuilder(tried).start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static List<String> line() throws InterruptedException {
    List<String> line = new ArrayList<>();
    if (humble()) {
      line.addAll(HUMBLE);
    }
    line.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            MEMORY,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Danamnesis.folder=" + System.getProperty("anamnesis.folder", "."),
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            folder.toString()));
    return line;
  }
}
