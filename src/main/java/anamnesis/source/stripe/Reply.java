package anamnesis.source.stripe;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// What came back, byte by byte: the bytes are the evidence, not what a decoder makes of them.
///
/// The SDK's own client follows a redirect. The key does not go along (measured with 33.3.0 on JDK
/// 25), but what the other host says would pass for Stripe's word: here a redirect is no answer.
///
/// It also asks again by itself when a connection dies, which no limit knows of. So does this one,
/// unless it is started with `jdk.httpclient.redirects.retrylimit=1`.
final class Reply {
  /// A hundred objects of the largest kind are two megabytes; three lists are asked at a time.
  static final int LARGEST = 8 << 20;

  private static final Duration TO_CONNECT = Duration.ofSeconds(10);
  private static final Duration TO_BEGIN = Duration.ofSeconds(30);
  private static final int BLOCK = 1 << 16;

  /// An ordinary page is shorter. Of longer ones one comes in at a time, however many there are.
  private static final int LARGE = 1 << 20;

  private final int code;
  private final byte[] bytes;
  private final @Nullable String first;
  private final @Nullable Duration retryAfter;
  private final String limited;

  private Reply(int code, Body body, HttpHeaders headers) {
    this.code = code;
    this.bytes = body.bytes();
    this.first = body.first();
    this.retryAfter = wait(headers.firstValue("Retry-After").orElse(""));
    this.limited = headers.firstValue("Stripe-Rate-Limited-Reason").orElse("");
  }

  /// Who brings requests to Stripe, by as many lines as there are requests on their way.
  static HttpClient messenger() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(TO_CONNECT)
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }

  /// @param large how many long answers are held at a time
  static Reply to(HttpRequest.Builder request, HttpClient messenger, Semaphore large)
      throws IOException, InterruptedException, Silence {
    HttpResponse<InputStream> response =
        messenger.send(
            request.timeout(TO_BEGIN).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    return new Reply(response.statusCode(), body(response, large), response.headers());
  }

  int code() {
    return code;
  }

  byte[] bytes() {
    return bytes;
  }

  /// Where more came than is held, the id of what stands first in it, or nothing if that is not
  /// known; null where all came.
  @Nullable String tooLong() {
    return first;
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

  /// @param first where it is too long, the id of what stands first in it
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Body(byte[] bytes, @Nullable String first) {}

  private static Body body(HttpResponse<InputStream> response, Semaphore large)
      throws Silence, InterruptedException {
    long said = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    boolean holds = false;
    try (InputStream in = response.body()) {
      byte[] bytes = new byte[said > 0 && said <= LARGE ? (int) said : BLOCK];
      int size = 0;
      for (int n = 0; n >= 0; n = read(in, bytes, size)) {
        size += n;
        if (size > LARGEST) {
          return new Body(Arrays.copyOf(bytes, BLOCK), Outline.first(bytes));
        }
        boolean full = size == bytes.length && size != said;
        if (full && size >= LARGE && !holds) {
          large.acquire();
          holds = true;
        }
        bytes = full ? longer(bytes) : bytes;
        refuseIfNobodyWaits();
      }
      if (said >= 0 && said != size) {
        throw brokeOff();
      }
      return new Body(size == bytes.length ? bytes : Arrays.copyOf(bytes, size), null);
    } catch (IOException e) {
      throw brokeOff();
    } finally {
      large.release(holds ? 1 : 0);
    }
  }

  private static byte[] longer(byte[] bytes) {
    return Arrays.copyOf(bytes, Math.min(bytes.length * 2, LARGEST + 1));
  }

  private static void refuseIfNobodyWaits() throws Silence {
    if (Thread.currentThread().isInterrupted()) {
      throw brokeOff();
    }
  }

  private static int read(InputStream in, byte[] bytes, int size) throws IOException {
    return size == bytes.length ? -1 : in.read(bytes, size, bytes.length - size);
  }

  static Silence brokeOff() {
    return new Silence(Silence.Why.UNREADABLE, "Stripe's answers broke off");
  }

  private static @Nullable Duration wait(String seconds) {
    return seconds.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
  }
}
