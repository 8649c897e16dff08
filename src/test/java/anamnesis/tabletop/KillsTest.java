package anamnesis.tabletop;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Case;
import anamnesis.casefile.Custody;
import anamnesis.shell.Child;
import anamnesis.shell.TheShell.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// It can be killed at any moment: the same command again goes on from there, and the night ends
/// with the same bytes as an undisturbed one.
class KillsTest {
  private static final int DEPTH = Integer.getInteger("depth", 1);
  private static final int KILLS = 5;

  @TempDir Path folder;
  private final List<String> history = new ArrayList<>();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, DEPTH);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void five_kills_a_night_and_it_ends_as_an_undisturbed_one(long seed) throws Exception {
    TheWorld world = TheWorld.wiped();
    Path night = folder.resolve("night");
    world.begun(night);

    play(world, night, new Random(seed));

    assertThat(TheCase.unlike(night, world.undisturbed())).as(told(seed)).isEmpty();
    assertThat(TheCase.rows(night)).as(told(seed)).isEqualTo(world.rows());
    assertThat(Custody.check(Case.open(night)).changes()).as(told(seed)).isEmpty();
    assertThat(leftBehind(night)).as(told(seed)).isEmpty();
  }

  private void play(TheWorld world, Path night, Random chance) throws Exception {
    List<TheWorld.Act> acts = world.acts();
    List<Integer> killed = chance.ints(KILLS, 0, acts.size()).boxed().toList();
    for (int i = 0; i < acts.size(); i++) {
      TheWorld.Act act = acts.get(i);
      int times = Collections.frequency(killed, i);
      for (int time = 0; time < times; time++) {
        kill(world, act, night, chance);
      }
      Said said =
          times == 0
              ? world.played(act, night)
              : Child.start(world.environment(night), act.typed()).end();
      assertThat(said.exit()).as("%s %s %s", history, act.words(), said).isEqualTo(act.exit());
    }
  }

  /// Whoever comes too late runs it once more: a finished command may be run again as well.
  private void kill(TheWorld world, TheWorld.Act act, Path night, Random chance) throws Exception {
    long begin = begin(world, night);
    for (int attempt = 0; attempt < 8; attempt++) {
      Kill kill = Kill.drawn(chance, begin, attempt == 0);
      Child child = Child.start(world.environment(night), act.typed());
      if (kill.strikes(child, night)) {
        history.add("%s killed %s".formatted(act.words(), kill));
        return;
      }
      begin = Math.max(10, begin / 2);
    }
    throw new AssertionError("it was always too fast: " + act.words());
  }

  /// In milliseconds, on this machine, as busy as it is.
  private static long begin(TheWorld world, Path night) throws Exception {
    long begun = System.nanoTime();
    Child.start(world.environment(night), "--version").end();
    return (System.nanoTime() - begun) / 1_000_000;
  }

  private String told(long seed) {
    return "seed %d: %s".formatted(seed, history);
  }

  private static List<String> leftBehind(Path night) throws IOException {
    try (Stream<Path> walk = Files.walk(night)) {
      return walk.map(path -> night.relativize(path).toString())
          .filter(name -> !name.startsWith("fresh/data/"))
          .filter(name -> name.matches("(.*/)?(\\..*|copying-.*|.*\\.part)|fresh/.*making.*"))
          .toList();
    }
  }
}
