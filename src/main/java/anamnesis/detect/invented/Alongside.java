package anamnesis.detect.invented;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Looks at records in a thread of its own while the next ones are read: looking takes as long as
/// reading, and there are two processors. A short table needs no such thread.
///
/// The order stays; what looking throws is thrown at whoever hands over the next batch.
final class Alongside implements PeopleTable.Look, AutoCloseable {
  private static final int BATCH = 512;

  /// No more batches than these wait: reading may be the faster of the two.
  private static final int AHEAD = 4;

  private final PeopleTable.Look look;
  private final Deque<Future<?>> handed = new ArrayDeque<>();
  private List<@Nullable String[]> batch = new ArrayList<>(BATCH);
  private @Nullable ExecutorService looking;

  Alongside(PeopleTable.Look look) {
    this.look = look;
  }

  @Override
  public void heading(List<String> names, Set<String> key) {
    look.heading(names, key);
  }

  @Override
  public void record(@Nullable String[] values) {
    batch.add(values);
    if (batch.size() == BATCH) {
      handOver();
    }
  }

  /// The last records are looked at, in this thread, when all others were.
  void finish() {
    while (!handed.isEmpty()) {
      await(handed.removeFirst());
    }
    batch.forEach(look::record);
    batch.clear();
  }

  private void handOver() {
    ExecutorService thread = looking;
    if (thread == null) {
      thread =
          Executors.newSingleThreadExecutor(
              Thread.ofPlatform().daemon().name("looking at people").factory());
      looking = thread;
    }
    if (handed.size() == AHEAD) {
      await(handed.removeFirst());
    }
    List<@Nullable String[]> full = batch;
    handed.add(thread.submit(() -> full.forEach(look::record)));
    batch = new ArrayList<>(BATCH);
  }

  /// An interrupt is put off until the batch was looked at, which takes no time that anybody feels.
  private static void await(Future<?> looked) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          looked.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw thrown(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException thrown(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException bug -> bug;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(e);
    };
  }

  /// What was not looked at by now nobody wants to know.
  @Override
  public void close() {
    ExecutorService thread = looking;
    if (thread != null) {
      thread.shutdownNow();
      thread.close();
    }
  }
}
