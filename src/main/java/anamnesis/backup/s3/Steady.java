package anamnesis.backup.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// The bytes of an object. Where the network breaks off, it goes on from there, a few times; what
/// ends before its announced end is a break too, never an end.
final class Steady extends InputStream {
  /// So often without a new megabyte, and nobody believes in the next time.
  private static final int TRIES = 4;

  private static final long NEWS = 1L << 20;
  private static final int PAUSE_MILLIS = 50;

  private final From from;
  private final long length;
  private ResponseInputStream<GetObjectResponse> in;
  private long at;
  private long lastBreak;
  private int breaks;

  /// Asks for the same object again, from a place in it.
  @FunctionalInterface
  interface From {
    ResponseInputStream<GetObjectResponse> at(long place) throws IOException;
  }

  /// @param length -1 where the store does not say
  Steady(ResponseInputStream<GetObjectResponse> in, long length, From from) {
    this.in = in;
    this.length = length;
    this.from = from;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    while (true) {
      @Nullable Exception broken = null;
      int read = -1;
      try {
        read = in.read(into, offset, count);
      } catch (AbortedException e) {
        throw interrupted();
      } catch (IOException | SdkException e) {
        broken = believed(e);
      }
      if (broken == null && (read >= 0 || length < 0 || at >= length)) {
        at += Math.max(0, read);
        return read;
      }
      goOn();
    }
  }

  /// Other bytes than the store knows would be the same ones at the second try.
  private static Exception believed(Exception e) throws IOException {
    if (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException)) {
      throw interrupted();
    }
    if (String.valueOf(e.getMessage()).contains("checksum")) {
      throw new BrokenOff("not the bytes that the store knows: their checksum differs", e);
    }
    return e;
  }

  private void goOn() throws IOException {
    breaks = at - lastBreak >= NEWS ? 1 : breaks + 1;
    lastBreak = at;
    if (breaks > TRIES || length < 0) {
      throw new BrokenOff(
          "broke off at byte %s%s".formatted(at, length < 0 ? "" : " of " + length));
    }
    in.abort();
    pause();
    in = from.at(at);
  }

  private void pause() throws InterruptedIOException {
    try {
      Thread.sleep((long) PAUSE_MILLIS << breaks);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted");
  }

  /// Whoever stops early does not wait for the rest.
  @Override
  public void close() throws IOException {
    if (length >= 0 && at >= length) {
      in.close();
    } else {
      in.abort();
    }
  }
}
