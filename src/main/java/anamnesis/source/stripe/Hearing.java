package anamnesis.source.stripe;

import anamnesis.casefile.Json;
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
      return new Answer(heard.get(), Page.whole(kept(heard.get())));
    }
    Page page = asking.page(stretch.address(), path);
    String sha256 = intake.keep(page.bytes());
    intake.answered(question, sha256);
    return new Answer(sha256, page);
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
      return heard.get();
    }
    String sha256 = intake.keep(asking.object(address, path));
    intake.answered(question, sha256);
    return sha256;
  }

  boolean isDeleted(String address, String path) throws Silence, InterruptedException {
    return Json.tree(asking.object(address, path)).path("deleted").asBoolean(false);
  }

  /// What was noted of a stretch, if anything was.
  Optional<byte[]> noted(Stretch stretch) throws IOException {
    Optional<String> noted = intake.answered(question(stretch.path()));
    return noted.isPresent() ? Optional.of(kept(noted.get())) : Optional.empty();
  }

  void note(Stretch stretch, byte[] what) throws IOException {
    intake.answered(question(stretch.path()), intake.keep(what));
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
