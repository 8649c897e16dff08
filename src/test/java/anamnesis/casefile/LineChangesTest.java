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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was done to a shelf, line by line.
class LineChangesTest {
  private static final List<String> LINES =
      IntStream.rangeClosed(1, 412).mapToObj("{\"schema\":1,\"n\":%d}"::formatted).toList();

  @TempDir Path home;
  private Path shelf;

  @BeforeEach
  void a_shelf_of_412_lines() throws IOException {
    Case file = Case.begin(home.resolve("case"), "night");
    byte[] text = (String.join("\n", LINES) + "\n").getBytes(StandardCharsets.UTF_8);
    file.write("exhibits.jsonl", out -> out.write(text));
    file.record(
        new Case.Deed(
            Instant.parse("2026-04-06T02:14:00Z"), "person", "gather", Duration.ZERO, 0, "done"));
    shelf = file.folder().resolve("exhibits.jsonl");
  }

  @Test
  void each_kind_of_edit_has_its_own_words() throws IOException {
    Map<String, Consumer<List<String>>> edits =
        Map.ofEntries(
            Map.entry("exhibits.jsonl, line 412: changed", l -> l.set(411, "{}")),
            Map.entry(
                "exhibits.jsonl, lines 7 to 9: changed",
                l -> l.subList(6, 9).replaceAll(x -> x + " ")),
            Map.entry("exhibits.jsonl, line 7: removed", l -> l.remove(6)),
            Map.entry(
                "exhibits.jsonl, lines 402 to 405: removed", l -> l.subList(401, 405).clear()),
            Map.entry(
                "exhibits.jsonl: 2 lines inserted after line 411",
                l -> l.addAll(411, List.of("a", "b"))),
            Map.entry("exhibits.jsonl: 1 line inserted before line 1", l -> l.addFirst("a")),
            Map.entry("exhibits.jsonl: 1 line added at the end, after line 412", l -> l.add("a")),
            Map.entry(
                "exhibits.jsonl: lines 6 and 7 changed places", l -> Collections.swap(l, 5, 6)),
            Map.entry(
                "exhibits.jsonl: reordered between lines 5 and 9",
                l -> Collections.reverse(l.subList(4, 9))),
            Map.entry(
                "exhibits.jsonl: cut off after line 400 (of 412)",
                l -> l.subList(400, 412).clear()));
    for (var edit : edits.entrySet()) {
      List<String> lines = new ArrayList<>(LINES);
      edit.getValue().accept(lines);
      Files.write(shelf, lines);
      if (edit.getKey().contains("reordered")) {
        // The middle of five that are turned around stays where it is.
        assertThat(words()).hasSize(1);
      }
      assertThat(words()).containsExactly(edit.getKey());
    }
  }

  @Test
  void what_was_cut_in_the_middle_of_a_line_says_in_which() throws IOException {
    byte[] bytes = Files.readAllBytes(shelf);
    Files.write(shelf, java.util.Arrays.copyOf(bytes, bytes.length - 30));
    assertThat(words()).containsExactly("exhibits.jsonl: cut off within line 411 (of 412)");
  }

  @Test
  void several_edits_are_several_lines() throws IOException {
    List<String> lines = new ArrayList<>(LINES);
    lines.set(300, "{}");
    lines.remove(200);
    lines.add(100, "{\"forged\":true}");
    Files.write(shelf, lines);
    assertThat(words())
        .containsExactly(
            "exhibits.jsonl: 1 line inserted after line 100",
            "exhibits.jsonl, line 201: removed",
            "exhibits.jsonl, line 301: changed");
  }

  @Test
  void where_the_marks_were_changed_too_the_file_is_named() throws IOException {
    Files.writeString(shelf, "{}\n");
    Path marks = home.resolve("case/lines/exhibits.jsonl");
    Files.write(marks, new byte[4]);
    assertThat(words())
        .containsExactlyInAnyOrder(
            "exhibits.jsonl: changed after entry 1 wrote it",
            "lines/exhibits.jsonl: changed after entry 1 wrote it");
  }

  @Test
  void an_edit_of_case_yaml_is_told_until_it_is_taken_down() throws IOException {
    Path about = home.resolve("case/case.yaml");
    Files.writeString(about, Files.readString(about) + "practice: {name: Alder Street}\n");
    Custody.Account account = Custody.check(Case.open(home.resolve("case")));
    assertThat(account.changes())
        .containsExactly(
            new Change(
                "case.yaml",
                2,
                Change.Kind.EDITED,
                "case.yaml: 1 line added at the end, after line 2"));

    Case file = Case.open(home.resolve("case"));
    assertThat(file.acknowledge()).hasSize(1);
    file.record(
        new Case.Deed(
            Instant.parse("2026-04-06T02:14:00Z"),
            "person",
            "case open",
            Duration.ZERO,
            0,
            "done"));
    assertThat(words()).isEmpty();
    assertThat(file.acknowledge()).isEmpty();
  }

  @Test
  void a_shelf_that_a_killed_command_wrote_is_told_as_that_until_it_is_run_again()
      throws IOException {
    Case killed = Case.open(home.resolve("case"));
    killed.write("exhibits.jsonl", out -> out.write('\n'));
    killed.write("pairs.jsonl", out -> out.write('\n'));
    Custody.Account account = Custody.check(Case.open(home.resolve("case")));
    assertThat(account.changes()).isEmpty();
    assertThat(account.unfinished())
        .extracting(Change::file)
        .contains("exhibits.jsonl", "pairs.jsonl");
    killed.record(
        new Case.Deed(
            Instant.parse("2026-04-06T02:14:00Z"), "person", "gather", Duration.ZERO, 0, "done"));
    assertThat(words()).isEmpty();
    assertThat(home.resolve("case/journal.unfinished")).doesNotExist();
    Files.writeString(shelf, "other\n");
    assertThat(Custody.check(Case.open(home.resolve("case"))).changes()).isNotEmpty();
  }

  private List<String> words() throws IOException {
    return Custody.check(home.resolve("case"), Progress.SILENT).found().stream()
        .map(Change::words)
        .toList();
  }
}
