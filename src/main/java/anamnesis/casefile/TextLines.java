package anamnesis.casefile;

import anamnesis.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The lines of a text in UTF-8, one at a time: each is bounded, so that a file without line ends
/// is no trap for the memory, and each is right, for a name with a hole in it is another name.
public final class TextLines implements AutoCloseable {
  private static final int BLOCK = 1 << 16;

  private final InputStream in;
  private final String file;
  private final int longest;
  private final byte[] block = new byte[BLOCK];
  private byte[] line = new byte[256];
  private int from;
  private int to;
  private long number;

  /// @param file what it is called, should a line be refused
  /// @param longest how many bytes a line may have
  public TextLines(InputStream in, String file, int longest) {
    this.in = in;
    this.file = file;
    this.longest = longest;
  }

  /// Of the line that came last, counted from 1.
  public long number() {
    return number;
  }

  /// The next line without its end; null after the last.
  public @Nullable String next() throws IOException {
    int length = read();
    return length < 0 ? null : text(length);
  }

  /// The same, as it stands: whether it is UTF-8 is left to whoever reads it.
  byte @Nullable [] bytes() throws IOException {
    int length = read();
    if (length < 0) {
      return null;
    }
    number++;
    return Arrays.copyOf(line, end(length));
  }

  /// How long the next line is; negative after the last.
  private int read() throws IOException {
    int length = 0;
    boolean any = false;
    while (from < to || fill()) {
      any = true;
      int end = from;
      while (end < to && block[end] != '\n') {
        end++;
      }
      length = keep(length, end - from);
      boolean ended = end < to;
      from = ended ? end + 1 : end;
      if (ended) {
        break;
      }
    }
    return any ? length : -1;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private int keep(int length, int more) {
    if (length + more > longest) {
      throw refused(file, number + 1, "longer than %d KB".formatted(longest >> 10));
    }
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.min(Math.max(line.length * 2, length + more), longest));
    }
    System.arraycopy(block, from, line, length, more);
    return length + more;
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, in.read(block));
    return to > 0;
  }

  private String text(int length) {
    number++;
    return text(ByteBuffer.wrap(line, 0, end(length)), file, number);
  }

  /// One line, which must be UTF-8.
  static String text(byte[] line, String file, long number) {
    return text(ByteBuffer.wrap(line), file, number);
  }

  private static String text(ByteBuffer line, String file, long number) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(line).toString();
    } catch (CharacterCodingException e) {
      throw refused(file, number, "not UTF-8");
    }
  }

  private int end(int length) {
    return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
  }

  private static Refusal refused(String file, long at, String why) {
    return new Refusal(
        "%s, line %d, is %s".formatted(file, at, why), "see whether it is the right file");
  }
}
