package anamnesis.backup;

import anamnesis.Progress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Many copies read at once, as many as there are processors; told in the order of the list.
final class Abreast {
  /// Each holds a line of a dump, which may be long.
  private static final int MOST = 4;

  private Abreast() {}

  /// @see #read
  @FunctionalInterface
  interface Reader {
    Copy read(Listed listed) throws IOException;
  }

  static List<Copy> read(List<Listed> all, Reader reader, Progress.Task task) throws IOException {
    int abreast = Math.min(MOST, Runtime.getRuntime().availableProcessors());
    try (ExecutorService readers =
        Executors.newFixedThreadPool(
            abreast, Thread.ofPlatform().daemon().name("reading copies").factory())) {
      List<Future<Copy>> futures = new ArrayList<>();
      all.forEach(one -> futures.add(readers.submit(() -> reader.read(one))));
      try {
        return taken(futures, task);
      } finally {
        readers.shutdownNow();
      }
    }
  }

  private static List<Copy> taken(List<Future<Copy>> futures, Progress.Task task)
      throws IOException {
    List<Copy> copies = new ArrayList<>();
    try {
      for (Future<Copy> future : futures) {
        copies.add(future.get());
        task.done(copies.size());
      }
      return copies;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      throw thrown(e);
    }
  }

  private static IOException thrown(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException bug -> throw bug;
      case Error error -> throw error;
      case IOException io -> io;
      case null, default -> new IOException(e);
    };
  }
}
