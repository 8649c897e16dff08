package anamnesis.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The lines of a dump, one at a time, each where it lies in the buffer.
final class Lines {
  /// A value of a gigabyte is legal; it is not worth the memory of the machine it is read on. A
  /// line is held several times over while it is taken apart.
  static final int LONGEST = 12 << 20;

  private static final byte[] ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

  private final InputStream in;
  private final Line line = new Line();
  private byte[] buffer = new byte[1 << 17];
  private int from;
  private int to;
  private long bytes;
  private long number;
  private boolean windows;
  private long nul;

  Lines(InputStream in) {
    this.in = in;
  }

  /// Whether there was another line, which then is [#line].
  boolean next() throws IOException {
    int seen = 0;
    while (true) {
      int end = from + seen;
      while (end < to && buffer[end] != '\n') {
        if (buffer[end++] == 0) {
          nul = nul == 0 ? number + 1 : nul;
        }
      }
      if (end < to) {
        take(end);
        from = end + 1;
        return true;
      }
      seen = to - from;
      if (!fill()) {
        boolean rest = from < to;
        take(to);
        from = to;
        return rest;
      }
    }
  }

  Line line() {
    return line;
  }

  /// The first line with a NUL in it, which no database holds; 0 if there is none so far.
  long nul() {
    return nul;
  }

  long bytes() {
    return bytes;
  }

  long number() {
    return number;
  }

  void encoding(Charset declared) {
    line.encoding(declared);
  }

  /// What is unread goes to the front, and more behind it.
  private boolean fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    if (to == buffer.length) {
      if (to >= LONGEST) {
        throw new Damaged("line %s is longer than %s MB".formatted(number + 1, LONGEST >> 20));
      }
      buffer = Arrays.copyOf(buffer, 2 * to);
    }
    int read = in.read(buffer, to, buffer.length - to);
    to += Math.max(0, read);
    bytes += Math.max(0, read);
    return read > 0;
  }

  private void take(int end) {
    line.at(buffer, from, end);
    if (number++ == 0) {
      windows = line.endsWith('\r');
      if (line.startsWith(ORDER_MARK)) {
        line.cut(ORDER_MARK.length);
      }
    }
    // pg_dump on Windows ends its lines so; inside a COPY value a return is always written `\r`.
    if (windows && line.endsWith('\r')) {
      line.cutLast();
    }
  }
}
