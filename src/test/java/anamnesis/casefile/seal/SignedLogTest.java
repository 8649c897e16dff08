package anamnesis.casefile.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import anamnesis.casefile.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// A log whose every later change is found, by whoever may write the file and not read the key.
class SignedLogTest {
  @TempDir Path folder;
  private SignedLog log;
  private Path lines;

  @BeforeEach
  void three_lines() throws IOException {
    log = new SignedLog(folder, "drills");
    lines = folder.resolve("drills.jsonl");
    for (String word : List.of("one", "two", "three")) {
      log.add(said(word));
    }
  }

  @Test
  void what_was_written_is_read_and_holds() throws IOException {
    assertThat(log.read().trouble()).isEmpty();
    assertThat(log.read().lines())
        .extracting(line -> Json.tree(line).path("word").asString())
        .containsExactly("one", "two", "three");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
        .isEqualTo("rw-------");
  }

  @Test
  void a_word_that_was_changed_is_found() throws IOException {
    Files.writeString(lines, Files.readString(lines).replace("two", "owt"));
    assertThat(log.read().trouble()).contains("line 2 was changed");
    assertThat(log.read().lines()).hasSize(1);
    assertThatThrownBy(() -> log.add(said("four"))).isInstanceOf(Refusal.class);
  }

  @Test
  void a_line_that_was_taken_out_put_in_twice_or_moved_is_found() throws IOException {
    List<String> all = Files.readAllLines(lines);
    List<String> moved = new ArrayList<>(all);
    Collections.swap(moved, 0, 1);
    for (List<String> other :
        List.of(
            List.of(all.get(0), all.get(2)),
            List.of(all.get(1), all.get(2)),
            List.of(all.get(0), all.get(1), all.get(1), all.get(2)),
            moved)) {
      Files.write(lines, other);
      assertThat(log.read().trouble()).as(other.size() + " lines").isPresent();
    }
  }

  @Test
  void a_tail_that_was_cut_is_found() throws IOException {
    Files.write(lines, Files.readAllLines(lines).subList(0, 1));
    assertThat(log.read().trouble()).contains("it has 1 lines, and its head says 3");
    Files.delete(folder.resolve("drills.head"));
    Files.write(lines, Files.readAllLines(lines));
    log = new SignedLog(folder, "drills");
    assertThat(log.read().lines()).hasSize(1);
  }

  @Test
  void a_log_without_its_head_or_its_key_is_not_believed() throws IOException {
    byte[] head = Files.readAllBytes(folder.resolve("drills.head"));
    Files.delete(folder.resolve("drills.head"));
    assertThat(log.read().trouble()).contains("its head is gone, or was changed");
    Files.write(folder.resolve("drills.head"), head);
    Files.writeString(SealKey.publicFile(key()), "noise");
    assertThat(log.read().trouble()).contains("the key beside it is none any more");
    Files.delete(SealKey.publicFile(key()));
    assertThat(log.read().trouble()).contains("the key that it was signed with is gone");
  }

  @Test
  void a_log_that_is_gone_while_its_head_stands_is_found() throws IOException {
    Files.delete(lines);
    assertThat(log.read().trouble()).contains("it has 0 lines, and its head says 3");
  }

  @Test
  void half_a_line_that_a_kill_left_says_nothing_and_is_taken_back() throws IOException {
    String whole = Files.readString(lines);
    Files.writeString(lines, whole + "{\"n\":4,\"wor");
    assertThat(log.read().trouble()).isEmpty();
    assertThat(log.read().lines()).hasSize(3);
    log.add(said("four"));
    assertThat(log.read().trouble()).isEmpty();
    assertThat(Files.readString(lines)).startsWith(whole);
    assertThat(log.read().lines()).hasSize(4);
  }

  @Test
  void a_kill_between_a_line_and_its_head_loses_neither() throws IOException {
    byte[] head = Files.readAllBytes(folder.resolve("drills.head"));
    log.add(said("four"));
    Files.write(folder.resolve("drills.head"), head);
    assertThat(log.read().trouble()).isEmpty();
    log.add(said("five"));
    assertThat(log.read().lines()).hasSize(5);
    assertThat(log.read().trouble()).isEmpty();
  }

  private Path key() {
    return folder.resolve("drills-key.pem");
  }

  private static ObjectNode said(String word) {
    return Json.object().put("word", word);
  }
}
