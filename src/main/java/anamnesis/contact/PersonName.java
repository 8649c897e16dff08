package anamnesis.contact;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A person's name in lower case without accents or punctuation: `jean-luc o'neill jr` is `(jean
/// luc, -, oneill, jr)`.
///
/// @param given first names, space between; empty if only a family name was said
/// @param suffix the generation (`jr`, `sr`, `ii` …): different ones are never the same person
public record PersonName(String given, String middle, String family, String suffix)
    implements Trait {
  private static final Set<String> GENERATIONS = Set.of("jr", "sr", "ii", "iii", "iv", "v");
  private static final Set<String> TITLES = Set.of("mr", "mrs", "ms", "miss", "mx", "dr", "prof");
  private static final Set<String> PARTICLES =
      Set.of("de", "del", "della", "der", "den", "di", "da", "la", "le", "van", "von", "st", "bin");

  /// What clerks write when they do not know: no name at all.
  private static final Set<String> PLACEHOLDERS =
      Set.of("unknown", "test", "none", "na", "baby", "patient", "null", "anonymous", "xxx");

  public static Optional<PersonName> of(String given, String middle, String family) {
    List<String> last = words(family);
    String suffix = takeSuffix(last);
    PersonName name =
        new PersonName(
            String.join(" ", words(given)),
            String.join(" ", words(middle)),
            String.join(" ", last),
            suffix);
    return name.placeholder() ? Optional.empty() : Optional.of(name);
  }

  /// A name written in one piece: `Jonathan Q. Vargas`, `Vargas, Jonathan`, `Maria de la Cruz`.
  public static Optional<PersonName> of(String whole) {
    int comma = whole.indexOf(',');
    if (comma > 0 && !GENERATIONS.contains(String.join("", words(whole.substring(comma + 1))))) {
      return of(whole.substring(comma + 1), "", whole.substring(0, comma));
    }
    List<String> words = words(whole);
    if (!words.isEmpty() && TITLES.contains(words.getFirst())) {
      words.removeFirst();
    }
    String suffix = takeSuffix(words);
    if (words.size() < 2) {
      return Optional.empty();
    }
    int family = words.size() - 1;
    while (family > 1 && PARTICLES.contains(words.get(family - 1))) {
      family--;
    }
    PersonName name =
        new PersonName(
            words.getFirst(),
            String.join(" ", words.subList(1, family)),
            String.join(" ", words.subList(family, words.size())),
            suffix);
    return name.placeholder() ? Optional.empty() : Optional.of(name);
  }

  @Override
  public boolean household() {
    return false;
  }

  @Override
  public String masked() {
    return (initial(given) + " " + initial(family)).strip();
  }

  /// People are really called Null, Test or Baby by family name: only both halves together tell.
  private boolean placeholder() {
    List<String> said = words(given + " " + family);
    return said.stream().allMatch(PLACEHOLDERS::contains) || given.startsWith("baby boy");
  }

  private static String initial(String word) {
    return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + "…";
  }

  private static String takeSuffix(List<String> words) {
    if (words.size() > 1 && GENERATIONS.contains(words.getLast())) {
      return words.removeLast();
    }
    return "";
  }

  /// Lower-case words without accents; apostrophes join, every other mark parts.
  private static List<String> words(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("['’`.]", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .strip();
    return new ArrayList<>(
        Arrays.stream(plain.split(" ")).filter(word -> !word.isEmpty()).toList());
  }
}
