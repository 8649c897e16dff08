package anamnesis.casefile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// What is left of a case that was erased: that there was one, and no patient.
///
/// @param head the journal's last hash, which a report that was sent out may name
public record Tombstone(int schema, String name, Instant erased, String by, String head) {
  static final String FILE = "erased.jsonl";

  /// Written before anything is removed: no case disappears without a line. One that was cut off in
  /// the middle has its line already.
  void raise(Path home) throws IOException {
    Path file = home.resolve(FILE);
    PrivateFiles.folder(home);
    String mine = "\"head\":\"%s\"".formatted(head);
    boolean raised = Files.exists(file) && Files.readString(file).contains(mine);
    if (!raised) {
      PrivateFiles.append(file, (Json.write(this) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
