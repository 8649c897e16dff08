package anamnesis.contact;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A person's name in lower case without accents or punctuation: `Jean-Luc O'Neill Jr.` is `(jean
/// luc, -, oneill, jr)`.
///
/// @param given first names, space between; empty if only a family name was said
/// @param suffix the generation (`jr`, `sr`, `ii` …): different ones are never the same person
public record PersonName(String given, String middle, String family, String suffix)
    implements Trait {
  /// Nobody is called by more; a longer text is something else, and would only be work.
  private static final int LONGEST = 500;

  private static final Set<String> GENERATIONS = Set.of("jr", "sr", "ii", "iii", "iv", "v");
  private static final Set<String> TITLES = Set.of("mr", "mrs", "ms", "miss", "mx", "dr", "prof");
  private static final Set<String> PARTICLES =
      Set.of("de", "del", "della", "der", "den", "di", "da", "la", "le", "van", "von", "st", "bin");

  /// What clerks write when they do not know: no name at all.
  private static final Set<String> PLACEHOLDERS =
      Set.of("unknown", "test", "none", "na", "patient", "null", "anonymous", "xxx");

  /// `Baby Boy Vargas` is whoever was born that day; the name came later.
  private static final Set<String> NEWBORN = Set.of("baby", "newborn", "infant");

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final String JOINING = "'’`.";

  /// Letters that do not come apart into a plain one and a mark.
  private static final Map<String, String> PLAIN =
      Map.of("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th");

  public static Optional<PersonName> of(String given, String middle, String family) {
    if (given.length() + middle.length() + family.length() > LONGEST) {
      return Optional.empty();
    }
    List<String> first = words(given);
    List<String> last = words(family);
    String suffix = takeSuffix(last, 1);
    return made(first, words(middle), last, suffix.isEmpty() ? takeSuffix(first, 1) : suffix);
  }

  /// A name written in one piece: `Jonathan Q. Vargas`, `Vargas, Jonathan`, `Maria de la Cruz`.
  public static Optional<PersonName> of(String whole) {
    if (whole.length() > LONGEST) {
      return Optional.empty();
    }
    int comma = whole.indexOf(',');
    if (comma > 0 && !GENERATIONS.contains(String.join("", words(whole.substring(comma + 1))))) {
      return of(whole.substring(comma + 1), "", whole.substring(0, comma));
    }
    List<String> words = pieces(whole);
    if (!words.isEmpty() && TITLES.contains(words.getFirst())) {
      words.removeFirst();
    }
    String suffix = takeSuffix(words, 2);
    if (words.size() < 2) {
      return Optional.empty();
    }
    int family = words.size() - 1;
    while (family > 1 && PARTICLES.contains(words.get(family - 1))) {
      family--;
    }
    return made(
        words.subList(0, 1), words.subList(1, family), words.subList(family, words.size()), suffix);
  }

  /// As a person would write it, as far as the normal form still tells.
  @Override
  public String toString() {
    return Arrays.stream(String.join(" ", given, middle, family, suffix).split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }

  @Override
  public boolean household() {
    return false;
  }

  @Override
  public String masked() {
    return (initial(given) + " " + initial(family)).strip();
  }

  /// People are really called Null, Test or Baby by family name: a first name of that kind is taken
  /// as unsaid, a whole name of that kind as none.
  private static Optional<PersonName> made(
      List<String> given, List<String> middle, List<String> family, String suffix) {
    boolean unsaid = given.stream().anyMatch(NEWBORN::contains) || placeholder(given);
    if (unsaid && placeholder(family)) {
      return Optional.empty();
    }
    return Optional.of(
        new PersonName(
            unsaid ? "" : String.join(" ", given),
            String.join(" ", middle),
            String.join(" ", family),
            suffix));
  }

  private static boolean placeholder(List<String> words) {
    return PLACEHOLDERS.containsAll(words);
  }

  private static String initial(String word) {
    return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + "…";
  }

  /// @param least how many words must be left: `John V` is no John the Fifth
  private static String takeSuffix(List<String> words, int least) {
    if (words.size() > least && GENERATIONS.contains(words.getLast())) {
      return words.removeLast();
    }
    return "";
  }

  /// What stands between blanks, each in its words: `smith-jones` is one name of two words.
  private static List<String> pieces(String whole) {
    List<String> pieces = new ArrayList<>();
    for (String piece : BLANKS.split(whole)) {
      String words = String.join(" ", words(piece));
      if (!words.isEmpty()) {
        pieces.add(words);
      }
    }
    return pieces;
  }

  /// Lower-case words without accents; apostrophes join, every other mark parts.
  private static List<String> words(String text) {
    if (Words.isAscii(text)) {
      return Words.of(text, JOINING);
    }
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    List<String> words = Words.of(bare, JOINING);
    words.replaceAll(PersonName::plain);
    return words;
  }

  private static String plain(String word) {
    String plain = word;
    for (Map.Entry<String, String> letter : PLAIN.entrySet()) {
      plain = plain.replace(letter.getKey(), letter.getValue());
    }
    return plain;
  }
}
