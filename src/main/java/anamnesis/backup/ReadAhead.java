package anamnesis.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Reads a stream in a thread of its own, a few blocks ahead: unpacking takes as long as counting,
/// and there are two processors.
final class ReadAhead extends InputStream {
  private static final int BLOCK = 1 << 18;
  private static final int AHEAD = 8;

  /// What a dump is packed to less than a thousandth of holds nothing that anybody wrote.
  private static final long BOMB_FROM = 1L << 28;

  private static final long BOMB_TIMES = 1000;

  private final InputStream in;
  private final LongSupplier packed;
  private long unpacked;
  private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(AHEAD);
  private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(AHEAD + 2);
  private final Thread thread;
  private Block block = new Block(new byte[0], 0, false, null);
  private int from;

  /// Some bytes, whether nothing comes after them, and what ended the stream early, if anything
  /// did.
  private static final class Block {
    private final byte[] bytes;
    private final int length;
    private final boolean last;
    private final @Nullable IOException failure;

    Block(byte[] bytes, int length, boolean last, @Nullable IOException failure) {
      this.bytes = bytes;
      this.length = length;
      this.last = last;
      this.failure = failure;
    }
  }

  private ReadAhead(InputStream in, LongSupplier packed) {
    this.in = in;
    this.packed = packed;
    this.thread = Thread.ofPlatform().daemon().name("reading ahead").unstarted(this::fill);
  }

  /// @param packed how many bytes were taken from what is unpacked so far
  static ReadAhead of(InputStream in, LongSupplier packed) {
    ReadAhead ahead = new ReadAhead(in, packed);
    ahead.thread.start();
    return ahead;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (from == block.length) {
      if (block.failure != null) {
        throw block.failure;
      }
      if (block.last) {
        return -1;
      }
      next();
    }
    int count = Math.min(length, block.length - from);
    System.arraycopy(block.bytes, from, into, offset, count);
    from += count;
    return count;
  }

  private void next() throws IOException {
    boolean _ = empty.offer(block.bytes);
    try {
      block = full.take();
      from = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private void fill() {
    try {
      boolean last = false;
      while (!last) {
        byte[] spare = empty.poll();
        Block read = filled(spare == null || spare.length < BLOCK ? new byte[BLOCK] : spare);
        full.put(read);
        last = read.last;
      }
    } catch (InterruptedException closed) {
      // Nobody wants the rest.
    }
  }

  /// What was unpacked before the stream broke is handed on first: a copy is read up to its break.
  private Block filled(byte[] bytes) {
    int length = 0;
    try {
      int read = 0;
      while (length < bytes.length && read >= 0) {
        read = in.read(bytes, length, bytes.length - length);
        length += Math.max(0, read);
      }
      unpacked += length;
      return new Block(bytes, length, read < 0 || isBomb(), isBomb() ? bomb() : null);
    } catch (IOException e) {
      return new Block(bytes, length, true, e);
    } catch (RuntimeException | Error e) {
      // An unpacker that meets what it never thought of, or runs out of memory. Whoever reads would
      // wait for ever if this thread just ended.
      return new Block(bytes, length, true, new IOException("does not add up", e));
    }
  }

  private boolean isBomb() {
    return unpacked > BOMB_FROM && unpacked / BOMB_TIMES > packed.getAsLong();
  }

  private static IOException bomb() {
    return new Bomb(
        "unpacks to more than %s times its size: made to fill a disk".formatted(BOMB_TIMES));
  }

  /// When this returns, nobody reads the stream any more, and what unpacks it has let go of its
  /// memory, which no collector of garbage sees. An interrupt is put off until then.
  @Override
  public void close() throws IOException {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    in.close();
  }
}
