package anamnesis.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class HoldTest {
  private static final Holder GATHER =
      Holder.of("person", "gather stripe", Instant.parse("2026-04-06T02:14:07.123Z"));

  @TempDir Path home;
  private Case file;

  /// The command of another process: holds the case, says so, and waits to be killed.
  public static final class Another {
    private Another() {}

    public static void main(String[] words) throws IOException {
      try (var _ = Hold.of(Path.of(words[0]), GATHER)) {
        System.out.println("held");
        System.in.read();
      }
    }
  }

  @BeforeEach
  void a_case() throws IOException {
    file = Case.begin(home.resolve("case"), "night");
  }

  @Test
  void another_thread_of_this_process_is_told_who_holds_the_case() throws IOException {
    try (var _ = file.hold(GATHER)) {
      assertThatThrownBy(() -> CompletableFuture.runAsync(this::take).join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(Refusal.class)
          .hasMessageContaining("held by `gather stripe` of person (process ")
          .hasMessageContaining("since 2026-04-06T02:14:07Z");
    }
    take();
  }

  @Test
  void a_command_that_plays_others_holds_the_case_for_them() throws IOException {
    try (var _ = file.hold(GATHER)) {
      take();
      assertThatThrownBy(() -> CompletableFuture.runAsync(this::take).join())
          .hasCauseInstanceOf(Refusal.class);
    }
  }

  @Test
  void another_process_keeps_us_out_until_it_is_killed_and_then_we_are_told()
      throws IOException, InterruptedException {
    Process other = another();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("held");
      assertThatThrownBy(this::take)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("process %d of ".formatted(other.pid()));
    } finally {
      other.destroyForcibly().waitFor();
    }
    try (Hold hold = file.hold(GATHER)) {
      assertThat(hold.left()).map(Holder::pid).contains(other.pid());
    }
    try (Hold hold = file.hold(GATHER)) {
      assertThat(hold.left()).isEmpty();
    }
  }

  @Test
  void an_orderly_end_leaves_nobody_in_the_file() throws IOException, InterruptedException {
    Process other = another();
    assertThat(other.inputReader().readLine()).isEqualTo("held");
    other.getOutputStream().close();
    assertThat(other.waitFor()).isZero();
    assertThat(file.folder().resolve(Hold.FILE)).isEmptyFile();
  }

  @Test
  void half_a_line_that_a_kill_left_bars_nobody() throws IOException {
    Files.writeString(file.folder().resolve(Hold.FILE), "{\"pid\":47");
    try (Hold hold = file.hold(GATHER)) {
      assertThat(hold.left()).isEmpty();
    }
  }

  @Test
  void a_link_in_the_place_of_the_lock_is_not_followed() throws IOException {
    Path outside = Files.writeString(home.resolve("outside"), "not of the case");
    Files.createSymbolicLink(file.folder().resolve(Hold.FILE), outside);
    assertThatThrownBy(this::take).isInstanceOf(Refusal.class).hasMessageContaining("a link");
    assertThat(outside).hasContent("not of the case");
  }

  @Test
  void a_link_that_leads_nowhere_makes_nothing_there() throws IOException {
    Path outside = home.resolve("outside");
    for (String name : List.of(Hold.FILE, Unfinished.FILE)) {
      Files.deleteIfExists(file.folder().resolve(name));
      Files.createSymbolicLink(file.folder().resolve(name), outside);
    }
    assertThatThrownBy(this::take).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> file.write("copies.jsonl", out -> {})).isInstanceOf(Refusal.class);
    assertThat(outside).doesNotExist();
  }

  @Test
  @Timeout(10)
  void a_folder_or_a_pipe_in_the_place_of_the_lock_is_refused_and_not_waited_for()
      throws IOException, InterruptedException {
    Path lock = file.folder().resolve(Hold.FILE);
    Files.createDirectory(lock);
    assertThatThrownBy(this::take).isInstanceOf(Refusal.class).hasMessageContaining("a folder");
    Files.delete(lock);
    assertThat(new ProcessBuilder("mkfifo", lock.toString()).start().waitFor()).isZero();
    assertThatThrownBy(this::take).isInstanceOf(Refusal.class).hasMessageContaining("a pipe");
  }

  private void take() {
    try (var _ = file.hold(GATHER)) {
      assertThat(file.folder().resolve(Hold.FILE)).isNotEmptyFile();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process another() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Another.class.getName(),
            file.folder().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
