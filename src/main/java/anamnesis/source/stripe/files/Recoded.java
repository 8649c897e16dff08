package anamnesis.source.stripe.files;

import anamnesis.evidence.Encoding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/// A text of wide letters as UTF-8, without the mark at its beginning.
final class Recoded extends InputStream {
  private final Reader text;
  private final char[] letters = new char[1 << 13];
  private byte[] bytes = {};
  private int next;
  private boolean begun;
  private int half;

  Recoded(InputStream in, Encoding encoding) {
    this.text = new BufferedReader(new InputStreamReader(in, encoding.charset()));
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[next++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0 || !fill()) {
      return length == 0 ? 0 : -1;
    }
    int n = Math.min(length, bytes.length - next);
    System.arraycopy(bytes, next, into, from, n);
    next += n;
    return n;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  /// A letter of two halves is not torn apart.
  private boolean fill() throws IOException {
    while (next == bytes.length) {
      int n = text.read(letters, half, letters.length - half);
      if (n < 0) {
        return false;
      }
      int end = half + n;
      half = Character.isHighSurrogate(letters[end - 1]) ? 1 : 0;
      int from = !begun && letters[0] == '\uFEFF' ? 1 : 0;
      begun = true;
      bytes = new String(letters, from, end - half - from).getBytes(StandardCharsets.UTF_8);
      letters[0] = letters[end - 1];
      next = 0;
    }
    return true;
  }
}
