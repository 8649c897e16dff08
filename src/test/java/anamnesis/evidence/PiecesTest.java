package anamnesis.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was heard before, beside what is said now: after a run that broke off, and of a witness
/// that is heard piece by piece.
class PiecesTest {
  private static final Source.Question QUESTION =
      new Source.Question(List.of(), Map.of(), 0, Progress.SILENT);

  @TempDir Path folder;
  private Case file;

  @BeforeEach
  void begin_a_case() throws IOException {
    file = Case.begin(folder.resolve("case"), "pieces");
  }

  @Test
  void of_a_run_that_breaks_off_all_that_was_known_before_still_counts() throws Exception {
    told(true, "say 1", "erase 2", "fault");

    assertThat(counted(told(false, "say 3", "say 2"))).isEqualTo("5 = 2 + 1 + 1 + 1");
    assertThat(ids()).containsExactly("1", "3");
  }

  @Test
  void what_is_erased_now_is_erased_as_it_was_said_before_too() throws Exception {
    told(true, "say 1", "say 2");

    assertThat(counted(told(false, "erase 1"))).isEqualTo("3 = 1 + 1 + 0 + 1");
    assertThat(ids()).containsExactly("2");
  }

  @Test
  void beside_another_piece_what_was_erased_and_not_understood_there_still_counts()
      throws Exception {
    piece("say 1", "erase 2", "fault");

    Tally tally = piece("say 3", "say 2");

    assertThat(counted(tally)).isEqualTo("5 = 2 + 1 + 1 + 1");
    assertThat(tally.proof()).endsWith("beside them stand 1 that were heard before");
    assertThat(ids()).containsExactly("1", "3");
  }

  @Test
  void a_piece_that_says_all_of_another_again_takes_its_place() throws Exception {
    piece("say 1", "fault");

    assertThat(counted(piece("say 1", "say 2"))).isEqualTo("2 = 2 + 0 + 0 + 0");
    assertThat(ids()).containsExactly("1", "2");
  }

  @Test
  void what_was_erased_in_one_piece_is_not_brought_back_by_another() throws Exception {
    piece("say 1", "erase 2");

    assertThat(counted(piece("say 1", "say 2"))).isEqualTo("3 = 1 + 1 + 0 + 1");
    assertThat(ids()).containsExactly("1");
  }

  private Tally told(boolean complete, String... words) throws IOException, InterruptedException {
    return new Gathering(file).hear(new Teller(List.of(words), complete, false), QUESTION);
  }

  private Tally piece(String... words) throws IOException, InterruptedException {
    return new Gathering(file).hear(new Teller(List.of(words), true, true), QUESTION);
  }

  private static String counted(Tally tally) {
    assertThat(tally.holds()).isTrue();
    return "%s = %s + %s + %s + %s"
        .formatted(
            tally.read(), tally.stored(), tally.merged(), tally.quarantined(), tally.omitted());
  }

  private List<String> ids() {
    try (var exhibits = Exhibit.shelf(file).read()) {
      return exhibits.map(Exhibit::id).toList();
    }
  }

  private record Teller(List<String> words, boolean complete, boolean pieces) implements Source {
    @Override
    public String name() {
      return "teller";
    }

    @Override
    public String about() {
      return "tells one thing after the other";
    }

    @Override
    public List<Argument> arguments() {
      return List.of();
    }

    @Override
    public boolean addsUp(Question question) {
      return pieces;
    }

    @Override
    public Testimony gather(Question question, Intake intake) throws IOException {
      for (String word : words) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        String id = word.substring(word.indexOf(' ') + 1);
        switch (word.split(" ", -1)[0]) {
          case "say" ->
              intake.exhibit(
                  intake.keep(bytes), Place.whole(Place.Form.PDF), "saying", id, List.of());
          case "erase" -> intake.omit("saying", id, "erased");
          default ->
              intake.quarantine(
                  intake.keep(bytes), Place.whole(Place.Form.PDF), "saying", "unclear");
        }
      }
      return new Testimony(complete, "told");
    }
  }
}
