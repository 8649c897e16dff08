package anamnesis.tabletop;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Anamnesis;
import anamnesis.casefile.Hash;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same evidence, mapping and decisions give the same bytes: in another process, on another
/// number of processors, in a language with digits of its own, at the other end of the day.
class SamenessTest {
  @TempDir Path home;

  @Test
  void the_same_world_gives_the_same_case_to_the_byte() throws Exception {
    SortedMap<String, String> here = played("here", List.of("-XX:ActiveProcessorCount=1"));
    SortedMap<String, String> there =
        played(
            "there",
            List.of(
                "-XX:ActiveProcessorCount=8",
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.timezone=Pacific/Auckland"));
    assertThat(here.keySet()).contains("exhibits.jsonl", "identities.jsonl", "verdicts.jsonl");
    assertThat(there).isEqualTo(here);
  }

  private SortedMap<String, String> played(String name, List<String> options) throws Exception {
    Path folder = home.resolve(name);
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(options);
    line.addAll(
        List.of(
            "-Danamnesis.folder=" + System.getProperty("anamnesis.folder", "."),
            "-cp",
            house(),
            Anamnesis.class.getName(),
            "tabletop",
            "--patients",
            "40",
            "--seed",
            "8",
            "--quiet",
            "--case",
            folder.toString()));
    Process process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve(name + ".said").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(home.resolve(name + ".said"))).isZero();
    return hashes(folder);
  }

  /// Witnesses that other tests made up are not part of the house.
  private static String house() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// Everything but the journal, which alone knows the clock, the servers' own data, and the name
  /// that every server gives itself by chance.
  private static SortedMap<String, String> hashes(Path folder) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(Files::isRegularFile)
          .filter(
              file ->
                  !folder
                      .relativize(file)
                      .toString()
                      .matches("(fresh|scene)/.*|journal.*|(lines/)?wounded.jsonl"))
          .forEach(file -> hashes.put(folder.relativize(file).toString(), hash(file)));
    }
    return hashes;
  }

  private static String hash(Path file) {
    try {
      return Hash.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
