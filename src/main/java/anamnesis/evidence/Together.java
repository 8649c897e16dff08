package anamnesis.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Several things done at the same time, each on a thread of its own; the answers come in the order
/// of the questions, whichever was first.
public final class Together {
  private static final int FAREWELL_SECONDS = 3;

  private Together() {}

  /// What fails stops nothing else. The first failure, in the order of the questions, is thrown
  /// once all are over. Whoever interrupts the caller interrupts all of them.
  public static <T> List<T> ask(String what, List<? extends Callable<T>> questions)
      throws IOException, InterruptedException {
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name(what + "-", 1).factory());
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(questions)) {
        answers.add(taken(answer));
      }
      return answers;
    } finally {
      farewell(threads);
    }
  }

  /// A thread that hangs in the network is left behind: it may keep bytes, and nothing else.
  private static void farewell(ExecutorService threads) {
    threads.shutdownNow();
    try {
      threads.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T taken(Future<T> answer) throws IOException, InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failed -> throw failed;
        case InterruptedException stopped -> throw stopped;
        case RuntimeException bug -> throw bug;
        case Error bug -> throw bug;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
