package anamnesis.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The numbers and texts of a pg_dump archive, as wide as its head says that they are.
final class ArchiveInput {
  /// The longest text that is believed: a function's body, a view. More is damage, not a dump.
  private static final int LONGEST_TEXT = 64 << 20;

  private final InputStream in;
  private Sizes sizes = new Sizes(4, 8);

  /// How many bytes a number and an offset have.
  record Sizes(int number, int offset) {}

  ArchiveInput(InputStream in) {
    this.in = in;
  }

  ArchiveInput(InputStream in, Sizes sizes) {
    this.in = in;
    this.sizes = sizes;
  }

  Sizes sized(int number, int offset) throws IOException {
    if (number < 1 || number > 8 || offset < 1 || offset > 8) {
      throw new Damaged("its head does not add up");
    }
    sizes = new Sizes(number, offset);
    return sizes;
  }

  int octet() throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException("no more bytes");
    }
    return octet;
  }

  /// A sign, then so many bytes, the lowest first.
  int number() throws IOException {
    int sign = octet();
    long number = unsigned(sizes.number);
    if (number > Integer.MAX_VALUE) {
      throw new Damaged("a number in it is beyond all bounds");
    }
    return (int) (sign == 0 ? number : -number);
  }

  /// Null is what the archive calls so: no text, which is not an empty one.
  @Nullable String text() throws IOException {
    int length = number();
    if (length < 0) {
      return null;
    }
    if (length > LONGEST_TEXT) {
      throw new Damaged("a text in it is longer than 64 MB");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("no more bytes");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  String textOrEmpty() throws IOException {
    String text = text();
    return text == null ? "" : text;
  }

  /// Where the data of an entry stand, which is of no use to whoever reads from front to back.
  ///
  /// @return whether there are any
  boolean offset() throws IOException {
    int flag = octet();
    unsigned(sizes.offset);
    return flag != Toc.NO_DATA;
  }

  /// At least one byte, or the archive ends too early.
  int read(byte[] into, int from, int length) throws IOException {
    int read = in.read(into, from, length);
    if (read < 0) {
      throw new EOFException("no more bytes");
    }
    return read;
  }

  private long unsigned(int size) throws IOException {
    long number = 0;
    for (int i = 0; i < size; i++) {
      number |= (long) octet() << (8 * i);
    }
    return number;
  }
}
