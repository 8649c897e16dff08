package anamnesis.backup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.backup.Copy;
import anamnesis.backup.State;
import anamnesis.backup.Window;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each catalogue tells, as its tool writes it, with invented names.
class CataloguesTest {
  private static final Path SAMPLES = Path.of("src/test/resources/anamnesis/backup/catalogues");
  private static final Instant FILE = Instant.parse("2026-04-06T00:00:00Z");

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void every_sample_is_recognised_and_told(Path sample) throws IOException {
    StringBuilder said = new StringBuilder();
    try (InputStream in = Files.newInputStream(sample)) {
      Entries entries = Catalogues.read(in, "x.json", FILE).orElseThrow();
      entries.copies().forEach(copy -> said.append(copy(copy)));
      entries.windows().forEach(window -> said.append(window(window)));
    }
    Path golden = Path.of(sample.toString().replace(".json", ".txt"));
    if (System.getProperty("golden", "check").equals("write")) {
      Files.writeString(golden, said);
    }
    assertThat(said.toString()).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "null",
        "[1,2,3]",
        "\"text\"",
        "{\"a\":{\"b\":[{}]}}",
        "[{\"backup_name\":[1],\"time\":{}}]",
        "[{\"name\":\"x\",\"backup\":\"no list\"}]",
        "{\"DBSnapshots\":7}",
        "{\"branches\":[null,3]}",
        "{\"main\":[{\"backup_id\":\"20261399T250000\",\"status\":\"DONE\"}]}"
      })
  void what_is_none_is_none_and_never_a_trace(String json) throws IOException {
    Optional<Entries> entries =
        Catalogues.read(
            new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "x.json", FILE);
    entries.ifPresent(
        found -> assertThat(found.copies()).noneMatch(copy -> copy.state() == State.GOOD));
  }

  @Test
  void one_that_is_deep_or_long_is_let_be() throws IOException {
    String deep = "[".repeat(100_000);
    byte[] bytes = deep.getBytes(StandardCharsets.UTF_8);
    assertThat(Catalogues.read(new ByteArrayInputStream(bytes), "x.json", FILE)).isEmpty();
    byte[] much = new byte[(int) Catalogues.LONGEST + 10];
    assertThat(Catalogues.read(new ByteArrayInputStream(much), "x.json", FILE)).isEmpty();
  }

  private static String copy(Copy copy) {
    return String.format(
        Locale.ROOT,
        "%s%n  %s, %s, %s, %s bytes, of %s on %s%n  problem %s%n  goes %s: %s%n  locked %s until %s,"
            + " account %s%n  %s%n",
        copy.path(),
        copy.format(),
        copy.takenAt(),
        copy.state().word(),
        copy.bytes(),
        copy.origin().database(),
        copy.origin().server(),
        copy.problem(),
        copy.keeping().expires(),
        copy.keeping().rule(),
        copy.keeping().lock(),
        copy.keeping().lockedUntil(),
        copy.keeping().account(),
        copy.keeping().protect());
  }

  private static String window(Window window) {
    return String.format(
        Locale.ROOT,
        "window of %s by %s: %s to %s, %s; %s%n  %s%n",
        window.of(),
        window.store(),
        window.oldest(),
        window.newest(),
        window.span(),
        window.rule(),
        window.protect());
  }
}
