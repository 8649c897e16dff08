package anamnesis.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
  @TempDir Path home;

  @Test
  void what_a_kill_left_half_written_is_gone_when_the_next_begins() throws IOException {
    Case file = Case.begin(home.resolve("case"), "night");
    String sha256 = file.vault().put("whole".getBytes(UTF_8));
    Path half = file.folder().resolve("exhibits").resolve(sha256.substring(0, 2));
    Files.writeString(half.resolve(".492f8f.gz.part"), "half of a pa");

    file.scratch(1 << 20).close();

    assertThat(half.resolve(".492f8f.gz.part")).doesNotExist();
    assertThat(file.vault().get(sha256)).asString(UTF_8).isEqualTo("whole");
  }

  @Test
  void any_bytes_come_back_whole_and_in_stretches() throws IOException {
    Vault vault = Case.begin(home.resolve("case"), "night").vault();
    Random random = new Random(7);
    for (int size : new int[] {0, 1, 100, 70_000, (4 << 20) + 17}) {
      for (int alphabet : new int[] {2, 256}) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
          bytes[i] = (byte) random.nextInt(alphabet);
        }
        String sha256 = vault.put(bytes);
        assertThat(sha256).isEqualTo(Hash.of(bytes));
        assertThat(vault.get(sha256)).isEqualTo(bytes);
        int from = size / 3;
        assertThat(vault.get(sha256, from, size - from))
            .isEqualTo(java.util.Arrays.copyOfRange(bytes, from, size));
      }
    }
  }

  @Test
  void a_file_that_changes_while_it_is_kept_never_lies_under_a_wrong_name() throws Exception {
    Vault vault = Case.begin(home.resolve("case"), "night").vault();
    Path file = Files.write(home.resolve("growing"), new byte[24 << 20]);
    AtomicBoolean over = new AtomicBoolean();
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                    for (long n = 0; !over.get(); n++) {
                      bytes.seek(n * 8191 % (24 << 20));
                      bytes.write((int) (n % 251) + 1);
                    }
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
    try {
      for (int i = 0; i < 5; i++) {
        String sha256 = vault.put(file);
        assertThat(Hash.of(vault.open(sha256))).isEqualTo(sha256);
      }
    } finally {
      over.set(true);
      writer.join();
    }
    try (Stream<Path> walk = Files.walk(home.resolve("case/exhibits"))) {
      assertThat(walk.filter(Files::isRegularFile).map(Path::getFileName))
          .noneMatch(name -> name.toString().contains("copying"));
    }
  }

  @Test
  void the_same_bytes_are_kept_once_from_memory_or_from_a_file() throws IOException {
    Vault vault = Case.begin(home.resolve("case"), "night").vault();
    byte[] bytes = "said twice".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Path file = Files.write(home.resolve("said"), bytes);
    assertThat(vault.put(file)).isEqualTo(vault.put(bytes));
    try (Stream<Path> walk = Files.walk(home.resolve("case/exhibits"))) {
      assertThat(walk.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void many_threads_keep_at_once_and_every_one_is_listed_once() throws Exception {
    Case file = Case.begin(home.resolve("case"), "night");
    List<Callable<String>> all = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      // Each four times, so that the same bytes meet.
      byte[] bytes = "page %d ".formatted(i % 100).repeat(5_000).getBytes(UTF_8);
      all.add(() -> file.vault().put(bytes));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<String> sha256 : threads.invokeAll(all)) {
        assertThat(Hash.of(file.vault().get(sha256.get()))).isEqualTo(sha256.get());
      }
    }
    file.record(new Case.Deed(Instant.EPOCH, "person", "gather", Duration.ZERO, 0, "done"));

    assertThat(Files.readAllLines(home.resolve("case/exhibits.kept"))).hasSize(100);
    assertThat(Custody.check(file).found()).isEmpty();
  }

  @Test
  void what_is_damaged_where_it_lies_is_mended_by_whoever_brings_it_again() throws Exception {
    Case file = Case.begin(home.resolve("case"), "night");
    byte[] bytes = "said twice ".repeat(100).getBytes(UTF_8);
    String sha256 = file.vault().put(bytes);
    file.record(new Case.Deed(Instant.EPOCH, "person", "gather", Duration.ZERO, 0, "done"));
    Path packed =
        home.resolve(
            "case/exhibits/%s/%s.gz".formatted(sha256.substring(0, 2), sha256.substring(2)));
    Files.write(packed, new byte[] {1, 2, 3});
    assertThat(file.vault().keeps(sha256)).isFalse();
    assertThat(Custody.check(file).changes()).hasSize(1);

    file.vault().put(bytes);
    file.record(new Case.Deed(Instant.EPOCH, "person", "gather", Duration.ZERO, 0, "done"));

    assertThat(file.vault().get(sha256)).isEqualTo(bytes);
    assertThat(Custody.check(file).found()).isEmpty();
  }
}
