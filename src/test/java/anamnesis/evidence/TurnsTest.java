package anamnesis.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnsTest {
  private static final Source.Question QUESTION =
      new Source.Question(List.of(), Map.of(), 0, Progress.SILENT);

  @TempDir Path folder;
  private Case file;

  @BeforeEach
  void begin_a_case() throws IOException {
    file = Case.begin(folder.resolve("case"), "turns");
  }

  @Test
  void what_is_said_later_speaks_and_what_was_said_before_stands_beside_it() throws Exception {
    Tally tally = hear(said("1", "old", 0), said("1", "newer", 1), said("1", "newest", 2));

    assertThat(lines())
        .containsExactly("saying:1=newest", "saying@earlier:1=newer", "saying@earlier:1@v=old");
    assertThat(tally)
        .extracting(Tally::read, Tally::stored, Tally::merged)
        .containsExactly(3L, 3L, 0L);
  }

  @Test
  void what_is_said_the_same_again_is_merged_and_speaks_of_its_latest_turn() throws Exception {
    Tally tally = hear(said("1", "a", 0), said("1", "b", 1), said("1", "a", 2), said("2", "a", 1));

    assertThat(lines()).containsExactly("saying:1=a", "saying:2=a", "saying@earlier:1=b");
    assertThat(tally.merged()).isEqualTo(1);
  }

  @Test
  void within_a_turn_the_smallest_hash_speaks_in_whatever_order() throws Exception {
    List<Words> all =
        new ArrayList<>(
            List.of(
                said("1", "a", 1),
                said("1", "b", 1),
                said("1", "c", 0),
                said("1", "d", 0),
                said("2", "e", 0)));
    List<String> first = List.of();
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(all, new Random(seed));
      hear(all.toArray(Words[]::new));
      first = first.isEmpty() ? lines() : first;
      assertThat(lines()).isEqualTo(first);
    }
    assertThat(first).hasSize(5).filteredOn(line -> line.startsWith("saying:1@v")).hasSize(1);
  }

  @Test
  void a_day_outranks_every_turn() throws Exception {
    Instant monday = Instant.parse("2026-03-02T00:00:00Z");
    hear(
        new Words("1", "of monday", 0, monday),
        new Words("1", "of tuesday", 0, monday.plusSeconds(86_400)),
        new Words("1", "of monday again", 1, monday));

    assertThat(lines()).first().isEqualTo("saying:1=of tuesday");
    assertThat(lines()).filteredOn(line -> line.startsWith("saying@earlier")).hasSize(2);
  }

  @Test
  void what_has_no_day_is_said_of_today() throws Exception {
    hear(
        new Words("1", "of tuesday", 1, Instant.parse("2026-03-03T00:00:00Z")),
        said("1", "of no day", 0));

    assertThat(lines()).first().isEqualTo("saying:1=of no day");
  }

  @Test
  void what_is_omitted_in_any_turn_is_omitted() throws Exception {
    Tally tally = hear(said("1", "a", 0), said("1", "erase", 0), said("1", "b", 1));

    assertThat(lines()).isEmpty();
    assertThat(tally)
        .extracting(Tally::read, Tally::merged, Tally::omitted)
        .containsExactly(3L, 2L, 1L);
  }

  @Test
  void of_a_run_that_breaks_off_what_it_said_this_time_speaks() throws Exception {
    hear(said("1", "before", 0), said("1", "latest before", 1), said("2", "same", 0));
    hear(said("3", "told before", 0), said("3", "told then", 1), said("3", "told last", 2));

    Tally tally = told(false, said("3", "now", 0), said("4", "new", 0));

    assertThat(lines())
        .containsExactly(
            "saying:3=now",
            "saying:4=new",
            "saying@earlier:3=told before",
            "saying@earlier:3@v=told last",
            "saying@earlier:3@v=told then");
    assertThat(tally.holds()).isTrue();
    Tally half = told(false, said("4", "newer", 0));
    assertThat(lines())
        .as("what is not said again stands as it stood")
        .contains("saying:3=now", "saying:4=newer", "saying@earlier:4=new")
        .filteredOn(line -> line.startsWith("saying@earlier:3"))
        .hasSize(3);
    assertThat(half.holds()).isTrue();
  }

  @Test
  void of_a_witness_that_forgets_what_it_said_before_stays_and_what_it_says_now_speaks()
      throws Exception {
    keeping(said("1", "old", 0), said("2", "forgotten", 0));
    keeping(said("1", "newer", 0));

    assertThat(lines())
        .containsExactly("saying:1=newer", "saying:2=forgotten", "saying@earlier:1=old");
    Tally third = keeping(said("1", "newest", 0));
    assertThat(lines()).first().isEqualTo("saying:1=newest");
    assertThat(lines()).filteredOn(line -> line.startsWith("saying@earlier:1")).hasSize(2);
    assertThat(third.holds()).isTrue();
    keeping(said("1", "old", 0));
    assertThat(lines()).as("what is so again").first().isEqualTo("saying:1=old");
    assertThat(lines()).filteredOn(line -> line.startsWith("saying@earlier:1")).hasSize(2);
  }

  @Test
  void whoever_was_erased_stays_erased_though_the_witness_forgets_that_too() throws Exception {
    keeping(said("1", "a", 0), said("2", "b", 0));
    keeping(said("1", "erase", 0), said("2", "b", 0));
    assertThat(lines()).containsExactly("saying:2=b");
    keeping(said("2", "b", 0));
    keeping(said("1", "a", 0), said("2", "b", 0));

    assertThat(lines()).containsExactly("saying:2=b");
  }

  private Tally keeping(Words... words) throws IOException, InterruptedException {
    return new Gathering(file).hear(new Teller(List.of(words), true, true), QUESTION);
  }

  private Tally hear(Words... words) throws IOException, InterruptedException {
    return told(true, words);
  }

  private Tally told(boolean complete, Words... words) throws IOException, InterruptedException {
    return new Gathering(file).hear(new Teller(List.of(words), complete, false), QUESTION);
  }

  /// What stands on the shelf, without the hashes of versions.
  private List<String> lines() throws IOException {
    Readings readings = new Readings(file.vault());
    List<String> lines = new ArrayList<>();
    try (var exhibits = Exhibit.shelf(file).read()) {
      for (Exhibit one : exhibits.toList()) {
        String said = readings.of(one).at("value").orElseThrow();
        lines.add(one.key().replaceFirst("@version:.*", "@v") + "=" + said);
      }
    }
    Collections.sort(lines);
    return lines;
  }

  private static Words said(String id, String value, int turn) {
    return new Words(id, value, turn, null);
  }

  private record Words(String id, String value, int turn, @Nullable Instant day) {}

  private record Teller(List<Words> words, boolean complete, boolean keeps) implements Source {
    @Override
    public boolean keeps(Question question) {
      return keeps;
    }

    @Override
    public String name() {
      return "teller";
    }

    @Override
    public String about() {
      return "speaks more than once";
    }

    @Override
    public List<Argument> arguments() {
      return List.of();
    }

    @Override
    public Testimony gather(Question question, Intake intake) throws IOException {
      for (Words one : words) {
        Intake turn = intake;
        for (int i = 0; i < one.turn(); i++) {
          turn = turn.later();
        }
        if (one.value().equals("erase")) {
          turn.omit("saying", one.id(), "erased");
        } else {
          say(one, turn);
        }
      }
      return new Testimony(complete, "told");
    }

    private static void say(Words one, Intake turn) throws IOException {
      byte[] bytes =
          "{\"id\":\"%s\",\"value\":\"%s\"}"
              .formatted(one.id(), one.value())
              .getBytes(StandardCharsets.UTF_8);
      Place place = Place.json(0, bytes.length);
      turn.exhibit(turn.keep(bytes), place, "saying", one.id(), List.of(), one.day());
    }
  }
}
