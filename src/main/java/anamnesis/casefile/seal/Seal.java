package anamnesis.casefile.seal;

import anamnesis.Refusal;
import anamnesis.casefile.Custody;
import anamnesis.casefile.Json;
import anamnesis.casefile.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;

/// What a case was: every file by its hash, and the journal by its last entry. It has no clock in
/// it, so the same case gives the same seal; the journal says when.
///
/// @param entries how many lines the journal had
/// @param head the hash of the last of them
/// @param key the public half of the key that signed it; empty if nobody did
public record Seal(
    String schema,
    String name,
    String tool,
    long entries,
    String head,
    String key,
    SortedMap<String, String> files) {
  public static final String FILE = "seal.json";

  /// The signature over the exact bytes of the file, raw: `openssl pkeyutl` checks it as it is.
  public static final String SIGNATURE = "seal.sig";

  private static final String SCHEMA = "anamnesis/seal/1";

  public static Seal of(String name, Custody.Account account, Optional<PublicHalf> key) {
    SortedMap<String, String> files = new TreeMap<>(account.hashes());
    files.keySet().removeIf(Seal::isOfTheSeal);
    return new Seal(
        SCHEMA,
        name,
        Machine.tool(),
        account.entries(),
        account.chain().hash(account.entries()),
        key.map(PublicHalf::encoded).orElse(""),
        files);
  }

  static boolean isOfTheSeal(String file) {
    return file.equals(FILE) || file.equals(SIGNATURE) || file.equals(Custody.TIMESTAMP);
  }

  public byte[] bytes() {
    return (Json.pretty(this) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /// The bytes of a case's seal as they stand; nothing if it was never sealed.
  static Optional<byte[]> standing(Path folder) throws IOException {
    return standing(folder, FILE);
  }

  static Optional<byte[]> standing(Path folder, String file) throws IOException {
    Path path = folder.resolve(file);
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(Files.readAllBytes(path))
        : Optional.empty();
  }

  /// Nothing if it cannot be read as a seal.
  static Optional<Seal> read(byte[] bytes) {
    try {
      Seal seal = Json.read(new String(bytes, StandardCharsets.UTF_8), Seal.class);
      if (seal.entries() < 0 || !SCHEMA.equals(seal.schema()) || seal.files() == null) {
        return Optional.empty();
      }
      return Optional.of(seal);
    } catch (JacksonException | Refusal unreadable) {
      return Optional.empty();
    }
  }
}
