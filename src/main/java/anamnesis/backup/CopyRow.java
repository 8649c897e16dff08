package anamnesis.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row as COPY writes it in UTF-8: tabs between, `\N` for NULL, backslashes before what would
/// confuse. It is where the copy's own bytes lie, and good until the next row is told.
///
/// A server writes the same values in the same letters every time, so these bytes stand for the
/// row, however it was dumped.
public final class CopyRow {
  private final MessageDigest digest = Sha256.begin();
  private final byte[] hash = new byte[32];
  private byte[] bytes = {};
  private int from;
  private int to;
  private @Nullable Lines open;
  private long length;
  private boolean hashed;
  private boolean cut;

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
    open = null;
    length = (long) end - begin;
    hashed = false;
    cut = false;
  }

  void cut(boolean endless) {
    cut = endless;
  }

  /// What stands here is only the beginning; the rest is still to come out of these lines.
  void openAt(byte[] buffer, int begin, int end, Lines lines) {
    at(buffer, begin, end);
    open = lines;
  }

  /// Whether it is longer than can be held, so that it has no [#values].
  public boolean tooLong() {
    return open != null;
  }

  /// Whether the copy ended inside it, as far as can be told: its last value may be half of one.
  public boolean cut() {
    Lines rest = open;
    return cut || (rest != null && rest.cut());
  }

  /// How long it is; of one that is too long that is known once it was hashed or poured.
  public long length() {
    return length;
  }

  /// Its SHA-256, good until the next row is told.
  public byte[] hash() {
    if (!hashed) {
      if (open == null) {
        digest.update(bytes, from, to - from);
        close();
      } else {
        pour((piece, begin, end) -> {});
      }
    }
    return hash;
  }

  /// All its bytes, piece after piece. One that is too long can be poured once.
  public void pour(Piece into) {
    Lines rest = open;
    if (rest != null && hashed) {
      throw new IllegalStateException("the row has gone by");
    }
    try {
      into.at(bytes, from, to);
      if (rest != null) {
        digest.update(bytes, from, to - from);
        rest.rest((piece, begin, end) -> further(into, piece, begin, end));
        close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void further(Piece into, byte[] piece, int begin, int end) throws IOException {
    digest.update(piece, begin, end - begin);
    length += end - begin;
    into.at(piece, begin, end);
  }

  private void close() {
    try {
      digest.digest(hash, 0, hash.length);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-256 has 32 bytes", e);
    }
    hashed = true;
  }

  /// @see #pour
  @FunctionalInterface
  public interface Piece {
    void at(byte[] bytes, int from, int to) throws IOException;
  }

  /// All values; null is NULL.
  public List<@Nullable String> values() {
    return CopyText.values(bytes, from, to);
  }

  /// Goes through some of its columns without making a text of any.
  ///
  /// @param columns in rising order
  public void fields(int[] columns, Field each) {
    int wanted = 0;
    int begin = from;
    for (int column = 0; wanted < columns.length && begin <= to; column++) {
      int end = Seek.tab(bytes, begin, to);
      if (end == to && open != null) {
        // Of one that is too long, the last column seen may be half.
        return;
      }
      if (column == columns[wanted]) {
        each.at(wanted++, bytes, begin, end);
      }
      begin = end + 1;
    }
  }

  /// @see #fields
  @FunctionalInterface
  public interface Field {
    /// @param wanted which of the columns asked for
    void at(int wanted, byte[] bytes, int from, int to);
  }
}
