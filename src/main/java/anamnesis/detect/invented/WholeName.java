package anamnesis.detect.invented;

import java.util.List;
import java.util.Set;

/// What belongs to a name that is written as one, and what only stands beside it.
final class WholeName {
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

  private WholeName() {}

  /// The words of a whole name, from the first given to the last family name.
  static List<String> words(String name) {
    List<String> words = Letters.words(name);
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
    return withoutParticles(Letters.words(family.replace('-', ' ')));
  }

  static boolean isParticle(String word) {
    return PARTICLES.contains(word);
  }

  static List<String> withoutParticles(List<String> words) {
    return words.stream().filter(word -> word.length() > 1 && !PARTICLES.contains(word)).toList();
  }
}
