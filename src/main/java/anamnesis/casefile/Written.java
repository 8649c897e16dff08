package anamnesis.casefile;

import anamnesis.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A text that a person wrote into a file, whole. What is no file of text is refused before it is
/// opened: a pipe would be waited for, and a device read, for ever.
final class Written {
  private static final int UTF_16_BE = 0xFEFF;
  private static final int UTF_16_LE = 0xFFFE;

  private Written() {}

  static String read(Path file, int largest) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Refusal(
          "%s is no plain file".formatted(file), "put a file of text there, or name another");
    }
    if (Files.size(file) > largest) {
      throw new Refusal(
          "%s is larger than %d KB".formatted(file, largest >> 10),
          "a file that a person wrote is smaller: is it the right one?");
    }
    return text(String.valueOf(file.getFileName()), Files.readAllBytes(file));
  }

  /// In UTF-8, or in the UTF-16 that an editor marks.
  private static String text(String file, byte[] bytes) {
    Charset charset =
        switch (bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF)) {
          case UTF_16_BE, UTF_16_LE -> StandardCharsets.UTF_16;
          default -> StandardCharsets.UTF_8;
        };
    CharsetDecoder decoder = charset.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw new Refusal(
          "%s:%d: not UTF-8".formatted(file, text.lines().count()), "save the file as UTF-8");
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
