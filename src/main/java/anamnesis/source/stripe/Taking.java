package anamnesis.source.stripe;

import anamnesis.evidence.Intake;
import anamnesis.evidence.JsonReading;
import anamnesis.evidence.Place;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Hands in one object of Stripe after the other, whatever it came in: a page of a list, a dump, an
/// archive of webhooks.
final class Taking {
  private static final String REDACTED = "[redacted]";

  private final Intake intake;
  private final boolean live;

  /// @param live whether what is of test mode is not believed
  Taking(Intake intake, boolean live) {
    this.intake = intake;
    this.live = live;
  }

  /// An object that says itself what it is.
  ///
  /// @return its id; empty if it has none
  String take(String sha256, Place place, byte[] json) {
    return take("", sha256, place, json);
  }

  /// @param expected what it should say that it is, as `payment_intent`
  String take(String expected, String sha256, Place place, byte[] json) {
    JsonReading reading;
    try {
      reading = JsonReading.of(json);
    } catch (JacksonException unreadable) {
      intake.quarantine(sha256, place, word(expected), "it cannot be read as JSON");
      return "";
    }
    JsonNode root = reading.root();
    String is = root.path("object").asString(expected);
    String word = word(expected.isEmpty() ? is : expected);
    String id = reading.at("id").orElse("");
    String fault = Sense.fault(expected, root, live);
    if (id.isEmpty()) {
      intake.quarantine(sha256, place, word, "it has no id");
    } else if (!fault.isEmpty()) {
      intake.quarantine(sha256, place, word, id, fault);
    } else if (redacted(root)) {
      intake.omit(word, id, "redacted by Stripe");
    } else {
      intake.exhibit(sha256, place, word, id, Kind.mentions(is, reading));
    }
    return id;
  }

  private static String word(String object) {
    return object.isEmpty() ? "stripe.object" : "stripe." + object;
  }

  /// A redaction overwrites single values; what is left of the object must not come back either.
  private static boolean redacted(JsonNode node) {
    if (node.isContainer()) {
      return node.values().stream().anyMatch(Taking::redacted);
    }
    return node.isString() && node.asString().strip().equalsIgnoreCase(REDACTED);
  }
}
