package anamnesis.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.casefile.Custody;
import anamnesis.casefile.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {
  private static final Source.Question QUESTION =
      new Source.Question(List.of(), Map.of(), 0, Progress.SILENT);

  @TempDir Path folder;
  private Case file;

  @BeforeEach
  void begin_a_case() throws IOException {
    file = Case.begin(folder.resolve("case"), "answers");
  }

  @Test
  void what_was_answered_is_asked_only_once_until_all_is_told() throws Exception {
    Pager pager = new Pager(20, 12);
    assertThatThrownBy(() -> hear(pager)).isInstanceOf(IOException.class);
    pager.breaksAt = -1;
    pager.asked.clear();

    Tally tally = hear(pager);

    assertThat(pager.asked).hasSize(8).allMatch(page -> page >= 12);
    assertThat(tally.stored()).isEqualTo(20);
    assertThat(notes()).doesNotExist();
    assertThat(notes().getParent()).doesNotExist();
  }

  @Test
  void a_run_that_breaks_off_in_good_order_leaves_its_answers_too() throws Exception {
    Pager pager = new Pager(6, -1);
    pager.complete = false;
    hear(pager);
    pager.asked.clear();
    pager.complete = true;

    hear(pager);

    assertThat(pager.asked).isEmpty();
  }

  @Test
  void what_is_cut_off_ends_in_the_same_shelves_and_the_same_list_of_bytes() throws Exception {
    journal(file);
    Pager pager = new Pager(20, 7);
    assertThatThrownBy(() -> hear(pager)).isInstanceOf(IOException.class);
    pager.breaksAt = -1;
    // A new process knows only what stands in the folder.
    file = Case.open(file.folder());
    hear(pager);
    journal(file);
    Case undisturbed = Case.begin(folder.resolve("undisturbed"), "answers");
    new Gathering(undisturbed).hear(new Pager(20, -1), QUESTION);
    journal(undisturbed);

    for (String name : List.of("exhibits.jsonl", "witnesses.jsonl", "exhibits.kept")) {
      assertThat(Hash.of(file.folder().resolve(name)))
          .as(name)
          .isEqualTo(Hash.of(undisturbed.folder().resolve(name)));
    }
    assertThat(Custody.check(file).found()).isEmpty();
  }

  @Test
  void who_is_killed_in_the_middle_asks_only_for_what_is_missing() throws Exception {
    journal(file);
    int pages = 200;
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Pager.class.getName(),
                file.folder().toString(),
                String.valueOf(pages))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("child").toFile())
            .start();
    while (child.isAlive() && noted() < 20) {
      Thread.sleep(5);
    }
    child.destroyForcibly().waitFor();
    long noted = noted();
    assertThat(noted).as(Files.readString(folder.resolve("child"))).isBetween(20L, pages - 1L);
    assertThat(Custody.check(file).changes()).isEmpty();

    Pager pager = new Pager(pages, -1);
    hear(pager);

    assertThat(pager.asked).hasSize((int) (pages - noted));
    journal(file);
    Case undisturbed = Case.begin(folder.resolve("undisturbed"), "answers");
    new Gathering(undisturbed).hear(new Pager(pages, -1), QUESTION);
    journal(undisturbed);
    for (String name : List.of("exhibits.jsonl", "witnesses.jsonl", "exhibits.kept")) {
      assertThat(Hash.of(file.folder().resolve(name)))
          .as(name)
          .isEqualTo(Hash.of(undisturbed.folder().resolve(name)));
    }
    assertThat(Custody.check(file).found()).isEmpty();
  }

  @Test
  void an_answer_is_not_believed_without_its_bytes() throws Exception {
    try (Answers answers = new Answers(file, "pager")) {
      for (String said : List.of("whole", "gone", "empty", "damaged", "twice")) {
        answers.note(said, file.vault().put(bytes(said)));
      }
      answers.note("twice", file.vault().put(bytes("said anew")));
      answers.note("never kept", Hash.of("never kept"));
    }
    Files.delete(kept("gone"));
    Files.write(kept("empty"), new byte[0]);
    Files.write(kept("damaged"), bytes("Damaged"));
    Files.writeString(notes(), "{\"question\":\"torn\",\"sha", StandardOpenOption.APPEND);

    try (Answers answers = new Answers(file, "pager")) {
      assertThat(answers.to("whole")).contains(Hash.of("whole"));
      assertThat(answers.to("twice")).contains(Hash.of("said anew"));
      assertThat(Stream.of("gone", "empty", "damaged", "never kept", "torn", "never asked"))
          .allSatisfy(question -> assertThat(answers.to(question)).isEmpty());
    }
    for (String said : List.of("empty", "damaged")) {
      file.vault().put(bytes(said));
      assertThat(Files.readAllBytes(kept(said))).as("mended").isEqualTo(bytes(said));
    }
  }

  @Test
  void what_follows_a_torn_line_is_read() throws Exception {
    Files.createDirectories(notes().getParent());
    Files.writeString(notes(), "{\"question\":\"torn\",\"sha");
    try (Answers answers = new Answers(file, "pager")) {
      answers.note("next", file.vault().put(bytes("next")));
    }
    Files.writeString(notes(), "not ours\n{}\n{\"question\":7}\n[]\n", StandardOpenOption.APPEND);

    try (Answers answers = new Answers(file, "pager")) {
      assertThat(answers.to("next")).contains(Hash.of("next"));
    }
  }

  @Test
  void many_threads_note_at_once_and_nobodys_line_is_lost() throws Exception {
    try (Answers answers = new Answers(file, "pager")) {
      List<Callable<Boolean>> all = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        int mine = thread;
        all.add(
            () -> {
              for (int i = 0; i < 50; i++) {
                String question = "%d of %d".formatted(i, mine);
                answers.note(question, file.vault().put(bytes(question)));
              }
              return true;
            });
      }
      Together.ask("note", all);
    }

    try (Answers answers = new Answers(file, "pager")) {
      for (int i = 0; i < 400; i++) {
        String question = "%d of %d".formatted(i % 50, i / 50);
        assertThat(answers.to(question)).contains(Hash.of(question));
      }
    }
  }

  @Test
  void notes_are_private_and_neither_change_nor_seal_the_case() throws Exception {
    journal(file);
    try (Answers answers = new Answers(file, "pager")) {
      answers.note("asked", Hash.of("asked"));
    }

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(notes())))
        .isEqualTo("rw-------");
    Custody.Account account = Custody.check(file);
    assertThat(account.found()).isEmpty();
    assertThat(account.hashes()).doesNotContainKey("gathering/pager.notes");
    Files.writeString(notes().resolveSibling("planted.txt"), "not ours");
    assertThat(Custody.check(file).changes()).hasSize(1);
  }

  @Test
  void whoever_is_not_to_be_gone_by_forgets() throws Exception {
    try (Answers answers = new Answers(file, "pager")) {
      answers.note("asked", file.vault().put(bytes("asked")));
      answers.forget();
      answers.note("again", file.vault().put(bytes("again")));
    }

    try (Answers answers = new Answers(file, "pager")) {
      assertThat(answers.to("asked")).isEmpty();
      assertThat(answers.to("again")).isPresent();
    }
  }

  private Tally hear(Pager pager) throws IOException, InterruptedException {
    return new Gathering(file).hear(pager, QUESTION);
  }

  /// Whole lines, while another process writes them.
  private long noted() throws IOException {
    return Files.exists(notes())
        ? Files.readString(notes()).chars().filter(c -> c == '\n').count()
        : 0;
  }

  private Path notes() {
    return file.folder().resolve("gathering/pager.notes");
  }

  private Path kept(String said) {
    String sha256 = Hash.of(said);
    return file.folder()
        .resolve("exhibits")
        .resolve(sha256.substring(0, 2))
        .resolve(sha256.substring(2));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void journal(Case file) throws IOException {
    file.record(new Case.Deed(Instant.EPOCH, "person", "gather", Duration.ZERO, 0, "done"));
  }
}
