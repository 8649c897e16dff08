package anamnesis.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What is left running over a data folder by a command that was killed: a whole server, which is
/// taken over, or the last of its processes, which end by themselves once they see it gone.
///
/// PostgreSQL itself only looks whether the number in its pid file is in use, by whomever, and
/// whether somebody still holds its memory. Either would refuse the next start.
final class Survivor {
  private static final Path PROCESSES = Path.of("/proc");

  /// Ten seconds in all.
  private static final int LOOKS = 200;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path data;
  private final Path pidFile;

  Survivor(Path data) {
    this.data = data;
    this.pidFile = data.resolve("postmaster.pid");
  }

  /// Where the server that outlived its command is reached, if there is one.
  OptionalInt port() throws IOException {
    if (!Files.exists(pidFile)) {
      return OptionalInt.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.size() > 3 && isServer(Long.parseLong(lines.getFirst().strip()))) {
      return OptionalInt.of(Integer.parseInt(lines.get(3).strip()));
    }
    leave();
    return OptionalInt.empty();
  }

  /// Ends it, if it is there, and waits until the last of its processes is gone. For data that
  /// nobody needs any more: what will not end when asked is ended all the same.
  void end() throws IOException {
    if (Files.exists(pidFile)) {
      List<String> lines = Files.readAllLines(pidFile);
      long pid = lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
      if (pid > 0 && isServer(pid)) {
        ProcessHandle.of(pid).ifPresent(Survivor::end);
      }
      leave();
    }
  }

  private static void end(ProcessHandle server) {
    server.destroy();
    CompletableFuture<ProcessHandle> ended =
        server.onExit().completeOnTimeout(server, PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (ended.join().isAlive()) {
      server.destroyForcibly();
    }
  }

  /// Waits for the last of its processes, and takes away a number that somebody else has by now.
  private void leave() throws IOException {
    for (int look = 0; look < LOOKS && isHeld(); look++) {
      try {
        Thread.sleep(BETWEEN_LOOKS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    if (Files.isDirectory(PROCESSES) && !isHeld()) {
      Files.deleteIfExists(pidFile);
    }
  }

  private boolean isServer(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)
        && (!Files.isDirectory(PROCESSES) || worksHere(PROCESSES.resolve(String.valueOf(pid))));
  }

  private boolean isHeld() throws IOException {
    if (!Files.isDirectory(PROCESSES)) {
      return false;
    }
    try (Stream<Path> all = Files.list(PROCESSES)) {
      return all.filter(path -> Character.isDigit(path.getFileName().toString().charAt(0)))
          .anyMatch(this::worksHere);
    }
  }

  /// Every process of a server works in its data folder.
  private boolean worksHere(Path process) {
    try {
      return Files.isSameFile(process.resolve("cwd"), data);
    } catch (IOException ended) {
      return false;
    }
  }
}
