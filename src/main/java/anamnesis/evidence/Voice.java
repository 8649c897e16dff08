package anamnesis.evidence;

import anamnesis.contact.Mention;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a witness speaks into: all that it says in one turn.
///
/// @param turn which one, counted from 0
record Voice(Heard heard, Answers answers, int turn) implements Intake {
  @Override
  public String keep(byte[] bytes) throws IOException {
    return heard.keep(bytes);
  }

  @Override
  public String keep(Path file) throws IOException {
    return heard.keep(file);
  }

  @Override
  public InputStream open(String sha256) throws IOException {
    return heard.open(sha256);
  }

  @Override
  public void exhibit(
      String sha256,
      Place place,
      String kind,
      String id,
      List<Mention> traits,
      @Nullable Instant day) {
    if (Named.soundly(id)) {
      heard.add(new Exhibit(sha256, place, heard.witness(), kind, id, traits, day), turn);
    } else {
      quarantine(sha256, place, kind, "its id is no name: a control character, or too long");
    }
  }

  @Override
  public void quarantine(String sha256, Place place, String kind, String id, String reason) {
    heard.add(new Quarantined(sha256, place, heard.witness(), kind, reason, id));
  }

  @Override
  public void omit(String kind, String id, String rule) {
    heard.add(new Omitted(heard.witness(), kind, id, rule));
  }

  @Override
  public Intake later() {
    return new Voice(heard, answers, turn + 1);
  }

  @Override
  public Optional<String> answered(String question) {
    try {
      return answers.to(question);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void answered(String question, String sha256) throws IOException {
    answers.note(question, sha256);
  }

  @Override
  public void forget() throws IOException {
    answers.forget();
  }
}
