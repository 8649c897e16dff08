package anamnesis.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatheringTest {
  private static final Source.Question QUESTION =
      new Source.Question(List.of(), Map.of(), 0, Progress.SILENT);

  @TempDir Path folder;

  @Test
  void neither_order_nor_threads_change_a_byte() throws Exception {
    List<String> records = records();
    Map<String, String> expected = null;
    for (int seed = 0; seed < 4; seed++) {
      List<String> shuffled = new ArrayList<>(records);
      Collections.shuffle(shuffled, new Random(seed));
      Case file = Case.begin(folder.resolve("case" + seed), "order");
      Tally tally = new Gathering(file).hear(new Crowd("crowd", shuffled, 1 + seed), QUESTION);

      assertThat(tally.holds()).isTrue();
      assertThat(tally.read()).isEqualTo(records.size());
      expected = expected == null ? shelves(file) : expected;
      assertThat(shelves(file)).describedAs("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void what_was_erased_stays_erased_in_every_version() throws Exception {
    Case file = Case.begin(folder.resolve("case"), "erased");
    List<String> said = List.of("{\"id\":\"1\"}", "{\"id\":\"1\",\"x\":1}", "erase 1", "erase 1");

    Tally tally = new Gathering(file).hear(new Crowd("crowd", said, 2), QUESTION);

    assertThat(tally)
        .extracting(Tally::read, Tally::stored, Tally::merged, Tally::omitted)
        .containsExactly(4L, 0L, 3L, 1L);
    try (var exhibits = Exhibit.shelf(file).read()) {
      assertThat(exhibits).isEmpty();
    }
  }

  @Test
  void many_witnesses_are_heard_at_once_and_written_in_one_order() throws Exception {
    Case file = Case.begin(folder.resolve("case"), "many");
    List<Gathering.Hearing> hearings = new ArrayList<>();
    for (String name : List.of("zoe", "ann", "mia")) {
      hearings.add(new Gathering.Hearing(new Crowd(name, records(), 2), QUESTION));
    }

    List<Tally> tallies = new Gathering(file).hear(hearings);

    assertThat(tallies).extracting(Tally::name).containsExactly("zoe", "ann", "mia");
    try (var exhibits = Exhibit.shelf(file).read()) {
      assertThat(exhibits.toList()).isSortedAccordingTo(Exhibit.ORDER);
    }
    try (var shelf = Tally.shelf(file).read()) {
      assertThat(shelf).extracting(Tally::name).containsExactly("ann", "mia", "zoe");
    }
  }

  @Test
  void the_same_bytes_from_many_threads_are_kept_once() throws Exception {
    Case file = Case.begin(folder.resolve("case"), "same");
    List<String> said = Collections.nCopies(64, "{\"id\":\"1\"}");

    Tally tally = new Gathering(file).hear(new Crowd("crowd", said, 8), QUESTION);

    assertThat(tally)
        .extracting(Tally::read, Tally::stored, Tally::merged)
        .containsExactly(64L, 1L, 63L);
  }

  @Test
  void what_a_witness_no_longer_says_is_no_longer_on_the_shelf() throws Exception {
    Case file = Case.begin(folder.resolve("case"), "less");
    List<String> said = List.of("{\"id\":\"1\"}", "{\"id\":\"2\"}");
    new Gathering(file).hear(new Crowd("crowd", said, 1), QUESTION);

    Gathering less = new Gathering(file);
    less.hear(new Crowd("crowd", said.subList(0, 1), 1), QUESTION);

    try (var exhibits = Exhibit.shelf(file).read()) {
      assertThat(exhibits).extracting(Exhibit::id).containsExactly("1");
    }
    assertThat(less.unsaid()).containsExactly(java.util.Map.entry("crowd", 1L));
    Gathering same = new Gathering(file);
    same.hear(new Crowd("crowd", List.of("erase 1"), 1), QUESTION);
    assertThat(same.unsaid()).as("what was erased is told as omitted").isEmpty();
  }

  @Test
  void a_refusal_leaves_the_shelves_as_they_were() throws Exception {
    Case file = Case.begin(folder.resolve("case"), "refused");
    new Gathering(file).hear(new Crowd("crowd", records(), 1), QUESTION);
    Map<String, String> before = shelves(file);

    assertThatThrownBy(
            () -> new Gathering(file).hear(new Crowd("crowd", List.of("refuse"), 1), QUESTION))
        .isInstanceOf(Refusal.class);

    assertThat(shelves(file)).isEqualTo(before);
  }

  @Test
  void an_interrupt_ends_it_soon_and_writes_nothing() throws Exception {
    Case file = Case.begin(folder.resolve("case"), "interrupted");
    CountDownLatch asked = new CountDownLatch(1);
    AtomicReference<Throwable> ended = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                new Gathering(file).hear(new Sleeper(asked), QUESTION);
              } catch (Throwable e) {
                ended.set(e);
              }
            });
    thread.start();
    asked.await();
    thread.interrupt();
    thread.join(10_000);

    assertThat(ended.get()).isInstanceOf(InterruptedException.class);
    assertThat(Exhibit.shelf(file).exists()).isFalse();
  }

  @Test
  void what_does_not_fit_into_the_memory_gives_the_same_bytes_and_is_left_nowhere()
      throws Exception {
    List<String> records = new ArrayList<>(records());
    for (int i = 0; i < 1_000; i++) {
      records.add("{\"id\":\"%d\"}".formatted(i));
    }
    Case large = Case.begin(folder.resolve("large"), "memory");
    Case small = Case.begin(folder.resolve("small"), "memory");
    // A kill left this.
    Path left = small.folder().resolve("gathering/aside-77.part");
    Files.createDirectories(left.getParent());
    Files.writeString(left, "half of what a patient said");
    for (int round = 0; round < 2; round++) {
      List<String> said = records.subList(round, records.size() - 10 * round);
      Tally expected = new Gathering(large).hear(new Crowd("crowd", said, 3), QUESTION);
      Gathering little = new Gathering(small, 4_000);
      Tally tally = little.hear(new Crowd("crowd", said, 3), QUESTION);

      assertThat(tally).isEqualTo(expected);
      assertThat(shelves(small)).isEqualTo(shelves(large));
      assertThat(little.unsaid()).hasSize(round);
    }
    assertThat(left.getParent()).doesNotExist();
  }

  @Test
  void what_one_says_is_kept_whoever_else_refuses() throws Exception {
    Case file = Case.begin(folder.resolve("case"), "one refuses");
    Gathering gathering = new Gathering(file);

    List<Tally> tallies =
        gathering.hear(
            List.of(
                new Gathering.Hearing(new Crowd("mute", List.of("refuse"), 1), QUESTION),
                new Gathering.Hearing(new Crowd("crowd", records(), 2), QUESTION)));

    assertThat(tallies).extracting(Tally::name).containsExactly("crowd");
    assertThat(gathering.silent()).containsOnlyKeys("mute");
    assertThat(gathering.silent().get("mute")).isInstanceOf(Refusal.class);
    try (var exhibits = Exhibit.shelf(file).read()) {
      assertThat(exhibits).isNotEmpty();
    }
  }

  @Test
  void what_is_unsaid_is_counted_for_each_witness_by_itself() throws Exception {
    Case file = Case.begin(folder.resolve("case"), "each");
    List<String> both = List.of("{\"id\":\"1\"}", "{\"id\":\"2\"}");
    for (String name : List.of("ann", "zoe")) {
      new Gathering(file).hear(new Crowd(name, both, 1), QUESTION);
    }
    Gathering gathering = new Gathering(file);

    gathering.hear(
        List.of(
            new Gathering.Hearing(new Crowd("ann", both, 1), QUESTION),
            new Gathering.Hearing(new Crowd("zoe", both.subList(0, 1), 1), QUESTION)));

    assertThat(gathering.unsaid()).containsExactly(Map.entry("zoe", 1L));
  }

  @Test
  void lines_of_others_pass_by_as_they_stand_unless_they_cannot_be_read() throws Exception {
    Case file = Case.begin(folder.resolve("case"), "others");
    new Gathering(file).hear(new Crowd("zoe", List.of("{\"id\":\"1\"}"), 1), QUESTION);
    Path shelf = file.folder().resolve("exhibits.jsonl");
    String line = Files.readString(shelf);
    new Gathering(file).hear(new Crowd("ann", List.of("{\"id\":\"1\"}"), 1), QUESTION);
    assertThat(Files.readString(shelf)).endsWith(line);

    Files.writeString(shelf, line.replace("\"schema\":1", "\"schema\":2"));
    assertThatThrownBy(
            () -> new Gathering(file).hear(new Crowd("ann", List.of("{cut"), 1), QUESTION))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("exhibits.jsonl, line 1, is of version 2");
    Files.writeString(shelf, line.replace("\"witness\"", "witness"));
    assertThatThrownBy(
            () -> new Gathering(file).hear(new Crowd("ann", List.of("{cut"), 1), QUESTION))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("exhibits.jsonl, line 1, is not readable");
  }

  /// Plain ones, twins that are the same but for their spacing, versions, faults and erasures.
  private static List<String> records() {
    List<String> records = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      records.add("{\"id\":\"%d\",\"value\":%d}".formatted(i, i));
      if (i % 4 == 0) {
        records.add("{ \"value\" : %d, \"id\" : \"%d\" }".formatted(i, i));
      }
      if (i % 5 == 0) {
        records.add("{\"id\":\"%d\",\"value\":\"other\"}".formatted(i));
        records.add("{\"id\":\"%d\",\"value\":\"third\"}".formatted(i));
      }
    }
    records.add("{cut");
    records.add("{cut off");
    records.add("erase 7");
    return records;
  }

  private static Map<String, String> shelves(Case file) throws IOException {
    Map<String, String> shelves = new TreeMap<>();
    for (String name :
        List.of("exhibits.jsonl", "witnesses.jsonl", "quarantine/gather.jsonl", "omitted.jsonl")) {
      Path path = file.folder().resolve(name);
      shelves.put(name, Files.exists(path) ? Hash.of(path) : "none");
    }
    return shelves;
  }

  /// Says each record on a page of its own, from several threads.
  private record Crowd(String name, List<String> records, int voices) implements Source {
    @Override
    public String about() {
      return "speaks all at once";
    }

    @Override
    public List<Argument> arguments() {
      return List.of();
    }

    @Override
    public Testimony gather(Question question, Intake intake)
        throws IOException, InterruptedException {
      List<Callable<Boolean>> voice = new ArrayList<>();
      for (int i = 0; i < voices; i++) {
        int mine = i;
        voice.add(
            () -> {
              for (int r = mine; r < records.size(); r += voices) {
                say(records.get(r), intake);
              }
              return true;
            });
      }
      Together.ask("voice", voice);
      return new Testimony(true, "all of it");
    }

    private static void say(String record, Intake intake) throws IOException {
      if (record.equals("refuse")) {
        throw new Refusal("it does not speak", "ask another");
      }
      if (record.startsWith("erase ")) {
        intake.omit("saying", record.substring(6), "erased");
        return;
      }
      byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
      String sha256 = intake.keep(bytes);
      Place place = Place.json(0, bytes.length);
      if (record.endsWith("}")) {
        String id = JsonReading.of(bytes).at("id").orElseThrow();
        intake.exhibit(sha256, place, "saying", id, List.of());
      } else {
        intake.quarantine(sha256, place, "saying", "cut off");
      }
    }
  }

  private record Sleeper(CountDownLatch asked) implements Source {
    @Override
    public String name() {
      return "sleeper";
    }

    @Override
    public String about() {
      return "takes its time";
    }

    @Override
    public List<Argument> arguments() {
      return List.of();
    }

    @Override
    public Testimony gather(Question question, Intake intake) throws InterruptedException {
      asked.countDown();
      Thread.sleep(60_000);
      return new Testimony(true, "slept well");
    }
  }
}
