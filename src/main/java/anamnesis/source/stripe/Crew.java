package anamnesis.source.stripe;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Work that may bring forth more work, all done at the same time, until none is left.
///
/// What fails at the disk or as a bug stops the rest; what Stripe will not answer is the worker's
/// own business.
final class Crew implements AutoCloseable {
  private static final int FAREWELL_SECONDS = 3;
  private static final int SEATS = 100;

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("stripe-", 1).factory());

  private final Semaphore seats = new Semaphore(SEATS, true);

  private long going;
  private @Nullable Throwable failed;

  /// One thing to do.
  @FunctionalInterface
  interface Work {
    void run() throws IOException, InterruptedException;
  }

  /// The same for what there may be thousands of: each waits for a seat, and not all of them for
  /// the same limit, where every one that leaves would wake all the others.
  void addInTurn(Work work) {
    add(
        () -> {
          seats.acquire();
          try {
            work.run();
          } finally {
            seats.release();
          }
        });
  }

  synchronized void add(Work work) {
    try {
      threads.execute(() -> run(work));
      going++;
    } catch (RejectedExecutionException stopped) {
      // Something failed: nothing more is begun, and whoever waits is told of that.
    }
  }

  /// Until all that was added, and all that this added, is done.
  synchronized void await() throws IOException, InterruptedException {
    while (going > 0 && failed == null) {
      wait();
    }
    switch (failed) {
      case null -> {}
      case IOException disk -> throw disk;
      case InterruptedException stopped -> throw stopped;
      case RuntimeException bug -> throw bug;
      case Error bug -> throw bug;
      default -> throw new IllegalStateException(failed);
    }
  }

  private void run(Work work) {
    try {
      work.run();
      ended(null);
    } catch (InterruptedException | IOException | RuntimeException | Error e) {
      ended(e);
    }
  }

  private synchronized void ended(@Nullable Throwable how) {
    going--;
    if (how != null && failed == null) {
      failed = how;
      threads.shutdownNow();
    }
    notifyAll();
  }

  /// A thread that hangs in the network is left behind: it may keep bytes, and nothing else.
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
