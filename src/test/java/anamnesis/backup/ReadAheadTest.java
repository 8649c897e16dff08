package anamnesis.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReadAheadTest {
  @Test
  void what_unpacks_is_closed_for_its_memory_is_its_own() throws IOException {
    Watched watched = new Watched(new byte[3]);
    try (ReadAhead ahead = ReadAhead.of(watched, () -> 3)) {
      assertThat(ahead.read()).isZero();
    }
    assertThat(watched.closed).isTrue();
  }

  @Test
  void whoever_opened_the_file_still_closes_it() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[99]);
    }
    Watched watched = new Watched(packed.toByteArray());
    try (Opened opened = Opened.of(watched)) {
      assertThat(opened.bytes().readAllBytes()).hasSize(99);
    }
    assertThat(watched.closed).isFalse();
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void an_unpacker_out_of_memory_keeps_nobody_waiting() throws IOException {
    InputStream breaks =
        new InputStream() {
          @Override
          public int read() {
            throw new OutOfMemoryError("for a test");
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            return read();
          }
        };
    try (ReadAhead ahead = ReadAhead.of(breaks, () -> 0)) {
      assertThatThrownBy(ahead::read).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_dump_that_is_not_packed_can_be_interrupted_too() {
    PlainDump dump = new PlainDump(new Tables(java.time.Instant.EPOCH));
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> dump.read(new ByteArrayInputStream(new byte[99])))
          .isInstanceOf(InterruptedIOException.class);
    } finally {
      Thread.interrupted();
    }
  }

  private static final class Watched extends ByteArrayInputStream {
    private boolean closed;

    Watched(byte[] bytes) {
      super(bytes);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
