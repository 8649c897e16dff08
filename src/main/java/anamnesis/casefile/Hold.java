package anamnesis.casefile;

import anamnesis.Refusal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// One writer at a time: whoever works on a case holds it until the command has ended, and whoever
/// keeps a scene up until it is taken down.
///
/// What holds is a lock of the operating system, which dies with its process: a killed command
/// never bars the next. The line in the file only says who it was. A command that plays others
/// holds the case for all of them.
public final class Hold implements AutoCloseable {
  /// Never opened but here: on POSIX, closing any descriptor of a file drops its process's lock.
  public static final String FILE = "case.lock";

  /// The same of a rehearsal's scene.
  public static final String SCENE_FILE = "scene.lock";

  /// The same of the drills of this machine, and of their log.
  public static final String DRILL_FILE = "drill.lock";

  /// The same of the baselines of this machine, and of what they are made with.
  public static final String BASELINES_FILE = "baselines.lock";

  private static final Thing CASE =
      new Thing(
          FILE,
          "case",
          "wait until that has ended; looking (`case show`, `who`) is free meanwhile");

  private static final Thing SCENE =
      new Thing(
          SCENE_FILE, "scene", "play against that one, or end it first, or name another folder");

  private static final Thing DRILL =
      new Thing(DRILL_FILE, "place of drills", "one drill at a time: wait until that has ended");

  private static final Thing BASELINES =
      new Thing(BASELINES_FILE, "place of baselines", "wait until that has ended");

  private static final int LINE = 1 << 12;
  private static final Duration PAUSE = Duration.ofMillis(50);

  /// What this process holds. The system's lock cannot tell two threads of one process apart.
  private static final Map<Path, Grip> HERE = new ConcurrentHashMap<>();

  private final Path folder;
  private final @Nullable RandomAccessFile lock;
  private final Optional<Holder> left;

  private Hold(Path folder, @Nullable RandomAccessFile lock, Optional<Holder> left) {
    this.folder = folder;
    this.lock = lock;
    this.left = left;
  }

  /// What is held, and the way out for whoever comes second.
  private record Thing(String file, String word, String hint) {
    Refusal taken(Path folder, Optional<Holder> who) {
      return new Refusal(
          "the %s in %s is held by %s"
              .formatted(word, folder, who.map(Holder::toString).orElse("another command")),
          hint);
    }
  }

  private record Grip(Holder holder, long thread) {}

  /// Takes hold of a case's folder, or refuses and says who has it.
  public static Hold of(Path folder, Holder who) throws IOException {
    return of(CASE, folder, who);
  }

  static Hold of(Path folder, Holder who, Duration patience) throws IOException {
    return of(CASE, folder, who, patience);
  }

  /// Takes hold of the folder of this machine's baselines, as soon as whoever has it is done.
  public static Hold ofBaselines(Path folder, Holder who, Duration patience) throws IOException {
    return of(BASELINES, folder, who, patience);
  }

  private static Hold of(Thing thing, Path folder, Holder who, Duration patience)
      throws IOException {
    long until = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return of(thing, folder, who);
      } catch (Refusal taken) {
        if (System.nanoTime() >= until || Thread.currentThread().isInterrupted()) {
          throw taken;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /// Takes hold of the folder of a scene.
  public static Hold ofScene(Path folder, Holder who) throws IOException {
    return of(SCENE, folder, who);
  }

  /// Takes hold of the folder in which drills are held, and their log is kept.
  public static Hold ofDrills(Path folder, Holder who) throws IOException {
    return of(DRILL, folder, who);
  }

  private static Hold of(Thing thing, Path folder, Holder who) throws IOException {
    Path real = folder.toRealPath();
    long self = Thread.currentThread().threadId();
    Grip here = HERE.putIfAbsent(real, new Grip(who, self));
    if (here != null && here.thread() == self) {
      return new Hold(real, null, Optional.empty());
    }
    if (here != null) {
      throw thing.taken(real, Optional.of(here.holder()));
    }
    try {
      return locked(thing, real, who);
    } catch (IOException | RuntimeException e) {
      HERE.remove(real);
      throw e;
    }
  }

  private static Hold locked(Thing thing, Path folder, Holder who) throws IOException {
    Path file = folder.resolve(thing.file);
    PrivateFiles.make(file);
    // Its own reading and writing: a channel's would fail in a command that is being interrupted.
    RandomAccessFile lock = new RandomAccessFile(file.toFile(), "rw");
    try {
      boolean free = lock.getChannel().tryLock() != null;
      Optional<Holder> told = told(lock);
      if (!free) {
        throw thing.taken(folder, told);
      }
      lock.setLength(0);
      lock.write(Json.write(who).getBytes(StandardCharsets.UTF_8));
      return new Hold(folder, lock, told);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// Who held the case last and never let go: a command that was killed.
  public Optional<Holder> left() {
    return left;
  }

  @Override
  public void close() throws IOException {
    if (lock == null) {
      return;
    }
    try (lock) {
      lock.setLength(0);
    } finally {
      HERE.remove(folder);
    }
  }

  /// Nobody after an orderly end, and where a kill left half a line.
  private static Optional<Holder> told(RandomAccessFile lock) throws IOException {
    byte[] bytes = new byte[LINE];
    int length = lock.read(bytes);
    if (length <= 0) {
      return Optional.empty();
    }
    try {
      String line = new String(bytes, 0, length, StandardCharsets.UTF_8);
      return Optional.of(Json.read(line, Holder.class));
    } catch (JacksonException half) {
      return Optional.empty();
    }
  }
}
