package anamnesis.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bytes of a file as they lie there: hashed as they go by, and with a memory of whether it was
/// the disk that failed.
final class Raw extends FilterInputStream {
  private final MessageDigest digest = Sha256.begin();
  private @Nullable IOException failure;

  Raw(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      int read = super.read(into, offset, length);
      if (read > 0) {
        digest.update(into, offset, read);
      }
      return read;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /// Why the disk would not give the rest.
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /// The hash of the whole file; what nobody has read yet is read now.
  String sha256() throws IOException {
    if (failure == null) {
      transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
