package anamnesis.casefile;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32C;

/// Four bytes for each line of a file, kept beside it, so that a later change can be named by its
/// line. They prove nothing: the proof is the file's SHA-256, and a mark only points.
final class LineMarks extends OutputStream {
  static final String FOLDER = "lines/";

  /// 16 MB of marks. What lies behind is named by its file.
  private static final int MOST = 1 << 22;

  private static final Set<String> OF_LINES =
      Set.of("jsonl", "json", "csv", "tsv", "yaml", "md", "html", "txt", "svg", "sql", "kept");

  private final CRC32C line = new CRC32C();
  private int[] marks = new int[256];
  private int count;
  private boolean open;
  private boolean cut;

  /// Whether a file of this name is text, line by line. A seal is a proof itself.
  static boolean fit(String file) {
    return !file.startsWith("seal.")
        && OF_LINES.contains(file.substring(file.lastIndexOf('.') + 1));
  }

  static LineMarks of(Path file) throws IOException {
    LineMarks marks = new LineMarks();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        marks.write(buffer, 0, n);
      }
    }
    return marks;
  }

  static int[] read(Path sidecar) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(sidecar));
    int[] marks = new int[bytes.remaining() / Integer.BYTES];
    bytes.asIntBuffer().get(marks);
    return marks;
  }

  /// Every byte passes on, and leaves its mark here.
  OutputStream beside(OutputStream file) {
    return new FilterOutputStream(file) {
      @Override
      public void write(int one) throws IOException {
        out.write(one);
        LineMarks.this.write(one);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        LineMarks.this.write(bytes, from, length);
      }
    };
  }

  byte[] bytes() {
    int[] all = all();
    ByteBuffer bytes = ByteBuffer.allocate(all.length * Integer.BYTES);
    bytes.asIntBuffer().put(all);
    return bytes.array();
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    int to = from + length;
    int begin = from;
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = next(words, from, to); at < to; at = next(words, begin, to)) {
      line.update(bytes, begin, at + 1 - begin);
      end();
      begin = at + 1;
    }
    if (begin < to) {
      line.update(bytes, begin, to - begin);
      open = true;
    }
  }

  /// The next line end, eight bytes at a time. A shelf of a million lines took a tenth more of the
  /// processor so, and a fifth more byte by byte.
  private static int next(ByteBuffer bytes, int from, int to) {
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long word = bytes.getLong(at) ^ 0x0a0a0a0a0a0a0a0aL;
      long hit = (word - 0x0101010101010101L) & ~word & 0x8080808080808080L;
      if (hit != 0) {
        return at + (Long.numberOfTrailingZeros(hit) >>> 3);
      }
    }
    while (at < to && bytes.get(at) != '\n') {
      at++;
    }
    return at;
  }

  /// Whether the last line has no end.
  boolean isCut() {
    return cut;
  }

  int[] all() {
    if (open) {
      end();
      cut = true;
    }
    return Arrays.copyOf(marks, count);
  }

  private void end() {
    if (count < MOST) {
      if (count == marks.length) {
        marks = Arrays.copyOf(marks, count * 2);
      }
      marks[count++] = (int) line.getValue();
    }
    line.reset();
    open = false;
  }
}
