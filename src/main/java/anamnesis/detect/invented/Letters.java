package anamnesis.detect.invented;

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

  /// Words before a family name that are part of it.
  private static final Set<String> PARTICLES =
      Set.of(
          "van", "von", "vom", "der", "den", "de", "del", "della", "dello", "di", "da", "das", "do",
          "dos", "du", "la", "las", "le", "los", "lo", "li", "el", "ten", "ter", "te", "zu", "zum",
          "zur", "af", "vanden", "vander");

  /// What some people are addressed by, and others are called.
  private static final Set<String> IN_FRONT =
      Set.of(
          "graf",
          "grafin",
          "baron",
          "baronin",
          "freiherr",
          "freiherrin",
          "hr",
          "fr",
          "ing",
          "mgr",
          "inz",
          "doc",
          "lic",
          "ir",
          "ds",
          "bc",
          "kand",
          "m",
          "d",
          "dna",
          "sta");

  private static final Set<String> BEHIND =
      Set.of("filho", "neto", "sobrinho", "junior", "hijo", "segundo", "tercero", "ba", "llm");

  private Letters() {}

  /// All its letters, with nothing between.
  static String only(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter > 127) {
        return only(plain(text));
      }
      if (letter >= 'a' && letter <= 'z') {
        letters.append(letter);
      } else if (letter >= 'A' && letter <= 'Z') {
        letters.append((char) (letter + 32));
      }
    }
    return letters.toString();
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

  /// The words of a street or a town, taken apart at whatever is no letter, up to its number.
  static List<String> ofPlace(String place) {
    List<String> words = new ArrayList<>(4);
    int from = -1;
    for (int i = 0; i <= place.length(); i++) {
      boolean letter = i < place.length() && Character.isLetter(place.charAt(i));
      if (letter && from < 0) {
        from = i;
      } else if (!letter && from >= 0) {
        words.add(spelled(only(place.substring(from, i))));
        from = -1;
      }
      if (i < place.length() && !words.isEmpty() && ends(place.charAt(i))) {
        return words;
      }
    }
    return words;
  }

  private static boolean ends(char sign) {
    return sign == ',' || (sign >= '0' && sign <= '9');
  }

  /// A German street is written in three ways.
  private static String spelled(String word) {
    if (word.endsWith("strae")) {
      return word.substring(0, word.length() - 5) + "strasse";
    }
    return word.endsWith("str") ? word + "asse" : word;
  }

  /// The words of a whole name, from the first given to the last family name.
  static List<String> called(String name) {
    List<String> words = words(name);
    int from = 0;
    int to = words.size();
    while (to - from > 2 && IN_FRONT.contains(words.get(from))) {
      from++;
    }
    while (to - from > 2 && BEHIND.contains(words.get(to - 1))) {
      to--;
    }
    return words.subList(from, to);
  }

  /// Where a family name begins among the words of a whole one: `Anna van den Berg`.
  static int family(List<String> words) {
    int at = words.size() - 1;
    while (at > 1 && PARTICLES.contains(words.get(at - 1))) {
      at--;
    }
    return at;
  }

  /// The names that a double family name was put together of: `Montañez de la Cruz`.
  static List<String> halves(String family) {
    if (family.indexOf(' ') < 0 && family.indexOf('-') < 0) {
      return List.of();
    }
    return withoutParticles(words(family.replace('-', ' ')));
  }

  static List<String> withoutParticles(List<String> words) {
    return words.stream().filter(word -> word.length() > 1 && !PARTICLES.contains(word)).toList();
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
