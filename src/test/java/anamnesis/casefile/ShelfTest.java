package anamnesis.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
  @TempDir Path home;
  private Case file;
  private Shelf<Line> shelf;

  record Line(String word, int number) {}

  @BeforeEach
  void a_case() throws IOException {
    file = Case.begin(home.resolve("case"), "night");
    shelf = file.shelf("sub/lines.jsonl", Line.class, 2);
  }

  @Test
  void what_was_written_is_read_in_its_order() throws IOException {
    List<Line> lines = List.of(new Line("b", 2), new Line("a\n\"é\u2028", 1));
    assertThat(shelf.write(lines)).isEqualTo(2);
    assertThat(read()).isEqualTo(lines);
    assertThat(shelf.count()).isEqualTo(2);
    assertThat(Files.readString(home.resolve("case/sub/lines.jsonl")))
        .startsWith("{\"schema\":2,\"word\":\"b\",\"number\":2}\n");
  }

  @Test
  void a_stage_that_has_not_run_left_nothing() {
    assertThat(shelf.exists()).isFalse();
    assertThat(read()).isEmpty();
    assertThat(shelf.count()).isZero();
  }

  @Test
  void a_line_of_a_newer_version_is_refused() throws IOException {
    file.shelf("sub/lines.jsonl", Line.class, 3).write(List.of(new Line("new", 1)));
    assertThatThrownBy(this::read)
        .isInstanceOf(Refusal.class)
        .hasMessage("sub/lines.jsonl, line 1, is of version 3; this Anamnesis reads up to 2");
  }

  @Test
  void a_line_that_is_no_json_is_refused_by_its_place_and_never_quoted() throws IOException {
    shelf.write(List.of(new Line("a", 1)));
    Path path = home.resolve("case/sub/lines.jsonl");
    Files.writeString(path, Files.readString(path) + "{\"word\":\"Vargas\n");
    assertThatThrownBy(this::read)
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("sub/lines.jsonl, line 2, is not readable")
        .hasMessageNotContaining("Vargas");
  }

  @Test
  void writing_that_breaks_off_leaves_the_old_shelf() throws IOException {
    shelf.write(List.of(new Line("old", 1)));
    Iterator<Line> breaking =
        Stream.of(1, 2, 3)
            .map(
                n -> {
                  if (n == 3) {
                    throw new IllegalStateException("cut");
                  }
                  return new Line("new", n);
                })
            .iterator();
    assertThatThrownBy(() -> shelf.write(breaking)).isInstanceOf(IllegalStateException.class);
    assertThat(read()).containsExactly(new Line("old", 1));
    try (Stream<Path> list = Files.list(home.resolve("case/sub"))) {
      assertThat(list).hasSize(1);
    }
  }

  @Test
  void nobody_else_may_look() throws IOException {
    shelf.write(List.of(new Line("a", 1)));
    assertThat(permissions(home.resolve("case"))).isEqualTo("rwx------");
    assertThat(permissions(home.resolve("case/sub"))).isEqualTo("rwx------");
    assertThat(permissions(home.resolve("case/sub/lines.jsonl"))).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private List<Line> read() {
    try (Stream<Line> lines = shelf.read()) {
      return lines.toList();
    }
  }
}
