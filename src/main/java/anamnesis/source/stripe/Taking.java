package anamnesis.source.stripe;

import anamnesis.casefile.Json;
import anamnesis.contact.Mention;
import anamnesis.evidence.Intake;
import anamnesis.evidence.JsonReading;
import anamnesis.evidence.Place;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

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
    return take("", sha256, place, json).id();
  }

  /// @param expected what it should say that it is, as `payment_intent`; empty if that is not known
  Element take(String expected, String sha256, Place place, byte[] json) {
    JsonNode root;
    try {
      root = Json.tree(json);
    } catch (JacksonException unreadable) {
      intake.quarantine(sha256, place, word(expected), "it cannot be read as JSON");
      return new Element("", MissingNode.getInstance());
    }
    Element element = new Element(root.path("id").asString(""), root);
    hand(element, expected.isEmpty() ? element.text("object") : expected, sha256, place);
    return element;
  }

  private void hand(Element element, String object, String sha256, Place place) {
    String word = word(object);
    String fault = Sense.fault(object, element.root(), live);
    if (element.id().isBlank()) {
      intake.quarantine(sha256, place, word, "it has no id");
    } else if (!fault.isEmpty()) {
      intake.quarantine(sha256, place, word, element.id(), fault);
    } else if (redacted(element.root())) {
      intake.omit(word, element.id(), "redacted by Stripe");
    } else {
      JsonReading reading = new JsonReading(element.root());
      List<Mention> says = element.isDeleted() ? List.of() : Kind.mentions(object, reading);
      intake.exhibit(sha256, place, word, element.id(), says);
    }
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
