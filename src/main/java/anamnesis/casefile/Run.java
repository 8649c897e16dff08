package anamnesis.casefile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Pieces of bytes laid aside in a file of the case, in the order in which they came, and read back
/// as often as need be.
///
/// The file holds what patients said. It is the owner's alone, it is no evidence, and it is gone
/// when it is closed; one that a kill left goes when the next command begins.
public final class Run implements AutoCloseable, Iterable<byte[]> {
  private static final int BLOCK = 1 << 16;

  private final Path file;
  private final DataOutputStream out;

  Run(Path file) throws IOException {
    this.file = file;
    PrivateFiles.make(file);
    this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BLOCK));
  }

  public void add(byte[] piece) throws IOException {
    out.writeInt(piece.length);
    out.write(piece);
  }

  /// No more will come.
  public void end() throws IOException {
    out.close();
  }

  @Override
  public Iterator<byte[]> iterator() {
    try {
      return new Reading(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      Files.deleteIfExists(file);
    }
  }

  /// Closed at its end; one that is given up before is closed with the file of the process.
  private static final class Reading implements Iterator<byte[]> {
    private final DataInputStream in;
    private byte @Nullable [] next;

    Reading(Path file) throws IOException {
      this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BLOCK));
      this.next = read();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public byte[] next() {
      byte[] piece = next;
      if (piece == null) {
        throw new NoSuchElementException();
      }
      try {
        next = read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return piece;
    }

    private byte @Nullable [] read() throws IOException {
      int length;
      try {
        length = in.readInt();
      } catch (EOFException end) {
        in.close();
        return null;
      }
      byte[] piece = new byte[length];
      in.readFully(piece);
      return piece;
    }
  }
}
