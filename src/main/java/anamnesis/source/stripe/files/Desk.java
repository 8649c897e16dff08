package anamnesis.source.stripe.files;

import anamnesis.evidence.Intake;
import anamnesis.evidence.Place;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Where everything that is read is handed in.
///
/// @param hands who takes objects of Stripe
/// @param exports the tables that are known
/// @param gauge how far the files are read
record Desk(Intake intake, Hands hands, List<Export> exports, Gist told, Modes modes, Gauge gauge) {
  /// What nobody here can call anything else.
  static final String UNKNOWN = "stripe.object";

  /// What was kept, to be read from here.
  InputStream open(String sha256) throws IOException {
    return gauge.watched(intake.open(sha256));
  }

  void take(Piece piece, String sha256, Place place, byte[] json) {
    told.add(Gist.Count.SNAPSHOTS, piece.snapshot() ? 1 : 0);
    modes.saw(piece.mode());
    hands.into(new Noted(this, piece)).take(piece.object(), sha256, place, json);
  }

  /// Nothing more comes.
  void end() {
    modes.end(intake, told);
    told.brokenOff(hands.brokenOff());
    told.unended(hands.unended());
  }

  /// Of a file in which nothing was found, all of it.
  void quarantine(String sha256, String reason) {
    intake.quarantine(sha256, Place.whole(Place.Form.JSON), UNKNOWN, reason);
  }

  void quarantine(String sha256, Place place, String reason) {
    told.add(Gist.Count.DAMAGED);
    intake.quarantine(sha256, place, UNKNOWN, reason);
  }
}
