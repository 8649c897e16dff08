package anamnesis.tabletop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import anamnesis.casefile.Case;
import anamnesis.casefile.Custody;
import anamnesis.casefile.Journal;
import anamnesis.database.PostgresForTests;
import anamnesis.shell.Child;
import anamnesis.shell.TheShell.Said;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What else can happen to a command: a full disk, a lost connection, a closed terminal, half a
/// line in the journal. The same command goes on, and ends with the same bytes.
class SurvivalTest {
  /// Of a case in a folder that is full, and then is not.
  private static final String FULL =
      """
      room=$1 night=$2 out=$3; shift 3
      mount -t tmpfs -o size=200m none "$room" || exit 99
      cp -a "$night" "$room/night" || exit 98
      dd if=/dev/zero of="$room/filler" bs=64k 2>"$out/dd"
      "$@" >"$out/full.out" 2>"$out/full.err"; echo $? >"$out/full.exit"
      find "$room/night" -name '*.part' -o -name 'copying-*' >"$out/left"
      rm "$room/filler"
      "$@" >"$out/again.out" 2>"$out/again.err"; echo $? >"$out/again.exit"
      cp -a "$room/night" "$out/ended"
      """;

  private static final int DEPTH = Integer.getInteger("depth", 1);

  @TempDir Path folder;

  static LongStream cuts() {
    return new Random(3).longs(1 + DEPTH, 5_000, 300_000);
  }

  private static TheWorld world() {
    return TheWorld.wiped();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gather", "link", "rebuild", "report"})
  void a_full_disk_is_named_nothing_is_torn_and_with_room_the_same_command_ends_it(String command)
      throws Exception {
    assumeThat(mayMount()).as("a small disk of one's own wants `unshare -rm`").isTrue();
    Path night = folder.resolve("night");
    world().played(night);
    TheWorld.Act act =
        world().acts().reversed().stream()
            .filter(one -> one.words().getFirst().equals(command))
            .findFirst()
            .orElseThrow();
    Path room = Files.createDirectory(folder.resolve("room"));
    List<String> line = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", FULL, "sh"));
    line.addAll(List.of(room.toString(), night.toString(), folder.toString()));
    line.addAll(Child.line(act.typed()));
    ProcessBuilder builder = new ProcessBuilder(line).inheritIO();
    builder.environment().putAll(world().environment(room.resolve("night")));
    assertThat(builder.start().waitFor()).isZero();

    assertThat(said("full.exit")).as(said("full.err")).isIn("2\n", "3\n");
    assertThat(said("full.err").replaceAll("\\s+", " "))
        .containsPattern("No space left on device|has 0 MB left")
        .doesNotContain(" at anamnesis.");
    assertThat(said("left")).isEmpty();
    assertThat(said("again.exit")).as(said("again.err")).isEqualTo(act.exit() + "\n");
    assertThat(TheCase.unlike(folder.resolve("ended"), world().undisturbed())).isEmpty();
  }

  @Test
  void a_server_that_was_killed_while_it_was_made_is_made_anew() throws Exception {
    Path night = folder.resolve("night");
    world().played(night);
    Child child = Child.start(world().environment(night), "rebuild");
    while (child.process().isAlive() && !Files.exists(night.resolve("fresh/data/PG_VERSION"))) {
      Thread.sleep(1);
    }
    List<ProcessHandle> made = child.process().descendants().toList();
    child.kill();
    made.forEach(ProcessHandle::destroyForcibly);

    Said again = Child.start(world().environment(night), "rebuild").end();
    assertThat(again.exit()).as(again.err()).isLessThan(2);
    assertThat(TheCase.rows(night)).isEqualTo(world().rows());
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void a_signal_ends_a_command_calmly_and_the_same_command_goes_on(String signal) throws Exception {
    Path night = folder.resolve("night");
    world().begun(night);
    Map<String, String> environment = world().environment(night);
    Child child = Child.start(environment, "gather", "stripe", "--rate", "1");
    while (child.process().isAlive() && !Files.exists(night.resolve("exhibits"))) {
      Thread.sleep(20);
    }
    child.signal(signal);
    Said said = child.end();

    assertThat(said.exit()).as(said.err()).isEqualTo(130);
    // Whoever is still hearing a witness may draw its bar once more behind it.
    assertThat(said.err()).contains("interrupted; the same command goes on from here\n");
    List<Journal.Entry> entries = Case.open(night).journal().entries();
    assertThat(entries.getLast().exit()).isEqualTo(130);
    assertThat(Custody.check(Case.open(night)).changes()).isEmpty();

    assertThat(world().shell(night).run("gather", "stripe", "--rate", "2000").exit()).isZero();
    assertThat(stripes(night)).isNotEmpty().isEqualTo(stripes(world().undisturbed()));
  }

  @Test
  void whoever_reads_one_line_and_goes_breaks_nothing() throws Exception {
    Path night = folder.resolve("night");
    world().played(night);
    List<String> line = new ArrayList<>();
    line.addAll(List.of("sh", "-c", "{ \"$@\" 2>err; echo $? >exit; } | head -n 1 >one", "sh"));
    line.addAll(Child.line("case", "show"));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().putAll(world().environment(night));
    assertThat(builder.start().waitFor()).isZero();
    assertThat(said("one")).startsWith("night ");
    assertThat(said("err")).isEmpty();
    assertThat(said("exit")).isEqualTo("0\n");
  }

  @Test
  void an_answer_that_could_not_be_written_is_not_done() throws Exception {
    assumeThat(Files.exists(Path.of("/dev/full"))).isTrue();
    ProcessBuilder builder = new ProcessBuilder(Child.line("case", "show"));
    world().played(folder.resolve("night"));
    builder.environment().putAll(world().environment(folder.resolve("night")));
    Process full =
        builder
            .redirectOutput(new File("/dev/full"))
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertThat(full.waitFor()).isEqualTo(3);
    assertThat(said("err")).contains("the answer could not be written: No space left on device\n");
  }

  @Test
  void half_a_line_in_the_journal_is_told_and_set_aside_and_is_no_change() throws Exception {
    Path night = folder.resolve("night");
    world().played(night);
    Files.writeString(
        night.resolve("journal.jsonl"), "{\"n\":99,\"at\":\"20", StandardOpenOption.APPEND);

    Said verified = world().shell(night).run("case", "verify");
    assertThat(verified.exit()).as(verified.out()).isEqualTo(3);
    assertThat(verified.out())
        .contains("nothing else was changed")
        .contains("cut off while it was");
    assertThat(world().shell(night).run("case", "show").out()).contains("half a line");
    Said next = world().shell(night).run("letters");
    assertThat(next.exit()).isZero();
    assertThat(next.err()).contains("half a line").contains("set aside");
    assertThat(Custody.check(Case.open(night)).changes()).isEmpty();
    assertThat(world().shell(night).run("letters").err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void a_database_that_goes_away_in_the_middle_is_filled_by_the_same_command(long bytes)
      throws Exception {
    Path night = folder.resolve("night");
    world().played(night);
    URI fresh = URI.create(PostgresForTests.database("select 1"));
    Said cut;
    try (Cut line = Cut.after(bytes, fresh.getPort())) {
      cut = rebuild(night, fresh, line.port());
    }
    assertThat(cut.exit()).as("%s%s", cut.out(), cut.err()).isEqualTo(3);
    assertThat(cut.err()).contains("no connection").doesNotContain("\tat ");

    Said again = rebuild(night, fresh, fresh.getPort());
    assertThat(again.exit()).as(again.err()).isLessThan(2);
    assertThat(TheCase.rows(fresh.getPort(), fresh.getPath().substring(1)))
        .isEqualTo(world().rows());
  }

  private static Said rebuild(Path night, URI fresh, int port) throws Exception {
    String name = fresh.getPath().substring(1);
    String url = "postgresql://postgres@localhost:%s/%s".formatted(port, name);
    return Child.start(world().environment(night), "rebuild", "--into", url, "--confirm", name)
        .end();
  }

  private static List<String> stripes(Path night) throws IOException {
    return Files.readString(night.resolve("exhibits.jsonl"))
        .lines()
        .filter(line -> line.contains("\"witness\":\"stripe\""))
        .toList();
  }

  private String said(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private static boolean mayMount() throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "-rm", "true").start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
