package anamnesis.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines of a text with their exact bytes, ended by LF, CR LF or CR; taken one by one, and
/// given back where a reader went too far.
final class Lines {
  /// Longer ones are passed over, so that a file without line ends is no trap for the memory.
  static final int LONGEST = 1 << 20;

  private static final int NONE = -2;

  private final InputStream in;
  private final Encoding encoding;
  private final Deque<Line> back = new ArrayDeque<>();
  private long number;
  private long offset;
  private int ahead = NONE;

  /// @param length of its text in bytes, without the line end
  /// @param over whether it is longer than any line may be: its text is left out
  record Line(long number, long offset, int length, String text, String ending, boolean over) {
    long end() {
      return offset + length;
    }
  }

  /// @param in at its first byte
  Lines(InputStream in, Encoding encoding) throws IOException {
    this.in = in;
    this.encoding = encoding;
    in.skipNBytes(encoding.bom());
    this.offset = encoding.bom();
  }

  @Nullable Line next() throws IOException {
    Line again = back.pollFirst();
    return again == null ? read() : again;
  }

  void giveBack(List<Line> lines) {
    lines.reversed().forEach(back::addFirst);
  }

  private @Nullable Line read() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    int unit = take();
    while (unit >= 0 && unit != '\n' && unit != '\r' && bytes.size() < LONGEST) {
      put(bytes, unit);
      unit = take();
    }
    int end = bytes.size();
    if (unit < 0 && end == 0) {
      return null;
    }
    if (unit >= 0 && unit != '\n' && unit != '\r') {
      return passedOver(end + encoding.unit());
    }
    endLine(bytes, unit);
    byte[] all = bytes.toByteArray();
    String text = encoding.decode(all, 0, end);
    Line line = new Line(++number, offset, end, text, encoding.decode(all, end, all.length), false);
    offset += all.length;
    return line;
  }

  private Line passedOver(long taken) throws IOException {
    long length = taken;
    int unit = take();
    while (unit >= 0 && unit != '\n' && unit != '\r') {
      length += encoding.unit();
      unit = take();
    }
    ByteArrayOutputStream end = new ByteArrayOutputStream(4);
    endLine(end, unit);
    int shown = (int) Math.min(length, Integer.MAX_VALUE);
    Line line = new Line(++number, offset, shown, "", "", true);
    offset += length + end.size();
    return line;
  }

  private void endLine(ByteArrayOutputStream bytes, int unit) throws IOException {
    if (unit == '\n' || unit == '\r') {
      put(bytes, unit);
      int next = unit == '\r' ? take() : NONE;
      if (next == '\n') {
        put(bytes, next);
      } else {
        ahead = next;
      }
    }
  }

  private int take() throws IOException {
    if (ahead != NONE) {
      int unit = ahead;
      ahead = NONE;
      return unit;
    }
    int first = in.read();
    if (first < 0 || encoding.unit() == 1) {
      return first;
    }
    int second = Math.max(in.read(), 0);
    return bigEndian() ? first << 8 | second : second << 8 | first;
  }

  private void put(ByteArrayOutputStream bytes, int unit) {
    if (encoding.unit() == 1) {
      bytes.write(unit);
    } else {
      bytes.write(bigEndian() ? unit >> 8 : unit);
      bytes.write(bigEndian() ? unit : unit >> 8);
    }
  }

  private boolean bigEndian() {
    return encoding.charset().equals(StandardCharsets.UTF_16BE);
  }
}
