package anamnesis.source.stripe;

import anamnesis.casefile.Json;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Why Stripe gave no answer, in words of our own: its own words may quote the key.
sealed class Silence extends Exception permits TooLong {
  private static final long serialVersionUID = 1L;
  private static final Pattern PERMISSION = Pattern.compile("\\brak_[a-z_]{3,60}\\b");

  private final Why why;
  private final transient @Nullable Duration asked;

  enum Why {
    UNREACHABLE,
    BUSY,
    UNREADABLE,
    NO_KEY,
    FORBIDDEN,
    NO_CURSOR,
    LACKING,
    UNKNOWN,
    OTHER
  }

  Silence(Why why, String words) {
    this(why, words, null);
  }

  private Silence(Why why, String words, @Nullable Duration asked) {
    super(words, null, false, false);
    this.why = why;
    this.asked = asked;
  }

  /// The same, with the wait that Stripe asked for, if it did.
  Silence until(@Nullable Duration wait) {
    return new Silence(why, words(), wait);
  }

  /// What is missing, seen from what was asked for.
  Silence meaning(Why unknown) {
    return why == Why.UNKNOWN ? new Silence(unknown, words(), asked) : this;
  }

  static Silence of(int code, String body) {
    JsonNode error = error(body);
    return switch (code) {
      case 401 -> new Silence(Why.NO_KEY, "Stripe does not accept this key");
      case 403 -> new Silence(Why.FORBIDDEN, permission(error.path("message").asString("")));
      case 429 -> new Silence(Why.BUSY, "Stripe kept answering 429, too many requests");
      case 409 -> new Silence(Why.BUSY, "Stripe kept answering 409, locked by another request");
      case 400, 404 -> asked(code, error);
      default ->
          code >= 500
              ? new Silence(Why.BUSY, "Stripe kept answering %d".formatted(code))
              : new Silence(Why.OTHER, "Stripe answered %d".formatted(code));
    };
  }

  Why why() {
    return why;
  }

  @Nullable Duration asked() {
    return asked;
  }

  String words() {
    return String.valueOf(getMessage());
  }

  /// Whether the same question may be answered a little later.
  boolean mayPass() {
    return why == Why.UNREACHABLE || why == Why.BUSY || why == Why.UNREADABLE;
  }

  /// The object that the walk stands on may have been deleted since. Where no cursor was sent, what
  /// is missing is what was asked for.
  private static Silence asked(int code, JsonNode error) {
    String param = error.path("param").asString("");
    boolean cursor = param.equals("starting_after") || param.equals("ending_before");
    boolean missing = code == 404 || error.path("code").asString("").equals("resource_missing");
    Why why = cursor ? Why.NO_CURSOR : missing ? Why.UNKNOWN : Why.OTHER;
    return new Silence(why, "Stripe answered %d".formatted(code));
  }

  private static String permission(String message) {
    Matcher named = PERMISSION.matcher(message);
    return "this key may not read it"
        + (named.find() ? " (missing: %s)".formatted(named.group()) : "");
  }

  private static JsonNode error(String body) {
    try {
      return Json.tree(body).path("error");
    } catch (JacksonException none) {
      return Json.object();
    }
  }
}
