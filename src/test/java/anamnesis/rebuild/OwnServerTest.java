package anamnesis.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.database.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnServerTest {
  @TempDir private Path folder;

  @Test
  void one_that_nobody_started_leaves_nothing() throws IOException {
    new OwnServer(data()).close();

    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 300, 1200})
  void one_that_nobody_waits_for_runs_no_longer_and_starts_again(int millis) throws Exception {
    try (OwnServer own = new OwnServer(data())) {
      own.start();
      Thread.sleep(millis);
    }

    assertThat(ProcessHandle.allProcesses().filter(this::isOurs)).isEmpty();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    try (EmbeddedServer again = EmbeddedServer.start(data())) {
      again.ensure("fresh");
    }
  }

  @Test
  void who_is_interrupted_while_it_starts_stays_so_and_leaves_none_running() throws IOException {
    try (OwnServer own = new OwnServer(data())) {
      own.start();
      Thread.currentThread().interrupt();
      assertThatThrownBy(own::started).hasMessageContaining("stopped while");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }

    assertThat(ProcessHandle.allProcesses().filter(this::isOurs)).isEmpty();
  }

  @Test
  void why_it_does_not_start_is_told_to_who_waits() throws IOException {
    Files.createFile(folder.resolve("fresh"));
    try (OwnServer own = new OwnServer(data())) {
      own.start();
      assertThatThrownBy(own::started).isInstanceOf(IOException.class);
    }
  }

  private Path data() {
    return folder.resolve("fresh").resolve("data");
  }

  private boolean isOurs(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(data().toString());
  }
}
