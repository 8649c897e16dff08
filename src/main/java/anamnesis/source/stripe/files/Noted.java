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

/// An intake in which everything is of one day, and counted.
record Noted(Intake to, Told told, Instant day) implements Intake {
  @Override
  public String keep(byte[] bytes) throws IOException {
    return to.keep(bytes);
  }

  @Override
  public String keep(Path file) throws IOException {
    return to.keep(file);
  }

  @Override
  public InputStream open(String sha256) throws IOException {
    return to.open(sha256);
  }

  @Override
  public void exhibit(
      String sha256,
      Place place,
      String kind,
      String id,
      List<Mention> traits,
      @Nullable Instant said) {
    told.object(kind);
    to.exhibit(sha256, place, kind, id, traits, said == null ? day : said);
  }

  @Override
  public void quarantine(String sha256, Place place, String kind, String id, String reason) {
    told.add(Told.Count.DAMAGED);
    to.quarantine(sha256, place, kind, id, reason);
  }

  @Override
  public void omit(String kind, String id, String rule) {
    told.object(kind);
    to.omit(kind, id, rule);
  }
}
