package anamnesis.casefile.seal;

import anamnesis.Refusal;
import anamnesis.casefile.Json;
import anamnesis.casefile.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// One JSON document, signed (Ed25519) with a key of this machine: a line that ends with its own
/// signature. Not one byte of it can be another, the signature's own among them.
///
/// The key is made at the first document and kept for its owner alone. Whoever may read it could
/// write another document; whoever may only write the document is found out.
public final class SignedFile {
  private static final String SIGNATURE = ",\"signature\":\"";
  private static final String END = "\"}\n";
  private static final long LARGEST = 1L << 28;

  private final Path file;
  private final Path key;

  public SignedFile(Path file, Path key) {
    this.file = file;
    this.key = key;
  }

  /// Whole or not at all.
  public void write(ObjectNode said) throws IOException {
    SealKey signer = Files.exists(key) ? SealKey.read(key, () -> "") : SealKey.make(key, "");
    String text = Json.write(said);
    byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
    String line =
        text.substring(0, text.length() - 1)
            + SIGNATURE
            + Base64.getEncoder().encodeToString(signature)
            + END;
    PrivateFiles.replace(file, line.getBytes(StandardCharsets.UTF_8));
  }

  /// @return what was written, without its signature
  /// @throws Refusal where a byte is another, or the key is
  public String read() throws IOException {
    if (Files.size(file) > LARGEST) {
      throw changed("it is larger than any that is written");
    }
    Path half = SealKey.publicFile(key);
    if (!Files.isRegularFile(half)) {
      throw changed("the key that could tell who signed it is not on this machine");
    }
    byte[] bytes = Files.readAllBytes(file);
    String whole = new String(bytes, StandardCharsets.UTF_8);
    return signed(whole, PublicHalf.read(half))
        .filter(text -> java.util.Arrays.equals(bytes, whole.getBytes(StandardCharsets.UTF_8)))
        .orElseThrow(() -> changed("its signature does not hold"));
  }

  private static Optional<String> signed(String whole, PublicHalf signer) {
    int cut = whole.lastIndexOf(SIGNATURE);
    if (cut < 0 || !whole.endsWith(END)) {
      return Optional.empty();
    }
    String text = whole.substring(0, cut) + "}";
    String written = whole.substring(cut + SIGNATURE.length(), whole.length() - END.length());
    return bytes(written)
        .filter(signature -> signer.holds(text.getBytes(StandardCharsets.UTF_8), signature))
        .map(signature -> text);
  }

  /// The last letter of base64 has bits that say nothing: another letter may mean the same bytes.
  private static Optional<byte[]> bytes(String written) {
    try {
      byte[] signature = Base64.getDecoder().decode(written);
      return Base64.getEncoder().encodeToString(signature).equals(written)
          ? Optional.of(signature)
          : Optional.empty();
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private Refusal changed(String why) {
    return new Refusal(
        "%s is not as it was written: %s".formatted(file, why),
        "move it elsewhere and keep it; another is made from a database that you know to be well");
  }
}
