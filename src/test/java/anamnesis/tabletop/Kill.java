package anamnesis.tabletop;

import anamnesis.shell.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// When a command is killed, and what dies with it.
///
/// @param millis after it was begun, for [Moment#AT_RANDOM]
/// @param wholly its database servers too: otherwise they survive it
record Kill(Moment moment, long millis, boolean wholly) {
  enum Moment {
    AT_RANDOM,
    WHILE_A_FILE_IS_WRITTEN,
    BETWEEN_THE_JOURNAL_S_LINE_AND_ITS_HEAD
  }

  /// @param begin how long the program takes to begin: what it does then is worth killing
  /// @param aimed whether it may wait for something to be written
  static Kill drawn(Random chance, long begin, boolean aimed) {
    Moment moment =
        switch (aimed ? chance.nextInt(4) : 0) {
          case 1 -> Moment.WHILE_A_FILE_IS_WRITTEN;
          case 2 -> Moment.BETWEEN_THE_JOURNAL_S_LINE_AND_ITS_HEAD;
          default -> Moment.AT_RANDOM;
        };
    return new Kill(moment, begin / 2 + chance.nextLong(2 * begin), chance.nextBoolean());
  }

  /// @return whether it was still there to be killed
  boolean strikes(Child child, Path night) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    long journal = size(night.resolve("journal.jsonl"));
    while (child.process().isAlive()) {
      if (comes(night, journal, (System.nanoTime() - begun) / 1_000_000)) {
        List<ProcessHandle> servers = new ArrayList<>();
        if (wholly) {
          child.process().descendants().forEach(servers::add);
          servers.addAll(servers(night));
        }
        child.kill();
        servers.forEach(ProcessHandle::destroyForcibly);
        return child.process().exitValue() == 137;
      }
      Thread.sleep(1);
    }
    return false;
  }

  private boolean comes(Path night, long journal, long passed) throws IOException {
    return switch (moment) {
      case AT_RANDOM -> passed >= millis;
      case WHILE_A_FILE_IS_WRITTEN -> isWriting(night);
      case BETWEEN_THE_JOURNAL_S_LINE_AND_ITS_HEAD ->
          size(night.resolve("journal.jsonl")) != journal;
    };
  }

  private static boolean isWriting(Path night) throws IOException {
    try (Stream<Path> walk = Files.walk(night, 2)) {
      return walk.anyMatch(path -> path.toString().endsWith(".part"));
    } catch (UncheckedIOException movedMeanwhile) {
      return true;
    }
  }

  /// The postmaster is nobody's child, and is found by the file it keeps.
  private static List<ProcessHandle> servers(Path night) throws IOException {
    Path file = night.resolve("fresh/data/postmaster.pid");
    if (!Files.exists(file)) {
      return List.of();
    }
    return Files.readAllLines(file).stream()
        .limit(1)
        .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())).stream())
        .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
        .toList();
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
