package anamnesis.source.stripe.files;

import anamnesis.evidence.Intake;
import anamnesis.evidence.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// Where everything that is read is handed in.
///
/// @param hands who takes objects of Stripe
/// @param exports the tables that are known
/// @param gauge how far the files are read
record Desk(Intake intake, Hands hands, List<Export> exports, Told told, Gauge gauge) {
  /// What nobody here can call anything else.
  static final String UNKNOWN = "stripe.object";

  /// In the order of JSON's own keys this is how every object of test mode says so.
  private static final byte[] TEST = "\"livemode\":false".getBytes(StandardCharsets.UTF_8);

  /// What was kept, to be read from here.
  InputStream open(String sha256) throws IOException {
    return gauge.watched(intake.open(sha256));
  }

  void take(Piece piece, String sha256, Place place, byte[] json) {
    told.add(Told.Count.SNAPSHOTS, piece.snapshot() ? 1 : 0);
    told.add(Told.Count.TEST, isOfTest(json) ? 1 : 0);
    hands.into(noted(piece.day())).take(piece.object(), sha256, place, json);
  }

  /// Of a file in which nothing was found, all of it.
  void quarantine(String sha256, String reason) {
    intake.quarantine(sha256, Place.whole(Place.Form.JSON), UNKNOWN, reason);
  }

  void quarantine(String sha256, Place place, String reason) {
    noted(Instant.EPOCH).quarantine(sha256, place, UNKNOWN, reason);
  }

  private Intake noted(Instant day) {
    return new Noted(intake, told, day);
  }

  private static boolean isOfTest(byte[] json) {
    int matched = 0;
    for (byte c : json) {
      if (!Brackets.isSpace(c)) {
        matched = c == TEST[matched] ? matched + 1 : c == TEST[0] ? 1 : 0;
      }
      if (matched == TEST.length) {
        return true;
      }
    }
    return false;
  }
}
