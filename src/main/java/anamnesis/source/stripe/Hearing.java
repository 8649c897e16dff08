package anamnesis.source.stripe;

import anamnesis.evidence.Intake;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Puts questions to Stripe and keeps the answers: what a run that was cut off had heard is not
/// asked again.
final class Hearing {
  private final Asking asking;
  private final Intake intake;
  private final String turn;

  /// @param turn which time the same question is put
  Hearing(Asking asking, Intake intake, String turn) {
    this.asking = asking;
    this.intake = intake;
    this.turn = turn;
  }

  /// The same questions once more.
  Hearing again(String another) {
    return new Hearing(asking, intake, another);
  }

  /// How many objects a list may have before it is taken for one that never ends.
  long mostObjects() {
    return asking.mostObjects();
  }

  Answer page(Stretch stretch, String path) throws Silence, IOException, InterruptedException {
    String question = question(path);
    Optional<String> heard = intake.answered(question);
    if (heard.isPresent()) {
      return new Answer(heard.get(), Page.whole(heard(heard.get()), true));
    }
    try {
      Page page = asking.page(stretch.address(), path);
      return new Answer(note(question, page.bytes()), page);
    } catch (TooLong many) {
      note(question, many.note());
      throw many;
    }
  }

  private String note(String question, byte[] answer) throws IOException {
    String sha256 = intake.keep(answer);
    intake.answered(question, sha256);
    return sha256;
  }

  /// The same, in passing: not kept, and asked each time.
  Answer passing(Stretch stretch, String path) throws Silence, InterruptedException {
    return new Answer("", asking.inPassing(stretch.address(), path));
  }

  /// One object by its own address, kept.
  ///
  /// @return the hash of its bytes
  String object(String address, String path) throws Silence, IOException, InterruptedException {
    String question = question(path);
    Optional<String> heard = intake.answered(question);
    if (heard.isPresent()) {
      heard(heard.get());
      return heard.get();
    }
    try {
      return note(question, asking.object(address, path));
    } catch (TooLong one) {
      note(question, one.note());
      throw one;
    }
  }

  /// What was heard in a run that was cut off.
  private byte[] heard(String sha256) throws Silence, IOException {
    byte[] kept = kept(sha256);
    Optional<TooLong> noted = TooLong.noted(kept);
    if (noted.isPresent()) {
      throw noted.get();
    }
    return kept;
  }

  boolean isDeleted(String address, String path) throws Silence, InterruptedException {
    return Taking.read(asking.object(address, path)).isDeleted();
  }

  /// What was noted of a stretch, if anything was.
  Optional<byte[]> noted(Stretch stretch) throws IOException {
    Optional<String> noted = intake.answered(question(stretch.path()));
    return noted.isPresent() ? Optional.of(kept(noted.get())) : Optional.empty();
  }

  void note(Stretch stretch, byte[] what) throws IOException {
    note(question(stretch.path()), what);
  }

  byte[] kept(String sha256) throws IOException {
    try (InputStream in = intake.open(sha256)) {
      return in.readAllBytes();
    }
  }

  private String question(String path) {
    return "%s %s %s".formatted(asking.who(), turn, path);
  }
}
