package anamnesis.source.stripe;

import anamnesis.evidence.Place;

/// An object that was met: what it says, where that stands, and by whom it is handed in, so that
/// what stands inside of it goes the same way.
record Met(Element element, String sha256, Place place, Page page, Taking taking) {
  /// Whoever learns something from each.
  interface Reader {
    void saw(Met met);
  }

  boolean is(Listing listing) {
    return element.object().equals(listing.object());
  }

  /// Hands it in.
  ///
  /// @param expected what it should say that it is; empty if that is not known
  void take(String expected) {
    taking.take(expected, sha256, place, element);
  }

  /// What stands in it, as met by itself.
  Met part(Inside.Part part) {
    Place there = Place.json(place.offset() + part.offset(), part.length());
    return new Met(part.element(), sha256, there, page, taking);
  }

  long print() {
    return page.print(place);
  }
}
