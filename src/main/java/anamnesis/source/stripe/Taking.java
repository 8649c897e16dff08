package anamnesis.source.stripe;

import anamnesis.contact.Mention;
import anamnesis.evidence.Intake;
import anamnesis.evidence.JsonReading;
import anamnesis.evidence.Place;
import java.util.List;
import tools.jackson.core.JacksonException;

/// Hands in one object of Stripe after the other, whatever it came in: a page of a list, a dump, an
/// archive of webhooks.
final class Taking {
  private final Intake intake;
  private final boolean live;

  /// @param live whether what is of test mode is not believed
  Taking(Intake intake, boolean live) {
    this.intake = intake;
    this.live = live;
  }

  /// @param expected what it should say that it is, as `payment_intent`; empty if that is not known
  void take(String expected, String sha256, Place place, byte[] json) {
    take(expected, sha256, place, read(json));
  }

  /// An object of bytes of its own; of one that cannot be read no more is known than what it is
  /// called.
  static Element read(byte[] json) {
    try {
      return Parsing.of(json);
    } catch (JacksonException unreadable) {
      return Element.named(Outline.id(json, 0));
    }
  }

  void take(String expected, String sha256, Place place, Element element) {
    String object = expected.isEmpty() ? element.object() : expected;
    String word = object.isEmpty() ? "stripe.object" : "stripe." + object;
    String fault = Sense.fault(object, element.root(), live);
    if (!element.id().isBlank() && element.isErased()) {
      // First of all: whoever was erased is gone, however odd the rest of it looks.
      intake.omit(word, element.id(), "redacted by Stripe");
    } else if (!element.sound()) {
      intake.quarantine(sha256, place, word, element.id(), "it cannot be read as JSON");
    } else if (element.id().isBlank()) {
      intake.quarantine(sha256, place, word, "it has no id");
    } else if (!fault.isEmpty()) {
      intake.quarantine(sha256, place, word, element.id(), fault);
    } else {
      JsonReading reading = new JsonReading(element.root());
      List<Mention> says = element.isDeleted() ? List.of() : Kind.mentions(object, reading);
      intake.exhibit(sha256, place, word, element.id(), says);
    }
  }
}
