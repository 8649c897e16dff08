package anamnesis.detect.invented;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of text, in whatever it was saved: UTF-8; the UTF-16 that its first two bytes tell; or
/// Windows-1252, as spreadsheets export in half of the world. What is none of them is no text.
final class Saved {
  private static final Charset SPREADSHEETS = Charset.forName("windows-1252");
  private static final int UTF_16_BE = 0xFEFF;
  private static final int UTF_16_LE = 0xFFFE;
  private static final int AT_ONCE = 1 << 16;

  private Saved() {}

  static BufferedReader open(Path file) throws IOException {
    return Files.newBufferedReader(file, charset(file));
  }

  /// The whole file is looked at: one letter in its last line may tell.
  private static Charset charset(Path file) throws IOException {
    int mark = mark(file);
    if (mark == UTF_16_BE || mark == UTF_16_LE) {
      return StandardCharsets.UTF_16;
    }
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      char[] some = new char[AT_ONCE];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        if (hasZero(some, read)) {
          throw new CharacterCodingException();
        }
      }
      return StandardCharsets.UTF_8;
    } catch (MalformedInputException other) {
      return SPREADSHEETS;
    }
  }

  private static int mark(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() << 8 | in.read();
    }
  }

  private static boolean hasZero(char[] some, int read) {
    for (int i = 0; i < read; i++) {
      if (some[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
