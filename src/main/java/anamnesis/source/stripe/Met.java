package anamnesis.source.stripe;

import anamnesis.evidence.Place;

/// An object that was handed in: what it says, where that stands, and by whom it was handed in, so
/// that what stands inside of it goes the same way.
final class Met {
  private final Element element;
  private final String sha256;
  private final Place place;
  private final byte[] json;
  private final Taking taking;

  Met(Element element, String sha256, Place place, byte[] json, Taking taking) {
    this.element = element;
    this.sha256 = sha256;
    this.place = place;
    this.json = json;
    this.taking = taking;
  }

  /// Whoever learns something from each.
  interface Reader {
    void saw(Met met);
  }

  Element element() {
    return element;
  }

  byte[] json() {
    return json;
  }

  boolean is(Listing listing) {
    return element.text("object").equals(listing.object());
  }

  /// Hands in what stands in it.
  ///
  /// @param from its first byte, in those of this object
  void take(int from, byte[] part) {
    taking.take("", sha256, Place.json(place.offset() + from, part.length), part);
  }
}
