package anamnesis.evidence;

import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.casefile.Notes;
import anamnesis.casefile.Vault;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/// Which question of a witness was answered by which kept bytes, in runs that did not come to an
/// end. Safe to use from many threads.
final class Answers implements AutoCloseable {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Notes notes;
  private final Vault vault;
  private final Map<String, String> before = new ConcurrentHashMap<>();

  Answers(Case file, String witness) throws IOException {
    this.notes = file.notes(witness);
    this.vault = file.vault();
    notes.lines().forEach(this::read);
  }

  record Answer(String question, String sha256) {}

  /// Only of bytes that are here and whole: a note is not evidence, and a disk that lost power may
  /// have kept the note alone.
  Optional<String> to(String question) throws IOException {
    String sha256 = before.get(question);
    return sha256 != null && vault.keeps(sha256) ? Optional.of(sha256) : Optional.empty();
  }

  void note(String question, String sha256) throws IOException {
    notes.add(Json.write(new Answer(question, sha256)));
  }

  void forget() throws IOException {
    before.clear();
    notes.forget();
  }

  @Override
  public void close() throws IOException {
    notes.close();
  }

  /// A line that is none was torn, or is somebody else's: the question is asked again.
  private void read(String line) {
    try {
      Answer answer = Json.read(line, Answer.class);
      if (answer.question() != null && HASH.matcher(String.valueOf(answer.sha256())).matches()) {
        before.put(answer.question(), answer.sha256());
      }
    } catch (JacksonException torn) {
      // It is as if nobody had asked.
    }
  }
}
