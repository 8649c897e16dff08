package anamnesis.source.stripe;

import anamnesis.Progress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/// How far one walk through all lists has come.
final class Counted implements LongConsumer {
  private final Progress progress;
  private final AtomicLong soFar = new AtomicLong();
  private volatile Progress.Task task = _ -> {};

  Counted(Progress progress) {
    this.progress = progress;
  }

  /// Begins to count anew.
  Progress.Task begin(String what, long total) {
    task = progress.begin(what, total);
    soFar.set(0);
    return task;
  }

  @Override
  public void accept(long more) {
    task.done(soFar.addAndGet(more));
  }
}
