package anamnesis.source.stripe;

import anamnesis.casefile.Json;
import com.stripe.Stripe;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiMode;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.HttpHeaders;
import com.stripe.net.RequestOptions;
import com.stripe.net.StripeRequest;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/// Asks Stripe for one page, and asks again as long as that helps. It can send nothing but GET.
///
/// The SDK makes the request, and its own client is passed over: it never repeats after 429,
/// ignores Retry-After, and fails on an error with an empty body (measured with 33.3.0); see also
/// [Reply].
final class Asking {
  private static final int LARGE_AT_ONCE = 1;
  private static final int TOO_MANY = 429;
  private static final Duration LONGEST_ASKED = Duration.ofMinutes(5);

  /// Where nothing ever answered, a wrong address is likelier than bad luck.
  private static final int FIRST_ATTEMPTS = 3;

  private final Door door;
  private final Patience patience;
  private final Limits limits;
  private final HttpHeaders headers;
  private final Semaphore large = new Semaphore(LARGE_AT_ONCE);
  private final HttpClient messenger = Reply.messenger();
  private volatile boolean answered;

  Asking(Door door, Patience patience, Limits limits) {
    this.door = door;
    this.patience = patience;
    this.limits = limits;
    this.headers = headers(door);
  }

  /// How long it is worth to ask again.
  ///
  /// @param first the wait after the first failure; it doubles, up to the longest
  /// @param whole how long one answer may take, from its first byte to its last
  /// @param mostObjects how many a list may have: a practice has not so many in a lifetime, and
  ///   each is held in memory by its id
  record Patience(
      int attempts, Duration first, Duration longest, Duration whole, long mostObjects) {
    Patience(int attempts, Duration first, Duration longest) {
      this(attempts, first, longest, Duration.ofMinutes(2), 2_000_000);
    }

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
  ///
  /// @param address what Stripe counts requests by
  Page page(String address, String path) throws Silence, InterruptedException {
    return page(address, path, Page::whole);
  }

  /// The same, read for nothing but who stands on it.
  Page inPassing(String address, String path) throws Silence, InterruptedException {
    return page(address, path, Page::inPassing);
  }

  private Page page(String address, String path, Understanding<Page> answer)
      throws Silence, InterruptedException {
    boolean cursor = path.contains("starting_after=") || path.contains("ending_before=");
    try {
      return patiently(address, path, answer);
    } catch (Silence silence) {
      throw silence.meaning(cursor ? Silence.Why.NO_CURSOR : Silence.Why.LACKING);
    }
  }

  /// One object, as it was received.
  byte[] object(String address, String path) throws Silence, InterruptedException {
    return patiently(address, path, Asking::whole);
  }

  /// What an answer is, if it is whole; it is the last one if it is not asked for again.
  private interface Understanding<T> {
    T of(byte[] bytes, boolean last) throws Silence;
  }

  private <T> T patiently(String address, String path, Understanding<T> answer)
      throws Silence, InterruptedException {
    for (int attempt = 0; ; attempt++) {
      try {
        boolean last = attempt + 1 >= patience.attempts();
        T understood = answer.of(once(address, path), last);
        limits.answered(address);
        return understood;
      } catch (Silence silence) {
        if (!silence.mayPass() || attempt + 1 >= attempts(silence)) {
          throw silence;
        }
        refuseToWaitSoLong(silence);
        Thread.sleep(patience.after(attempt, silence.asked()));
      }
    }
  }

  /// One that no parser takes is an object all the same, if it stands whole between its brackets.
  private static byte[] whole(byte[] bytes, boolean last) throws Silence {
    boolean whole;
    try {
      whole = Json.tree(bytes).isObject();
    } catch (JacksonException odd) {
      boolean stays = last || odd instanceof StreamConstraintsException;
      whole = stays && Outline.of(bytes, 0).isAll() && !Outline.id(bytes, 0).isEmpty();
    }
    if (!whole) {
      throw Page.unreadable();
    }
    return bytes;
  }

  private static void refuseToWaitSoLong(Silence silence) throws Silence {
    Duration asked = silence.asked();
    if (asked != null && asked.compareTo(LONGEST_ASKED) > 0) {
      throw new Silence(
          silence.why(),
          "%s, and asks for %d minutes".formatted(silence.words(), asked.toMinutes()));
    }
  }

  /// Whose answers these are, without the key.
  String who() {
    return door.who();
  }

  long requests() {
    return limits.requests();
  }

  /// How many objects a list may have before it is taken for one that never ends.
  long mostObjects() {
    return patience.mostObjects();
  }

  private int attempts(Silence silence) {
    boolean nobody = silence.why() == Silence.Why.UNREACHABLE && !answered;
    return nobody ? Math.min(FIRST_ATTEMPTS, patience.attempts()) : patience.attempts();
  }

  private byte[] once(String address, String path) throws Silence, InterruptedException {
    Reply reply;
    limits.enter(address);
    try {
      reply = send(path);
    } finally {
      limits.left();
    }
    answered = true;
    if (reply.code() == TOO_MANY) {
      limits.tooMuch(address, reply.limited(), pause(reply.retryAfter()));
    }
    if (reply.code() != HttpURLConnection.HTTP_OK) {
      throw Silence.of(reply.code(), reply.words()).until(reply.retryAfter());
    }
    String first = reply.tooLong();
    if (first != null) {
      throw TooLong.with(first);
    }
    return reply.bytes();
  }

  /// Whoever is asked to wait for days gives up instead, and keeps nobody else waiting.
  private static Duration pause(@Nullable Duration asked) {
    if (asked == null || asked.compareTo(LONGEST_ASKED) > 0) {
      return Duration.ZERO;
    }
    return asked;
  }

  /// On a thread that can be given up: to a socket a drip is no silence, and it has no end either.
  private Reply send(String path) throws Silence, InterruptedException {
    FutureTask<Reply> answer = new FutureTask<>(() -> Reply.to(request(path), messenger, large));
    Thread.ofVirtual().name("stripe-answer").start(answer);
    try {
      return answer.get(patience.whole().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw Reply.brokeOff();
    } catch (ExecutionException e) {
      throw silence(e);
    } finally {
      answer.cancel(true);
    }
  }

  /// What stands above every request: the key, the version that is spoken, who asks.
  private static HttpHeaders headers(Door door) {
    RequestOptions options = RequestOptions.builder().setApiKey(door.key()).build();
    try {
      return StripeRequest.create(RequestMethod.GET, door.base() + "/v1", null, options, ApiMode.V1)
          .headers();
    } catch (StripeException e) {
      throw new IllegalStateException("the SDK makes no request", e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(door.base() + path));
    headers.map().forEach((name, values) -> request.header(name, String.join(",", values)));
    return request;
  }

  private Silence silence(ExecutionException failed) {
    return switch (failed.getCause()) {
      case Silence known -> known;
      case ProtocolException _ ->
          new Silence(Silence.Why.UNREADABLE, "what answers there speaks no HTTP");
      case IOException _ -> new Silence(Silence.Why.UNREACHABLE, door + " cannot be reached");
      case Error bug -> throw bug;
      case RuntimeException bug -> throw bug;
      case null, default -> throw new IllegalStateException("a request could not be made");
    };
  }
}
