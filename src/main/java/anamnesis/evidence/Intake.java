package anamnesis.evidence;

import anamnesis.contact.Mention;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a witness hands in what it says. Safe to use from many threads.
public interface Intake {
  /// Keeps bytes as received, and names them by their hash.
  String keep(byte[] bytes) throws IOException;

  String keep(Path file) throws IOException;

  /// What was kept, to be read from here: the file it was kept from may have changed since.
  InputStream open(String sha256) throws IOException;

  /// One record was read and understood. The same record handed in twice is merged.
  default void exhibit(String sha256, Place place, String kind, String id, List<Mention> traits) {
    exhibit(sha256, place, kind, id, traits, null);
  }

  /// One record as it was on a day. Of several days the last one speaks; what an earlier one says
  /// otherwise is kept beside it, in whatever order they are handed in.
  void exhibit(
      String sha256,
      Place place,
      String kind,
      String id,
      List<Mention> traits,
      @Nullable Instant said);

  /// One record was read and could not be understood.
  default void quarantine(String sha256, Place place, String kind, String reason) {
    quarantine(sha256, place, kind, "", reason);
  }

  /// One record whose name is known all the same.
  void quarantine(String sha256, Place place, String kind, String id, String reason);

  /// One record was read and must not be used: erased or redacted, by that rule.
  void omit(String kind, String id, String rule);

  /// The same intake, for what is asked once more: where that says otherwise, it speaks, and what
  /// was said before it is kept beside it.
  default Intake later() {
    return this;
  }

  /// What answered a question in a run that was cut off: the hash of bytes that are kept.
  default Optional<String> answered(String question) {
    return Optional.empty();
  }

  /// Takes down what answers a question, so that a run that is cut off need not ask it again. It
  /// holds until the witness has told all.
  ///
  /// @param question without any secret
  /// @param sha256 bytes that are kept already
  default void answered(String question, String sha256) throws IOException {}

  /// What was taken down is not to be gone by: the next run asks everything again.
  default void forget() throws IOException {}
}
