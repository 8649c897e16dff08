package anamnesis.tabletop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The word lists that the practice is invented from, one thing a line.
final class Lists {
  private Lists() {}

  static List<String> lines(String file) {
    return text(file).lines().filter(line -> !line.isBlank()).toList();
  }

  static List<String> words(String file) {
    return List.of(text(file).strip().split("\\s+"));
  }

  static String text(String file) {
    try (InputStream in = Lists.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the list " + file + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
