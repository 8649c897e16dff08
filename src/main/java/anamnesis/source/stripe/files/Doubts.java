package anamnesis.source.stripe.files;

import anamnesis.evidence.Place;
import java.util.ArrayList;
import java.util.List;

/// What was not understood in a file, told once it is known that the file is of Stripe.
final class Doubts {
  static final String DAMAGED = "line %s of %s cannot be read";
  static final String NAMELESS = "line %s of %s says nowhere what it is";

  /// Of a file that has told nothing so far: one that is no dump at all is not taken apart line by
  /// line.
  private static final int MOST = 10_000;

  private final Desk desk;
  private final String sha256;
  private final boolean asReceived;
  private final List<Doubt> doubts = new ArrayList<>();
  private long unlisted;

  private record Doubt(Document document, String why) {}

  /// @param asReceived whether the documents stand so in the bytes that are kept
  Doubts(Desk desk, String sha256, boolean asReceived) {
    this.desk = desk;
    this.sha256 = sha256;
    this.asReceived = asReceived;
  }

  /// @param ofStripe whether it is known already
  void add(Document document, String why, boolean ofStripe) {
    if (ofStripe || doubts.size() < MOST) {
      doubts.add(
          new Doubt(document.asDamaged(), why.formatted(document.row(), desk.gauge().name())));
    } else {
      unlisted++;
    }
  }

  void tell() {
    doubts.forEach(this::quarantine);
    if (unlisted > 0) {
      desk.told().missed(Fault.UNLISTED, desk.gauge().name(), unlisted);
    }
  }

  private void quarantine(Doubt doubt) {
    Document document = doubt.document();
    int length = (int) Math.min(document.length(), Integer.MAX_VALUE);
    boolean there = asReceived && length > 0;
    long offset = there ? document.offset() : 0;
    Place place = new Place(Place.Form.JSON, document.row(), offset, there ? length : 0);
    desk.quarantine(sha256, place, doubt.why());
  }
}
