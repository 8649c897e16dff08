package anamnesis.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortingTest {
  private static final int PIECES = 20_000;

  @TempDir Path home;
  private Case file;

  @BeforeEach
  void begin_a_case() throws IOException {
    file = Case.begin(home.resolve("case"), "sorting");
    file.record(new Case.Deed(Instant.EPOCH, "person", "case open", Duration.ZERO, 0, "done"));
  }

  @Test
  void however_little_memory_there_is_it_comes_out_in_order() throws IOException {
    List<String> pieces = pieces();
    List<String> expected = pieces.stream().sorted().toList();
    // The last of them lays aside so often that runs are merged into runs.
    for (long memory : List.of(1L << 30, 100_000L, 2_000L)) {
      try (Scratch scratch = file.scratch(memory);
          Sorting sorting = scratch.sorting(1)) {
        for (String piece : pieces.subList(0, PIECES / 2)) {
          sorting.add(piece.getBytes(UTF_8));
        }
        assertThat(drained(sorting)).hasSize(PIECES / 2).isSorted();
        for (String piece : pieces.subList(PIECES / 2, PIECES)) {
          sorting.add(piece.getBytes(UTF_8));
        }

        assertThat(drained(sorting)).as("%s bytes", memory).isEqualTo(expected);
        assertThat(drained(sorting)).as("once more").isEqualTo(expected);
      }
    }
  }

  @Test
  void what_is_laid_aside_is_private_and_gone_at_the_end() throws IOException {
    Path folder = file.folder().resolve("gathering");
    try (Scratch scratch = file.scratch(2_000);
        Sorting sorting = scratch.sorting(1)) {
      for (String piece : pieces().subList(0, 500)) {
        sorting.add(piece.getBytes(UTF_8));
      }
      try (Stream<Path> aside = Files.list(folder)) {
        assertThat(aside.toList())
            .isNotEmpty()
            .allSatisfy(
                one ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                        .isEqualTo("rw-------"));
      }
      assertThat(Custody.check(file).changes()).isEmpty();
      assertThat(Custody.check(file).unfinished()).as("a kill would be told").isNotEmpty();
    }

    assertThat(folder).doesNotExist();
    assertThat(Custody.check(file).found()).isEmpty();
  }

  @Test
  void what_comes_after_the_end_is_not_taken() throws IOException {
    try (Scratch scratch = file.scratch(2_000)) {
      Sorting sorting = scratch.sorting(1);
      sorting.close();
      assertThatThrownBy(() -> sorting.add(new byte[] {1}))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private static List<String> pieces() {
    Random random = new Random(7);
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < PIECES; i++) {
      pieces.add(Integer.toString(random.nextInt(5_000), 36) + " said".repeat(random.nextInt(4)));
    }
    return pieces;
  }

  private static List<String> drained(Sorting sorting) throws IOException {
    List<String> all = new ArrayList<>();
    for (Iterator<byte[]> sorted = sorting.sorted(); sorted.hasNext(); ) {
      all.add(new String(sorted.next(), UTF_8));
    }
    return all;
  }
}
