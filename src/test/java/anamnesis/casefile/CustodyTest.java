package anamnesis.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustodyTest {
  @TempDir Path home;
  private Path folder;

  record Line(String word, int number) {}

  @BeforeEach
  void a_case_in_which_three_things_were_done() throws IOException {
    folder = home.resolve("case");
    Case file = Case.begin(folder, "night");
    did(file, "case open night");
    String kept = file.vault().put("what Stripe said".getBytes(StandardCharsets.UTF_8));
    file.vault().put("a".repeat(5000).getBytes(StandardCharsets.UTF_8));
    file.write(
        "exhibits.jsonl",
        out -> out.write(("{\"sha256\":\"" + kept + "\"}\n").getBytes(StandardCharsets.UTF_8)));
    did(file, "gather stripe");
    file.shelf("verdicts.jsonl", Line.class, 1)
        .write(List.of(new Line("agreed", 1), new Line("single", 2)));
    did(file, "reconcile");
  }

  @Test
  void an_untouched_case_is_intact() throws IOException {
    Custody.Account account = Custody.check(Case.open(folder));
    assertThat(account.changes()).isEmpty();
    assertThat(account.entries()).isEqualTo(3);
  }

  @Test
  void a_byte_flipped_in_any_file_is_found() throws IOException {
    for (Path file : files()) {
      byte[] before = Files.readAllBytes(file);
      for (int at : List.of(0, before.length / 2, before.length - 1)) {
        byte[] flipped = before.clone();
        flipped[at] ^= 0x01;
        Files.write(file, flipped);
        assertThat(words()).as("byte %d of %s", at, file).isNotEmpty();
      }
      Files.write(file, before);
    }
    assertThat(words()).isEmpty();
  }

  @Test
  void a_file_taken_away_is_missed_and_a_file_added_is_noticed() throws IOException {
    for (Path file : files()) {
      byte[] before = Files.readAllBytes(file);
      Files.delete(file);
      assertThat(words()).as("%s taken away", file).isNotEmpty();
      Files.write(file, before);
    }
    Files.writeString(folder.resolve("verdicts-better.jsonl"), "{}\n");
    assertThat(words()).containsExactly("verdicts-better.jsonl: no entry of the journal wrote it");
  }

  @Test
  void what_a_command_that_was_cut_off_had_kept_is_told_in_one_line() throws IOException {
    Case cut = Case.open(folder);
    for (int page = 0; page < 30; page++) {
      cut.vault().put(("page " + page).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(words())
        .containsExactly(
            "exhibits/ 30 files that no entry of the journal kept: a command that was cut off"
                + " leaves such; run it again");
    did(cut, "gather stripe");
    assertThat(words()).isEmpty();
  }

  @Test
  void every_kind_of_edit_to_the_journal_is_found() throws IOException {
    Path journal = folder.resolve(Journal.FILE);
    List<String> lines = Files.readAllLines(journal);
    List<List<String>> edits = new ArrayList<>();
    edits.add(lines.subList(0, 2));
    edits.add(lines.subList(1, 3));
    edits.add(List.of(lines.get(0), lines.get(2)));
    edits.add(List.of(lines.get(0), lines.get(2), lines.get(1)));
    edits.add(List.of(lines.get(0), lines.get(1), lines.get(1), lines.get(2)));
    edits.add(List.of());
    edits.add(
        List.of(lines.get(0), lines.get(1), lines.get(2).replace("\"exit\":0", "\"exit\":1")));
    for (List<String> edit : edits) {
      Files.write(journal, edit);
      assertThat(words()).as("%s", edit).isNotEmpty();
    }
  }

  @Test
  void a_command_killed_between_its_line_and_the_head_breaks_no_chain() throws IOException {
    byte[] head = Files.readAllBytes(folder.resolve(Journal.HEAD));
    did(Case.open(folder), "link");
    Files.write(folder.resolve(Journal.HEAD), head);

    did(Case.open(folder), "link");

    Custody.Account account = Custody.check(Case.open(folder));
    assertThat(account.changes()).isEmpty();
    assertThat(account.entries()).isEqualTo(5);
  }

  @Test
  void a_line_that_was_cut_off_is_set_aside_and_the_chain_goes_on() throws IOException {
    Path journal = folder.resolve(Journal.FILE);
    byte[] head = Files.readAllBytes(folder.resolve(Journal.HEAD));
    did(Case.open(folder), "link");
    byte[] whole = Files.readAllBytes(journal);
    Files.write(journal, java.util.Arrays.copyOf(whole, whole.length - 40));
    assertThat(Custody.check(Case.open(folder)).changes())
        .as("a tail that was whole when the head was written, and was cut later")
        .isNotEmpty();
    Files.write(folder.resolve(Journal.HEAD), head);
    assertThat(words())
        .containsExactly(
            "journal.jsonl, line 4: cut off while it was being written: the next command sets it"
                + " aside");
    assertThat(Case.open(folder).journal().isTorn()).isTrue();
    assertThat(Custody.check(Case.open(folder)).changes()).as("half a line is no change").isEmpty();

    did(Case.open(folder), "link");

    assertThat(Custody.check(Case.open(folder)).found()).isEmpty();
    assertThat(Case.open(folder).journal().isTorn()).isFalse();
    assertThat(Files.readString(folder.resolve("journal.torn-4"))).startsWith("{\"n\":4,");
  }

  private List<String> words() throws IOException {
    return Custody.check(folder, Progress.SILENT).found().stream().map(Change::words).toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void did(Case file, String command) throws IOException {
    file.record(
        new Case.Deed(
            Instant.parse("2026-04-06T02:14:00Z"),
            "person",
            command,
            Duration.ofMillis(5),
            0,
            "done"));
  }
}
