package anamnesis.source.stripe.files;

import anamnesis.casefile.Nesting;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.zip.ZipException;

/// The newest moment that a file tells of: it cannot be older than that.
///
/// A file's own time says when it was copied. So what has no day of its own speaks as of the newest
/// `created` beside it, and where there is none it speaks last.
final class Latest {
  private static final String WORD = "\"created\":";

  /// Behind its second quote.
  private static final int QUOTED = WORD.length() - 1;

  private int matched;
  private long number;
  private long latest;

  private Latest() {}

  static Instant in(InputStream bytes) throws IOException {
    Latest latest = new Latest();
    byte[] block = new byte[1 << 16];
    try {
      for (int n = bytes.read(block); n >= 0; n = bytes.read(block)) {
        for (int i = 0; i < n; i++) {
          latest.add(block[i]);
        }
      }
    } catch (EOFException | ZipException brokenOff) {
      latest.add((byte) ',');
    }
    return Instant.ofEpochSecond(latest.latest);
  }

  /// Half of each UTF-16 letter is nothing; a quoted document has strokes before its quotes, and in
  /// a cell of a table two quotes for one.
  private void add(byte c) {
    boolean again = c == '"' && (matched == 1 || matched == QUOTED);
    boolean nothing = c == 0 || c == '\\' || again || Nesting.isSpace(c);
    if (nothing && matched < WORD.length()) {
      return;
    }
    if (matched == WORD.length()) {
      digit(c);
    } else {
      matched = c == WORD.charAt(matched) ? matched + 1 : c == '"' ? 1 : 0;
    }
  }

  private void digit(byte c) {
    if (c >= '0' && c <= '9' && number <= Moments.LAST) {
      number = number * 10 + c - '0';
    } else if (c != 0 && (number > 0 || !Nesting.isSpace(c))) {
      latest = number <= Moments.LAST ? Math.max(latest, number) : latest;
      number = 0;
      matched = c == '"' ? 1 : 0;
    }
  }
}
