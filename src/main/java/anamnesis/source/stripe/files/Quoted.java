package anamnesis.source.stripe.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A document that somebody wrote into a line as a text: with strokes before its quotes, as
/// `body="{\"id\": …}"`, for the ends of its lines, as `b'{\n "id": …}'`, or with the number of a
/// quote in the place of each.
final class Quoted {
  private static final Pattern BEGINNING =
      Pattern.compile("\\{\\s*\\\\(?:\\s|\\\\|[nrt])*(?:\"|u0022).*", Pattern.DOTALL);

  private static final int AHEAD = 64;
  private static final int ASCII = 0x80;

  private final byte[] text;
  private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
  private int at;

  private Quoted(byte[] text) {
    this.text = text;
  }

  /// Whether one begins at that bracket.
  static boolean begins(Sight bytes, long at) throws IOException {
    StringBuilder ahead = new StringBuilder();
    for (long next = at; next < at + AHEAD && bytes.at(next) >= 0; next++) {
      ahead.append((char) bytes.at(next));
    }
    return BEGINNING.matcher(ahead).matches();
  }

  /// One that is longer than any document is let go of on the way, and its end found all the same:
  /// whoever stepped into it would look for that end again at each bracket.
  ///
  /// @param before what stands before its bracket: the quote that ends it, if it is one
  /// @return the offset of that quote, or where the line ends
  static long end(Sight bytes, long start, int before) throws IOException {
    int quote = before == '\'' ? '\'' : '"';
    long at = start;
    for (int c = bytes.at(at); c >= 0 && c != '\n' && c != quote; c = bytes.at(at)) {
      at += c == '\\' && bytes.at(at + 1) >= ' ' ? 2 : 1;
      if (isLong(start, at)) {
        bytes.forget(at);
      }
    }
    return at;
  }

  /// Whether it is longer than any document.
  static boolean isLong(long start, long end) {
    return end - start > Brackets.LONGEST;
  }

  /// As it was before it was written so.
  static byte[] plain(byte[] text) {
    Quoted quoted = new Quoted(text);
    while (quoted.at < text.length) {
      quoted.plain.write(quoted.next());
    }
    return quoted.plain.toByteArray();
  }

  private int next() {
    byte c = text[at++];
    if (c != '\\' || at == text.length) {
      return c;
    }
    byte escaped = text[at++];
    return switch (escaped) {
      case 'n', 'r', 't' -> ' ';
      case 'x' -> number(2, 'x');
      case 'u' -> number(4, 'u');
      default -> escaped;
    };
  }

  /// What is no single byte stays as it is: in a document it means the same.
  private int number(int digits, char word) {
    if (at + digits > text.length) {
      return word;
    }
    String hex = new String(text, at, digits, StandardCharsets.US_ASCII);
    int value = hex.chars().allMatch(HexFormat::isHexDigit) ? HexFormat.fromHexDigits(hex) : -1;
    if (value < 0 || (digits > 2 && value >= ASCII)) {
      plain.write('\\');
      return word;
    }
    at += digits;
    return value;
  }
}
