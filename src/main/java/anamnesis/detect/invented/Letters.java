package anamnesis.detect.invented;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The letters of a name, plain and in lower case, quickly: a million of them pass here.
final class Letters {
  private static final Set<String> TITLES =
      Set.of(
          "mr",
          "mrs",
          "ms",
          "miss",
          "mx",
          "dr",
          "prof",
          "md",
          "dds",
          "dvm",
          "phd",
          "do",
          "jr",
          "sr",
          "ii",
          "iii",
          "iv",
          "v",
          "esq",
          "rn",
          "herr",
          "frau",
          "dra",
          "sra",
          "srta",
          "mme",
          "mlle",
          "dott",
          "sig",
          "sigra",
          "pan",
          "pani",
          "dhr",
          "mevr",
          "mw",
          "drs",
          "dipling",
          "univprof",
          "bsc",
          "msc",
          "beng",
          "bed",
          "mba",
          "llb");

  private Letters() {}

  /// All its letters, with nothing between.
  static String only(String text) {
    byte[] letters = new byte[text.length()];
    int size = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter > 127) {
        return only(plain(text));
      }
      if (letter >= 'a' && letter <= 'z') {
        letters[size++] = (byte) letter;
      } else if (letter >= 'A' && letter <= 'Z') {
        letters[size++] = (byte) (letter + 32);
      }
    }
    return new String(letters, 0, size, StandardCharsets.ISO_8859_1);
  }

  /// The letters of its first word.
  static String first(String text) {
    List<String> words = words(text, 1);
    return words.isEmpty() ? "" : words.getFirst();
  }

  /// Its words without titles, each with nothing but its letters.
  static List<String> words(String text) {
    return words(text, Integer.MAX_VALUE);
  }

  private static List<String> words(String text, int most) {
    List<String> words = new ArrayList<>(4);
    int from = 0;
    for (int i = 0; i <= text.length() && words.size() < most; i++) {
      if (i == text.length() || Character.isWhitespace(text.charAt(i))) {
        String word = only(text.substring(from, i));
        if (!word.isEmpty() && !TITLES.contains(word)) {
          words.add(word);
        }
        from = i + 1;
      }
    }
    return words;
  }

  static boolean isTitle(String text) {
    return TITLES.contains(only(text));
  }

  /// Accents go; what is of another script has no letters here, and is in nobody's list.
  private static String plain(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    StringBuilder plain = new StringBuilder(apart.length());
    apart
        .codePoints()
        .filter(letter -> letter < 128)
        .forEach(letter -> plain.append((char) letter));
    return plain.toString();
  }
}
