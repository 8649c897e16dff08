package anamnesis.source.stripe;

import java.io.IOException;

/// One object, asked for by its own id.
final class ById {
  private final Listing listing;
  private final Roll roll;
  private final Hearing hearing;
  private final Minutes minutes;

  ById(Listing listing, Roll roll, Hearing hearing, Minutes minutes) {
    this.listing = listing;
    this.roll = roll;
    this.hearing = hearing;
    this.minutes = minutes;
  }

  /// What others name and no list shows: deleted, kept from the list, or not of this account.
  void byName(String id) throws IOException, InterruptedException {
    try {
      String sha256 = hearing.object(listing.address() + "/:id", path(id));
      Element element = minutes.alone(sha256, hearing.kept(sha256), roll, listing.object());
      roll.toldByName(element);
    } catch (TooLong one) {
      roll.toldByName(Element.named(id));
      roll.tooLong(id);
    } catch (Silence silence) {
      if (silence.why() == Silence.Why.UNKNOWN) {
        roll.unknown(id);
      } else {
        roll.fellSilent(silence);
      }
    }
  }

  /// What the list showed once and does not show now.
  void again(String id) throws IOException, InterruptedException {
    try {
      if (hearing.isDeleted(listing.address() + "/:id", path(id))) {
        roll.vanished();
      } else {
        roll.notShown(id);
      }
    } catch (TooLong one) {
      roll.notShown(id);
    } catch (Silence silence) {
      if (silence.why() == Silence.Why.UNKNOWN) {
        roll.vanished();
      } else {
        roll.fellSilent(silence);
      }
    }
  }

  private String path(String id) {
    return listing.address() + "/" + Stretch.written(id);
  }
}
