package anamnesis.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The lines of a dump, one at a time, each where it lies in the buffer.
final class Lines {
  /// A value of a gigabyte is legal; it is not worth the memory of the machine it is read on. Of a
  /// longer line only the beginning is held, and the rest goes by ([#rest]).
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
  private boolean open;
  private boolean cut;

  Lines(InputStream in) {
    this.in = in;
  }

  /// Whether there was another line, which then is [#line].
  boolean next() throws IOException {
    if (open) {
      rest((piece, begin, end) -> {});
    }
    int seen = 0;
    while (true) {
      int end = Seek.end(buffer, from + seen, to);
      while (end < to && buffer[end] == 0) {
        nul = nul == 0 ? number + 1 : nul;
        end = Seek.end(buffer, end + 1, to);
      }
      if (end < to) {
        take(end);
        from = end + 1;
        return true;
      }
      seen = to - from;
      if (seen >= LONGEST) {
        take(to);
        from = to;
        open = true;
        return true;
      }
      if (!fill()) {
        boolean rest = from < to;
        cut = rest;
        take(to);
        from = to;
        return rest;
      }
    }
  }

  Line line() {
    return line;
  }

  /// Whether the line is only the beginning of a longer one.
  boolean open() {
    return open;
  }

  /// Whether the line has no end, because the bytes end first: it may be half of one.
  boolean cut() {
    return cut;
  }

  /// Lets go by what is left of a line that is [#open].
  void rest(CopyRow.Piece piece) throws IOException {
    while (open) {
      if (from == to && !fill()) {
        open = false;
        cut = true;
        return;
      }
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      piece.at(buffer, from, end);
      open = end == to;
      from = open ? end : end + 1;
    }
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

  boolean isUtf8() {
    return line.isUtf8();
  }

  /// What is unread goes to the front, and more behind it.
  private boolean fill() throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      // A file is read on through any interrupt, and a dump may take minutes.
      throw new InterruptedIOException("interrupted");
    }
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    if (to == buffer.length) {
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
