package anamnesis.source.stripe;

import com.stripe.net.StripeRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What came back, byte by byte: the bytes are the evidence, not what a decoder makes of them.
///
/// The SDK's own client follows a redirect. The key does not go along (measured with 33.3.0 on JDK
/// 25), but what the other host says would pass for Stripe's word: here a redirect is no answer.
final class Reply {
  /// A hundred objects of the largest kind are two megabytes; three lists are asked at a time.
  private static final int LARGEST = 8 << 20;

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

  static Reply to(StripeRequest request) throws IOException, Silence {
    HttpURLConnection connection = (HttpURLConnection) request.url().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(request.options().getConnectTimeout());
    connection.setReadTimeout(request.options().getReadTimeout());
    request
        .headers()
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
    boolean known = said > 0 && said <= LARGEST;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(known ? (int) said : BLOCK);
    try (InputStream in =
        code >= HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getErrorStream()
            : connection.getInputStream()) {
      byte[] block = new byte[BLOCK];
      for (int n = read(in, block); n >= 0; n = read(in, block)) {
        bytes.write(block, 0, n);
        if (bytes.size() > LARGEST) {
          throw new Silence(
              Silence.Why.OTHER, "an answer is longer than %d MB".formatted(LARGEST >> 20));
        }
        // Whoever waited for it has given it up.
        if (Thread.currentThread().isInterrupted()) {
          throw brokeOff();
        }
      }
      if (said >= 0 && said != bytes.size()) {
        throw brokeOff();
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw brokeOff();
    }
  }

  private static int read(@Nullable InputStream in, byte[] block) throws IOException {
    return in == null ? -1 : in.read(block);
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
