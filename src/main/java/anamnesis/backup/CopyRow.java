package anamnesis.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row as COPY writes it in UTF-8: tabs between, `\N` for NULL, backslashes before what would
/// confuse. It is where the copy's own bytes lie, and good until the next row is told.
///
/// A server writes the same values in the same letters every time, so these bytes stand for the
/// row, however it was dumped.
public final class CopyRow {
  private byte[] bytes = {};
  private int from;
  private int to;

  CopyRow() {}

  /// A row of these values.
  static CopyRow of(List<@Nullable String> values) {
    byte[] line = CopyText.of(values).getBytes(StandardCharsets.UTF_8);
    CopyRow row = new CopyRow();
    row.at(line, 0, line.length);
    return row;
  }

  void at(byte[] buffer, int begin, int end) {
    bytes = buffer;
    from = begin;
    to = end;
  }

  /// All values; null is NULL.
  public List<@Nullable String> values() {
    List<@Nullable String> values = new ArrayList<>();
    int begin = from;
    for (int at = from; at <= to; at++) {
      if (at == to || bytes[at] == '\t') {
        values.add(value(begin, at));
        begin = at + 1;
      }
    }
    return values;
  }

  void into(MessageDigest digest) {
    digest.update(bytes, from, to - from);
  }

  /// Goes through some of its columns without making a text of any.
  ///
  /// @param columns in rising order
  void fields(int[] columns, Field each) {
    int column = 0;
    int wanted = 0;
    int begin = from;
    for (int at = from; wanted < columns.length && at <= to; at++) {
      if (at == to || bytes[at] == '\t') {
        if (column == columns[wanted]) {
          each.at(wanted++, bytes, begin, at);
        }
        column++;
        begin = at + 1;
      }
    }
  }

  /// @see #fields
  @FunctionalInterface
  interface Field {
    void at(int wanted, byte[] bytes, int from, int to);
  }

  private @Nullable String value(int begin, int end) {
    if (end - begin == 2 && bytes[begin] == '\\' && bytes[begin + 1] == 'N') {
      return null;
    }
    return CopyText.meant(new String(bytes, begin, end - begin, StandardCharsets.UTF_8));
  }
}
