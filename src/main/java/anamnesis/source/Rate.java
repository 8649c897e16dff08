package anamnesis.source;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// No more than so many requests in any second, whoever asks.
public final class Rate {
  private final Semaphore free;
  private final Executor aSecondLater = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  public Rate(int perSecond) {
    this.free = new Semaphore(perSecond, true);
  }

  public void await() throws InterruptedException {
    free.acquire();
    aSecondLater.execute(free::release);
  }
}
