package anamnesis.detect.baseline;

import anamnesis.casefile.Hash;
import anamnesis.casefile.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/// What every value is hashed with, so that nobody who holds a baseline can try out phone numbers
/// on it: 32 bytes of chance that stay on this machine, and in no baseline.
public final class Salt {
  private final byte[] secret;
  private final MessageDigest digest = Hash.begin();

  public Salt(byte[] secret) {
    this.secret = secret.clone();
  }

  /// For a look that nobody compares with another.
  public static Salt none() {
    return new Salt(new byte[0]);
  }

  /// The one of this machine, made the first time.
  public static Salt of(Path file) throws IOException {
    return new Salt(PrivateFiles.secret(file).getBytes(StandardCharsets.US_ASCII));
  }

  /// 64 bits of it: the same value of two kinds has two of them.
  long hash(String kind, String value) {
    return ByteBuffer.wrap(digest(kind, value)).getLong();
  }

  /// Short enough to tell apart a few definitions or values, far too short to be guessed from.
  String label(String kind, String value) {
    return HexFormat.of().formatHex(digest(kind, value), 0, 5);
  }

  /// Tells whether two baselines were hashed alike, and nothing of how.
  String mark() {
    return label("salt", "");
  }

  private byte[] digest(String kind, String value) {
    digest.update(secret);
    digest.update(kind.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return digest.digest(value.getBytes(StandardCharsets.UTF_8));
  }
}
