package anamnesis.backup;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A line of a dump, without its end, where it lies in a buffer: good until the next one is read.
final class Line {
  private byte[] bytes = {};
  private int from;
  private int to;
  private Charset charset = StandardCharsets.UTF_8;

  /// Points it at other bytes.
  void at(byte[] buffer, int begin, int end) {
    bytes = buffer;
    from = begin;
    to = end;
  }

  void encoding(Charset declared) {
    charset = declared;
  }

  boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  int length() {
    return to - from;
  }

  int count(char wanted) {
    int count = 0;
    for (int at = from; at < to; at++) {
      count += bytes[at] == wanted ? 1 : 0;
    }
    return count;
  }

  boolean endsWith(char last) {
    return to > from && bytes[to - 1] == last;
  }

  void cutLast() {
    to--;
  }

  boolean startsWith(byte[] mark) {
    return to - from >= mark.length
        && Arrays.equals(bytes, from, from + mark.length, mark, 0, mark.length);
  }

  void cut(int first) {
    from += first;
  }

  /// Whether it closes the rows of a COPY.
  boolean closes() {
    return to - from == 2 && bytes[from] == '\\' && bytes[from + 1] == '.';
  }

  String text() {
    return new String(bytes, from, to - from, charset);
  }

  /// As COPY writes it in UTF-8, whatever the dump was written in.
  ///
  /// @param lines of which this line is only the beginning of the next, if they are open
  void into(CopyRow row, Lines lines) {
    if (lines.open()) {
      row.openAt(bytes, from, to, lines);
    } else if (isUtf8()) {
      row.at(bytes, from, to);
    } else {
      byte[] utf8 = text().getBytes(StandardCharsets.UTF_8);
      row.at(utf8, 0, utf8.length);
    }
    row.cut(lines.cut());
  }
}
