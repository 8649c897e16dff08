package anamnesis.source.stripe.files;

import anamnesis.evidence.CsvTable;
import anamnesis.evidence.Encoding;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// What is kept of one file, as it is read: unpacked, and in UTF-8. Some shells of Windows write
/// letters of two bytes.
final class Bytes implements CsvTable.Bytes {
  private static final int HEAD = 8 << 10;

  private final CsvTable.Bytes kept;
  private final String sha256;
  private final boolean packed;
  private final byte[] head;
  private final Encoding encoding;

  private Bytes(CsvTable.Bytes kept, String sha256, boolean packed, byte[] head)
      throws IOException {
    this.kept = kept;
    this.sha256 = sha256;
    this.packed = packed;
    this.head = head;
    this.encoding = Encoding.of(new ByteArrayInputStream(head));
  }

  static Bytes of(CsvTable.Bytes kept, String sha256) throws IOException {
    byte[] first = head(kept);
    boolean packed = first.length > 2 && (first[0] & 0xFF) == 0x1F && (first[1] & 0xFF) == 0x8B;
    byte[] head = packed ? head(() -> unpacked(kept.open())) : first;
    return new Bytes(kept, sha256, packed, head);
  }

  String sha256() {
    return sha256;
  }

  boolean packed() {
    return packed;
  }

  /// Whether a place in what is read is a place in what is kept.
  boolean asReceived() {
    return !packed && encoding.unit() == 1;
  }

  /// As they are written, only unpacked.
  @Override
  public InputStream open() throws IOException {
    return packed ? unpacked(kept.open()) : kept.open();
  }

  /// Whatever the letters were, in UTF-8.
  InputStream text() throws IOException {
    return encoding.unit() == 1 ? open() : new Recoded(open(), encoding);
  }

  /// Whether it is packed, and so cut that nothing comes out of it; nothing may also be in it.
  boolean isStump() throws IOException {
    if (!packed || head.length > 0) {
      return false;
    }
    try (InputStream in = open()) {
      return in.read() >= 0;
    } catch (EOFException | ZipException cut) {
      return true;
    }
  }

  /// Of what holds other files and is not looked into; empty if it is none.
  String archive() {
    String magic = HexFormat.of().formatHex(Arrays.copyOf(head, 6));
    return switch (magic) {
      case String zip when zip.startsWith("504b0304") -> "zip";
      case "377abcaf271c" -> "7z";
      case "fd377a585a00" -> "xz";
      case String zstd when zstd.startsWith("28b52ffd") -> "zstd";
      case String bzip2 when bzip2.startsWith("425a68") -> "bzip2";
      default -> "";
    };
  }

  /// The first letter that is none of white space; 0 if there is none.
  char first() {
    String text = new String(head, encoding.charset()).replace("\uFEFF", "").strip();
    return text.isEmpty() ? 0 : text.charAt(0);
  }

  /// Whether that stands somewhere in its beginning.
  boolean begins(String with) {
    return new String(head, encoding.charset()).contains(with);
  }

  /// Where it is cut, all that stands before the cut is handed out first: a buffer that is told
  /// that more is there asks on, meets the end, and forgets what it had.
  private static InputStream unpacked(InputStream in) throws IOException {
    InputStream unpacked =
        new GZIPInputStream(in, 1 << 16) {
          @Override
          public int available() {
            return 0;
          }
        };
    return new BufferedInputStream(unpacked, 1 << 16);
  }

  /// What can be read of it.
  private static byte[] head(CsvTable.Bytes bytes) throws IOException {
    byte[] head = new byte[HEAD];
    int length = 0;
    try (InputStream in = bytes.open()) {
      int n = in.read(head);
      while (n > 0) {
        length += n;
        n = in.read(head, length, HEAD - length);
      }
    } catch (EOFException | ZipException brokenOff) {
      return Arrays.copyOf(head, length);
    }
    return Arrays.copyOf(head, length);
  }
}
