package anamnesis.source;

import anamnesis.contact.Mention;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Place;
import anamnesis.evidence.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A witness from whom nothing more can be taken after so many steps, as on a disk that is full.
///
/// @param taken how many steps there were
record Breaking(Source witness, int after, AtomicInteger taken) implements Source {
  Breaking(Source witness, int after) {
    this(witness, after, new AtomicInteger());
  }

  int steps() {
    return taken.get();
  }

  @Override
  public String name() {
    return witness.name();
  }

  @Override
  public String about() {
    return witness.about();
  }

  @Override
  public List<Argument> arguments() {
    return witness.arguments();
  }

  @Override
  public List<Choice> choices() {
    return witness.choices();
  }

  @Override
  public boolean addsUp(Question question) {
    return witness.addsUp(question);
  }

  @Override
  public boolean keeps(Question question) {
    return witness.keeps(question);
  }

  @Override
  public Testimony gather(Question question, Intake intake)
      throws IOException, InterruptedException {
    return witness.gather(question, new Full(intake));
  }

  private final class Full implements Intake {
    private final Intake intake;

    Full(Intake intake) {
      this.intake = intake;
    }

    @Override
    public String keep(byte[] bytes) throws IOException {
      step();
      return intake.keep(bytes);
    }

    @Override
    public String keep(Path file) throws IOException {
      step();
      return intake.keep(file);
    }

    @Override
    public InputStream open(String sha256) throws IOException {
      return intake.open(sha256);
    }

    @Override
    public void exhibit(
        String sha256,
        Place place,
        String kind,
        String id,
        List<Mention> traits,
        @Nullable Instant said) {
      stepInside();
      intake.exhibit(sha256, place, kind, id, traits, said);
    }

    @Override
    public void quarantine(String sha256, Place place, String kind, String id, String reason) {
      stepInside();
      intake.quarantine(sha256, place, kind, id, reason);
    }

    @Override
    public void omit(String kind, String id, String rule) {
      stepInside();
      intake.omit(kind, id, rule);
    }

    @Override
    public Intake later() {
      return new Full(intake.later());
    }

    @Override
    public Optional<String> answered(String question) {
      return intake.answered(question);
    }

    @Override
    public void answered(String question, String sha256) throws IOException {
      step();
      intake.answered(question, sha256);
    }

    @Override
    public void forget() throws IOException {
      intake.forget();
    }

    private void step() throws IOException {
      if (taken.incrementAndGet() > after) {
        throw new IOException("No space left on device");
      }
    }

    private void stepInside() {
      try {
        step();
      } catch (IOException full) {
        throw new UncheckedIOException(full);
      }
    }
  }
}
