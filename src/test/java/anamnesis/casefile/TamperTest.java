package anamnesis.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.report.NightCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is done to any file of a case, one thing at a time, is found and named.
class TamperTest {
  private static final int DEPTH = Integer.getInteger("depth", 1);
  private static final long SEED = 20261121;

  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void a_night_with_bytes_in_its_vault() throws IOException {
    folder = home.resolve("case");
    Case file = NightCase.write(folder);
    for (int page = 0; page < 3; page++) {
      file.vault().put("page %d ".formatted(page).repeat(900).getBytes(StandardCharsets.UTF_8));
      file.vault().put("short page %d".formatted(page).getBytes(StandardCharsets.UTF_8));
    }
    file.write(
        "exhibits.jsonl",
        out -> {
          for (int line = 1; line <= 60; line++) {
            out.write("{\"schema\":1,\"n\":%d}\n".formatted(line).getBytes(StandardCharsets.UTF_8));
          }
        });
    did(file, "gather stripe");
    file.write(
        "report/index.html",
        out -> out.write("<p>one</p>\n<p>two</p>\n".getBytes(StandardCharsets.UTF_8)));
    did(file, "report");
  }

  @Test
  void a_case_as_it_was_written_is_intact() throws IOException {
    assertThat(found()).isEmpty();
  }

  @Test
  void a_bit_flipped_anywhere_in_any_file_is_found_and_its_file_named() throws IOException {
    Random dice = new Random(SEED);
    for (Path file : files()) {
      byte[] before = Files.readAllBytes(file);
      for (int at : places(dice, before.length, 5 * DEPTH)) {
        byte[] flipped = before.clone();
        flipped[at] ^= (byte) (1 << dice.nextInt(8));
        Files.write(file, flipped);
        named(file, "byte %d of %d flipped, seed %d".formatted(at, before.length, SEED));
      }
      Files.write(file, before);
    }
    assertThat(found()).isEmpty();
  }

  @Test
  void every_bit_of_a_packed_exhibit_counts_its_header_and_its_padding_too() throws IOException {
    Path packed =
        files().stream().filter(file -> file.toString().endsWith(".gz")).findFirst().get();
    byte[] before = Files.readAllBytes(packed);
    for (int bit = 0; bit < before.length * 8; bit++) {
      byte[] flipped = before.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(packed, flipped);
      named(packed, "bit " + bit);
    }
    Files.write(packed, before);
    Files.writeString(packed, "x", java.nio.file.StandardOpenOption.APPEND);
    named(packed, "a byte behind the packed stream");
  }

  @Test
  void a_file_cut_lengthened_taken_away_renamed_or_replaced_is_found() throws IOException {
    Random dice = new Random(SEED);
    for (Path file : files()) {
      byte[] before = Files.readAllBytes(file);
      if (before.length > 0) {
        Files.write(file, Arrays.copyOf(before, dice.nextInt(before.length)));
        named(file, "cut");
      }
      Files.write(file, before);
      Files.writeString(file, "\n", java.nio.file.StandardOpenOption.APPEND);
      named(file, "a line end added");
      Files.delete(file);
      named(file, "taken away");
      Files.createDirectory(file);
      named(file, "a folder in its place");
      Files.delete(file);
      Path elsewhere = Files.write(home.resolve("elsewhere"), before);
      Files.createSymbolicLink(file, elsewhere);
      named(file, "a link to the same bytes in its place");
      Files.delete(file);
      Path beside = file.resolveSibling(file.getFileName() + ".bak");
      Files.write(beside, before);
      named(file, "renamed");
      if (!file.endsWith(Journal.FILE)) {
        named(beside, "renamed");
      }
      Files.delete(beside);
      Files.write(file, before);
    }
    assertThat(found()).isEmpty();
  }

  @Test
  void lines_of_any_file_that_change_places_or_stand_twice_are_found() throws IOException {
    for (Path file : files()) {
      List<String> lines = lines(file);
      if (lines.size() < 2 || isPacked(file)) {
        continue;
      }
      byte[] before = Files.readAllBytes(file);
      List<String> swapped = new ArrayList<>(lines);
      Collections.swap(swapped, 0, lines.size() - 1);
      if (!swapped.equals(lines)) {
        write(file, swapped);
        named(file, "two lines swapped");
      }
      List<String> twice = new ArrayList<>(lines);
      twice.add(1, lines.getFirst());
      write(file, twice);
      named(file, "a line twice");
      Files.write(file, before);
    }
    assertThat(found()).isEmpty();
  }

  @Test
  void every_line_of_the_journal_is_named_whatever_was_done_to_it() throws IOException {
    Path journal = folder.resolve(Journal.FILE);
    List<String> lines = lines(journal);
    Random dice = new Random(SEED);
    for (int i = 0; i < lines.size(); i++) {
      for (int time = 0; time < 5 * DEPTH; time++) {
        String line = lines.get(i);
        int at = dice.nextInt(line.length() - 1);
        char other = (char) (line.charAt(at) ^ 1);
        told(lines, i, line.substring(0, at) + other + line.substring(at + 1));
      }
      told(lines, i, rehashed(lines.get(i).replace("\"exit\":0", "\"exit\":1")));
      removed(lines, i);
      inserted(lines, i, lines.get(i));
      inserted(lines, i, rehashed(lines.get(i).replace("\"exit\":0", "\"exit\":3")));
      if (i + 1 < lines.size()) {
        swapped(lines, i);
      }
    }
    write(journal, lines);
    assertThat(found()).isEmpty();
  }

  @Test
  void a_journal_that_is_cut_or_a_head_that_is_not_its_own_says_so() throws IOException {
    Path journal = folder.resolve(Journal.FILE);
    Path head = folder.resolve(Journal.HEAD);
    List<String> lines = lines(journal);
    String told = Files.readString(head);
    write(journal, lines.subList(0, 5));
    assertThat(found())
        .contains("journal.jsonl: the last 3 lines were cut off (the head says 8, 5 stand there)");
    write(journal, List.of());
    assertThat(found())
        .contains("journal.jsonl: the last 8 lines were cut off (the head says 8, 0 stand there)");
    Files.delete(journal);
    assertThat(found()).contains("journal.jsonl: missing; its head is still there");
    Files.delete(head);
    assertThat(found())
        .containsExactly(
            "journal.jsonl: missing, and its head with it: nothing says what this case held");
    write(journal, lines);
    assertThat(found()).containsExactly("journal.head: missing; 8 lines stand in the journal");
    Files.writeString(head, told.replace("\"count\":8", "\"count\":9"));
    assertThat(found())
        .containsExactly(
            "journal.head: changed: it counts 9 lines, and its hash is that of line 8");
    Files.writeString(head, told.replaceFirst("\"hash\":\".", "\"hash\":\"x"));
    assertThat(found())
        .containsExactly(
            "journal.head: does not name line 8 as it stands: one of the two was changed");
  }

  /// Who rewrites all of it, head and all, has made another journal: what finds that is the seal,
  /// or a note of the head.
  @Test
  void a_line_forged_behind_the_head_is_told_and_so_is_one_that_the_head_was_moved_to()
      throws IOException {
    Path journal = folder.resolve(Journal.FILE);
    List<String> lines = new ArrayList<>(lines(journal));
    String last = lines.getLast();
    String hash = last.substring(last.length() - 66, last.length() - 2);
    String forged =
        rehashed(
            last.replace("\"n\":8,", "\"n\":9,")
                .replaceFirst("\"previous\":\"[0-9a-f]{64}\"", "\"previous\":\"" + hash + "\""));
    lines.add(forged);
    write(journal, lines);
    assertThat(found()).hasSize(1).first().asString().startsWith("journal.jsonl, line 9: follows");
    lines.add(rehashed(forged.replace("\"n\":9,", "\"n\":10,")));
    write(journal, lines);
    assertThat(found()).contains("journal.jsonl, line 10: added after the end that the head names");
  }

  @Test
  void what_no_command_wrote_is_named_and_a_pipe_is_never_opened() throws Exception {
    Files.writeString(folder.resolve("better.jsonl"), "{}\n");
    Files.writeString(folder.resolve(".verdicts.jsonl.part"), "{\"sch");
    Process made =
        new ProcessBuilder("mkfifo", folder.resolve("rows/pipe.jsonl").toString()).start();
    assertThat(made.waitFor()).isZero();
    assertThat(found())
        .containsExactlyInAnyOrder(
            "better.jsonl: no entry of the journal wrote it",
            ".verdicts.jsonl.part: half written by a command that was cut off; run that again",
            "rows/pipe.jsonl: a pipe or a device stands in its place");
  }

  private void told(List<String> lines, int i, String other) throws IOException {
    List<String> edited = new ArrayList<>(lines);
    edited.set(i, other);
    write(folder.resolve(Journal.FILE), edited);
    boolean last = i == lines.size() - 1;
    assertThat(found())
        .as("line %d is now %s", i + 1, other)
        .anyMatch(
            words ->
                words.startsWith("journal.jsonl, line %d: changed".formatted(i + 1))
                    || (last && words.startsWith("journal.head: does not name line")));
  }

  private void removed(List<String> lines, int i) throws IOException {
    List<String> edited = new ArrayList<>(lines);
    edited.remove(i);
    write(folder.resolve(Journal.FILE), edited);
    boolean last = i == lines.size() - 1;
    assertThat(found())
        .contains(
            last
                ? "journal.jsonl: the last line was cut off (the head says %d, %d stand there)"
                    .formatted(lines.size(), i)
                : i == 0
                    ? "journal.jsonl, line 1: removed; the journal begins with line 2"
                    : "journal.jsonl, line %d: removed; %d is followed by %d"
                        .formatted(i + 1, i, i + 2));
  }

  private void inserted(List<String> lines, int i, String other) throws IOException {
    List<String> edited = new ArrayList<>(lines);
    edited.add(i + 1, other);
    write(folder.resolve(Journal.FILE), edited);
    assertThat(found())
        .anyMatch(words -> words.startsWith("journal.jsonl, line %d: ".formatted(i + 2)));
  }

  private void swapped(List<String> lines, int i) throws IOException {
    List<String> edited = new ArrayList<>(lines);
    Collections.swap(edited, i, i + 1);
    write(folder.resolve(Journal.FILE), edited);
    assertThat(found())
        .containsExactly("journal.jsonl: lines %d and %d changed places".formatted(i + 1, i + 2));
  }

  /// As somebody would who knows how the chain is made.
  private static String rehashed(String line) {
    String text = line.substring(0, line.lastIndexOf(Journal.HASH));
    return text + Journal.HASH + Hash.of(text + "}") + "\"}";
  }

  private void named(Path file, String what) throws IOException {
    String name = folder.relativize(file).toString();
    String vault = name.startsWith("exhibits/") ? name.replace(".gz", "") : name;
    // What a list or a head says is also told at what it speaks of.
    boolean head = name.equals(Journal.HEAD);
    assertThat(found())
        .as("%s: %s", name, what)
        .anyMatch(
            words ->
                words.startsWith(name)
                    || words.startsWith(vault)
                    || (head && words.contains("the head says")));
  }

  private List<String> found() throws IOException {
    return Custody.check(folder, Progress.SILENT).found().stream().map(Change::words).toList();
  }

  private static List<Integer> places(Random dice, int length, int most) {
    List<Integer> places = new ArrayList<>(List.of(0, length / 2, length - 1));
    for (int i = 0; i < most; i++) {
      places.add(dice.nextInt(length));
    }
    return length == 0 ? List.of() : places;
  }

  private static boolean isPacked(Path file) {
    return file.toString().endsWith(".gz");
  }

  private static List<String> lines(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).lines().toList();
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Files.write(file, lines, StandardCharsets.ISO_8859_1);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void did(Case file, String command) throws IOException {
    file.record(
        new Case.Deed(NightCase.OPENED, "person", command, Duration.ofMillis(5), 0, "done"));
  }
}
