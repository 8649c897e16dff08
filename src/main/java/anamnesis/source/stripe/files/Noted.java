package anamnesis.source.stripe.files;

import anamnesis.contact.Mention;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An intake in which everything is of the day of one object, and counted. What is of test mode
/// waits.
record Noted(Desk desk, Piece piece) implements Intake {
  @Override
  public String keep(byte[] bytes) throws IOException {
    return desk.intake().keep(bytes);
  }

  @Override
  public String keep(Path file) throws IOException {
    return desk.intake().keep(file);
  }

  @Override
  public InputStream open(String sha256) throws IOException {
    return desk.intake().open(sha256);
  }

  @Override
  public void exhibit(
      String sha256,
      Place place,
      String kind,
      String id,
      List<Mention> traits,
      @Nullable Instant said) {
    Instant day = said == null ? piece.day() : said;
    if (piece.mode() == Mode.TEST) {
      desk.modes().hold(new Modes.Waiting(sha256, place, kind, id, traits, day));
    } else {
      desk.told().object(kind);
      desk.intake().exhibit(sha256, place, kind, id, traits, day);
    }
  }

  @Override
  public void quarantine(String sha256, Place place, String kind, String id, String reason) {
    desk.told().add(Gist.Count.DAMAGED);
    desk.intake().quarantine(sha256, place, kind, id, reason);
  }

  @Override
  public void omit(String kind, String id, String rule) {
    desk.told().object(kind);
    desk.intake().omit(kind, id, rule);
  }
}
