package anamnesis.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/// How the text of a table is written, found from all of its bytes: nobody says so beside it.
///
/// @param bom how many bytes stand before the first character
/// @param unit how many bytes a line end or a comma takes
public record Encoding(Charset charset, int bom, int unit) {
  /// What calls itself Latin-1 is this one in practice: it has the curly quotes as well.
  static final Charset LATIN = Charset.forName("windows-1252");

  private static final int SAMPLE = 1 << 12;

  public static Encoding of(InputStream in) throws IOException {
    byte[] sample = in.readNBytes(SAMPLE);
    if (starts(sample, 0xFE, 0xFF)) {
      return new Encoding(StandardCharsets.UTF_16BE, 2, 2);
    }
    if (starts(sample, 0xFF, 0xFE)) {
      return new Encoding(StandardCharsets.UTF_16LE, 2, 2);
    }
    int even = zeros(sample, 0);
    int odd = zeros(sample, 1);
    if (Math.max(even, odd) > sample.length / 8) {
      return new Encoding(even > odd ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 0, 2);
    }
    int bom = starts(sample, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    return new Encoding(isUtf8(sample, in) ? StandardCharsets.UTF_8 : LATIN, bom, 1);
  }

  /// As a person would name it.
  public String described() {
    return charset.equals(LATIN) ? "Latin-1 (it is no UTF-8)" : charset.name();
  }

  String decode(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, charset);
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static int zeros(byte[] bytes, int from) {
    int zeros = 0;
    for (int i = from; i < bytes.length; i += 2) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    return zeros;
  }

  private static boolean isUtf8(byte[] sample, InputStream rest) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer out = CharBuffer.allocate(1 << 16);
    ByteBuffer in = ByteBuffer.allocate(1 << 15);
    in.put(sample);
    boolean more = true;
    while (more) {
      in.flip();
      out.clear();
      if (decoder.decode(in, out, false).isError()) {
        return false;
      }
      in.compact();
      int n = rest.read(in.array(), in.position(), in.remaining());
      more = n >= 0;
      in.position(in.position() + Math.max(n, 0));
    }
    in.flip();
    out.clear();
    return !decoder.decode(in, out, true).isError();
  }
}
