package anamnesis.source.stripe;

import com.stripe.net.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What came back, byte by byte: the bytes are the evidence, not what a decoder makes of them.
///
/// The SDK's own client follows a redirect. The key does not go along (measured with 33.3.0 on JDK
/// 25), but what the other host says would pass for Stripe's word: here a redirect is no answer.
final class Reply {
  /// A hundred objects of the largest kind are two megabytes; three lists are asked at a time.
  private static final int LARGEST = 8 << 20;

  private static final int CONNECT_MILLIS = 10_000;
  private static final int READ_MILLIS = 30_000;
  private static final int BLOCK = 1 << 16;

  private final int code;
  private final byte[] bytes;
  private final @Nullable Duration retryAfter;
  private final String limited;

  private Reply(int code, byte[] bytes, HttpURLConnection connection) {
    this.code = code;
    this.bytes = bytes;
    this.retryAfter = wait(connection.getHeaderField("Retry-After"));
    this.limited =
        Objects.requireNonNullElse(connection.getHeaderField("Stripe-Rate-Limited-Reason"), "");
  }

  static Reply to(URL address, HttpHeaders headers) throws IOException, Silence {
    HttpURLConnection connection = (HttpURLConnection) address.openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    headers
        .map()
        .forEach((name, values) -> connection.setRequestProperty(name, String.join(",", values)));
    int code = connection.getResponseCode();
    if (code < 0) {
      throw new Silence(Silence.Why.UNREADABLE, "what answers there speaks no HTTP");
    }
    return new Reply(code, body(connection, code), connection);
  }

  int code() {
    return code;
  }

  byte[] bytes() {
    return bytes;
  }

  /// The wait that was asked for, if one was.
  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /// Which limit was passed, as `endpoint-rate`; empty if that was not said.
  String limited() {
    return limited;
  }

  String words() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] body(HttpURLConnection connection, int code) throws Silence {
    long said = connection.getContentLengthLong();
    try (InputStream in =
        code >= HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getErrorStream()
            : connection.getInputStream()) {
      byte[] bytes = new byte[said > 0 && said <= LARGEST ? (int) said : BLOCK];
      int size = 0;
      for (int n = 0; n >= 0; n = read(in, bytes, size)) {
        size += n;
        bytes = size < bytes.length || size == said ? bytes : Arrays.copyOf(bytes, size * 2);
        refuse(size);
      }
      if (said >= 0 && said != size) {
        throw brokeOff();
      }
      return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    } catch (IOException e) {
      throw brokeOff();
    }
  }

  /// What is too long, and what nobody waits for any more.
  private static void refuse(int size) throws Silence {
    if (size > LARGEST) {
      throw new Silence(
          Silence.Why.OTHER, "an answer is longer than %d MB".formatted(LARGEST >> 20));
    }
    if (Thread.currentThread().isInterrupted()) {
      throw brokeOff();
    }
  }

  private static int read(@Nullable InputStream in, byte[] bytes, int size) throws IOException {
    return in == null || size == bytes.length ? -1 : in.read(bytes, size, bytes.length - size);
  }

  static Silence brokeOff() {
    return new Silence(Silence.Why.UNREADABLE, "Stripe's answers broke off");
  }

  private static @Nullable Duration wait(@Nullable String seconds) {
    return seconds != null && seconds.matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : null;
  }
}
