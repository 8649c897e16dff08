package anamnesis.source.stripe;

import anamnesis.source.Rate;
import com.stripe.Stripe;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiMode;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.RequestOptions;
import com.stripe.net.StripeRequest;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Asks Stripe for one page, and asks again as long as that helps. It can send nothing but GET.
///
/// The SDK makes the request, and its own client is passed over: it never repeats after 429,
/// ignores Retry-After, and fails on an error with an empty body (measured with 33.3.0); see also
/// [Reply].
final class Asking {
  private static final int CONNECT_MILLIS = 10_000;
  private static final int READ_MILLIS = 30_000;
  private static final Duration LONGEST_ASKED = Duration.ofMinutes(5);

  /// Where nothing ever answered, a wrong address is likelier than bad luck.
  private static final int FIRST_ATTEMPTS = 3;

  private final Door door;
  private final Patience patience;
  private final Rate rate;
  private final RequestOptions options;
  private volatile boolean answered;

  Asking(Door door, Patience patience) {
    this.door = door;
    this.patience = patience;
    this.rate = new Rate(door.perSecond());
    this.options =
        RequestOptions.builder()
            .setApiKey(door.key())
            .setConnectTimeout(CONNECT_MILLIS)
            .setReadTimeout(READ_MILLIS)
            .setMaxNetworkRetries(0)
            .build();
  }

  /// How long it is worth to ask again.
  ///
  /// @param first the wait after the first failure; it doubles, up to the longest
  record Patience(int attempts, Duration first, Duration longest) {
    static final Patience USUAL = new Patience(8, Duration.ofMillis(500), Duration.ofSeconds(30));

    /// @param asked the wait that Stripe asked for
    Duration after(int attempt, @Nullable Duration asked) {
      Duration own = first.multipliedBy(1L << Math.min(attempt, 20));
      Duration limit = asked == null ? longest : LONGEST_ASKED;
      Duration wait = asked == null ? own : asked;
      return wait.compareTo(limit) > 0 ? limit : wait;
    }
  }

  /// The version of the API that is spoken, for the proof.
  static String version() {
    return Stripe.API_VERSION;
  }

  /// One page, whole and readable.
  Page page(String path) throws Silence, InterruptedException {
    for (int attempt = 0; ; attempt++) {
      rate.await();
      try {
        return once(path);
      } catch (Silence silence) {
        if (!silence.mayPass() || attempt + 1 >= attempts(silence)) {
          throw silence;
        }
        Thread.sleep(patience.after(attempt, silence.asked()));
      }
    }
  }

  private int attempts(Silence silence) {
    boolean nobody = silence.why() == Silence.Why.UNREACHABLE && !answered;
    return nobody ? Math.min(FIRST_ATTEMPTS, patience.attempts()) : patience.attempts();
  }

  private Page once(String path) throws Silence {
    Reply reply = send(path);
    answered = true;
    if (reply.code() != HttpURLConnection.HTTP_OK) {
      throw Silence.of(reply.code(), reply.words()).until(reply.retryAfter());
    }
    return Page.of(reply.bytes());
  }

  private Reply send(String path) throws Silence {
    try {
      return Reply.to(
          StripeRequest.create(RequestMethod.GET, door.base() + path, null, options, ApiMode.V1));
    } catch (IOException e) {
      throw new Silence(Silence.Why.UNREACHABLE, door + " cannot be reached");
    } catch (StripeException e) {
      throw new IllegalStateException("a request could not be made: " + e.getClass().getName());
    }
  }
}
