package anamnesis.detect.baseline;

import anamnesis.Refusal;
import anamnesis.casefile.Hash;
import anamnesis.casefile.Json;
import anamnesis.casefile.seal.SignedFile;
import anamnesis.database.ServerIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// Where the baseline of a database is kept, and whether it is as it was written.
public final class BaselineFile {
  private final Path file;
  private final SignedFile signed;
  private final Path salt;

  public BaselineFile(Path file, Path home) {
    this.file = file;
    this.signed = new SignedFile(file, home.resolve("baselines-key.pem"));
    this.salt = home.resolve("baselines-salt");
  }

  /// The one that a database has on this machine, by its name and its server: one that was dropped
  /// and made anew is to be found out, and so is looked for by the same name.
  public static BaselineFile of(ServerIdentity database, Path home) {
    return new BaselineFile(usual(database, home), home);
  }

  static Path usual(ServerIdentity database, Path home) {
    String name = database.database().replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^\\.", "_");
    boolean kept = database.systemIdentifier().isEmpty();
    String server = kept ? String.valueOf(database.databaseOid()) : database.systemIdentifier();
    String which = Hash.of(server + " " + database.database()).substring(0, 12);
    String shown = name.substring(0, Math.min(60, name.length()));
    return home.resolve("baselines").resolve(shown + "-" + which + ".json");
  }

  public Path path() {
    return file;
  }

  public boolean exists() {
    return Files.isRegularFile(file);
  }

  /// Made by chance when it is first asked for.
  public Salt salt() throws IOException {
    return Salt.of(salt);
  }

  /// @throws Refusal where it is not as it was written
  public Optional<Baseline> read() throws IOException {
    if (!exists()) {
      return Optional.empty();
    }
    Baseline read = parsed(signed.read());
    if (!Files.exists(salt) || !read.salt().equals(salt().mark())) {
      throw new Refusal(
          "the salt that %s was made with is gone from this machine".formatted(file),
          "put `baselines-salt` back, or move the baseline elsewhere and make another");
    }
    return Optional.of(read);
  }

  private Baseline parsed(String text) {
    try {
      int schema = Json.tree(text).path("schema").asInt(0);
      if (schema == Baseline.VERSION) {
        return Json.read(text, Baseline.class);
      }
    } catch (JacksonException unreadable) {
      throw new Refusal(
          "%s is no baseline".formatted(file), "name one with --baseline", unreadable);
    }
    throw new Refusal(
        "%s is of a version that is not read here".formatted(file),
        "make another from a healthy database");
  }

  public void write(Baseline baseline) throws IOException {
    signed.write((ObjectNode) Json.node(baseline));
  }
}
