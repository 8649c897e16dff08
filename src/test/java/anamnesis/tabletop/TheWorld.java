package anamnesis.tabletop;

import anamnesis.Progress;
import anamnesis.casefile.Folders;
import anamnesis.shell.Child;
import anamnesis.shell.TheShell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A world of the rehearsal for the tests of all rooms: set once in a run, kept up for all who ask
/// for it, taken down with the process. So is the night that was played in it, which everyone gets
/// a copy of: what a test does to its own spoils no other's.
public final class TheWorld {
  private static final Map<Wish, TheWorld> STANDING = new ConcurrentHashMap<>();

  private final Path folder;
  private final Scene scene;
  private final List<Act> acts = new ArrayList<>();
  private final Map<String, List<String>> rows = new TreeMap<>();

  private TheWorld(Path folder, Scene scene) {
    this.folder = folder;
    this.scene = scene;
  }

  /// One line of the night, as it went undisturbed.
  public record Act(List<String> words, int exit, String out) {
    /// Whether it rules on a doubt, which a person at a terminal does.
    boolean rules() {
      return words.contains("--in");
    }

    String[] typed() {
      return words.toArray(String[]::new);
    }
  }

  /// The wiped practice, small, as it is noticed on the usual night: whoever does not care which
  /// world it is takes this one.
  public static TheWorld wiped() {
    return of(new Wish(Incident.WIPED_AND_RESEEDED, 40, 8, Wish.AS_OF));
  }

  public static TheWorld of(Wish wish) {
    return STANDING.computeIfAbsent(wish, TheWorld::set);
  }

  public Scene scene() {
    return scene;
  }

  /// What the night's commands need around them.
  public Map<String, String> environment(Path night) {
    Map<String, String> environment = new HashMap<>();
    environment.put("ANAMNESIS_HOME", folder.resolve("home").toString());
    environment.put("ANAMNESIS_CASE", night.toString());
    environment.put("STRIPE_API_KEY", Scene.STRIPE_KEY);
    environment.put("STRIPE_API_BASE", scene.stripe());
    return environment;
  }

  /// The same in this process, on the clock of the night.
  public TheShell shell(Path night) {
    TheShell shell = new TheShell(folder.resolve("home"), scene.noticed());
    environment(night).forEach(shell::with);
    return shell;
  }

  /// The case as it was begun: two nights that are compared must have begun as one.
  public void begun(Path into) {
    play();
    copy(folder.resolve("begun"), into);
  }

  /// The case after the whole night, without the embedded database.
  public void played(Path into) {
    play();
    copy(folder.resolve("played"), into);
  }

  /// The case of the undisturbed night itself, to be looked at only: its database is in it.
  public Path undisturbed() {
    play();
    return folder.resolve("played");
  }

  /// What its database held in the end.
  public synchronized Map<String, List<String>> rows() {
    if (rows.isEmpty()) {
      try {
        rows.putAll(TheCase.rows(undisturbed()));
      } catch (IOException | SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return rows;
  }

  /// The lines of the night after `case open`, and how each went.
  public List<Act> acts() {
    play();
    return List.copyOf(acts);
  }

  private synchronized void play() {
    if (!acts.isEmpty()) {
      return;
    }
    Path begun = folder.resolve("begun");
    Path night = folder.resolve("played");
    shell(begun).run("case", "open", "night", "--case", begun.toString());
    copy(begun, night);
    act(night, "gather", "stripe", "--rate", "2000");
    act(night, "gather", "ehr", scene.ehr().toString());
    act(night, "gather", "s3", scene.bucket().toString());
    act(night, "link");
    Path queue = folder.resolve("queue.csv");
    act(night, "review", "--out", queue.toString());
    Path sheet = ruled(queue);
    act(night, "review", "--in", sheet.toString());
    for (String word : List.of("link", "rebuild", "reconcile", "report", "letters")) {
      act(night, word);
    }
  }

  private void act(Path night, String... words) {
    Act asked = new Act(List.of(words), 0, "");
    TheShell.Said said = played(asked, night);
    if (said.exit() > 1) {
      throw new AssertionError(asked.words() + " went wrong: " + said.out() + said.err());
    }
    acts.add(new Act(asked.words(), said.exit(), said.out()));
  }

  /// Plays one line on another copy of the night.
  TheShell.Said played(Act act, Path night) {
    if (!act.rules()) {
      return shell(night).run(act.typed());
    }
    try {
      return Child.start(environment(night), act.typed()).end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path ruled(Path queue) {
    try {
      Path sheet = Files.copy(queue, folder.resolve("rulings.csv"));
      new Reviewer(Truth.read(scene.truth())).rule(sheet);
      return sheet;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TheWorld set(Wish wish) {
    try {
      Path folder = Files.createTempDirectory("anamnesis-world");
      Scene scene = Scene.set(wish, folder.resolve("scene"), Progress.SILENT);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> strike(scene, folder)));
      return new TheWorld(folder, scene);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void strike(Scene scene, Path folder) {
    try {
      scene.close();
      Folders.remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path into) {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path path : walk.filter(path -> !path.startsWith(from.resolve("fresh"))).toList()) {
        Files.copy(path, into.resolve(from.relativize(path).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
