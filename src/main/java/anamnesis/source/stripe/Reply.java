package anamnesis.source.stripe;

import com.stripe.net.StripeRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came back, byte by byte: the bytes are the evidence, not what a decoder makes of them.
///
/// The SDK's own client follows a redirect. The key does not go along (measured with 33.3.0 on JDK
/// 25), but what the other host says would pass for Stripe's word: here a redirect is no answer.
final class Reply {
  /// A hundred objects of the largest kind are two megabytes.
  private static final int LARGEST = 64 << 20;

  private final int code;
  private final byte[] bytes;
  private final @Nullable Duration retryAfter;

  private Reply(int code, byte[] bytes, @Nullable Duration retryAfter) {
    this.code = code;
    this.bytes = bytes;
    this.retryAfter = retryAfter;
  }

  static Reply to(StripeRequest request) throws IOException {
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
    return new Reply(code, body(connection, code), wait(connection.getHeaderField("Retry-After")));
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

  String words() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] body(HttpURLConnection connection, int code) throws IOException {
    try (InputStream in =
        code >= HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getErrorStream()
            : connection.getInputStream()) {
      byte[] bytes = in == null ? new byte[0] : in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IOException("an answer without end");
      }
      return bytes;
    }
  }

  private static @Nullable Duration wait(@Nullable String seconds) {
    return seconds != null && seconds.matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : null;
  }
}
