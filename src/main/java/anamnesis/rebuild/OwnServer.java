package anamnesis.rebuild;

import anamnesis.database.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The case's own server: it takes seconds to start, so it starts while the rows are made.
final class OwnServer implements AutoCloseable {
  private final FutureTask<EmbeddedServer> start;
  private final Thread starter;

  /// @param data where it keeps what it holds
  OwnServer(Path data) {
    start = new FutureTask<>(() -> EmbeddedServer.start(data));
    starter = Thread.ofPlatform().name("own-server").unstarted(start);
  }

  void start() {
    starter.start();
  }

  EmbeddedServer started() throws IOException {
    try {
      return start.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while PostgreSQL started", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException disk -> throw disk;
        case RuntimeException refused -> throw refused;
        case Error bug -> throw bug;
        case null, default -> throw new IllegalStateException("PostgreSQL did not start", e);
      }
    }
  }

  /// One that nobody waits for any more is started to the end all the same: half of one would go on
  /// by itself.
  @Override
  public void close() throws IOException {
    boolean stopped = Thread.interrupted();
    while (starter.isAlive()) {
      try {
        starter.join();
      } catch (InterruptedException e) {
        stopped = true;
      }
    }
    if (start.state() == FutureTask.State.SUCCESS) {
      start.resultNow().close();
    }
    if (stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
