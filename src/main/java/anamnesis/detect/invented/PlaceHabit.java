package anamnesis.detect.invented;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How the generators of one tongue put streets and towns together; the data file says where from.
///
/// @param parts the words of it, by what they are for
record PlaceHabit(int tongue, Weights weights, Map<String, Set<String>> parts) {
  private static final NameFile FILE = NameFile.read("places-2026-11.txt");
  private static final List<PlaceHabit> ALL = read();

  /// A kind of street that hardly any real one is, if somebody's name follows.
  private static final double ODD = 0.8;

  private static final int SHORTEST = 3;

  /// What a street weighs that bears two names, one, or stands in a closed list; and a town.
  record Weights(double pair, double single, double listed, double town) {}

  static List<PlaceHabit> all() {
    return ALL;
  }

  /// `rue Juliette Dias`, `Incrocio Fiorentino`, `Quai de Richelieu`.
  ///
  /// @param words of the line, up to the number; the first is a way of this tongue
  double way(List<String> words) {
    double named = called(behind(words));
    double listed = has("streets", PlaceWords.together(words, 1)) ? weights.listed() : 0;
    return Math.max(named, listed) + (named > 0 && has("odd", words.getFirst()) ? ODD : 0);
  }

  /// `Hildburg-Wirth-Allee`; the last word is an end of this tongue.
  double end(List<String> words) {
    return called(words.subList(0, words.size() - 1));
  }

  /// `Dominickstraat`.
  double glued(String word) {
    return weights.single() > 0 && isGlued(word, "end") ? weights.single() : 0;
  }

  /// Generators write `rue de Pasquier`, and never `rue du Moulin`.
  private static List<String> behind(List<String> words) {
    int from = words.size() > 1 && words.get(1).equals("de") ? 2 : 1;
    List<String> names = words.subList(from, words.size());
    boolean article = !names.isEmpty() && WholeName.isParticle(names.getFirst());
    return article ? List.of() : WholeName.withoutParticles(names);
  }

  private double called(List<String> names) {
    if (names.size() >= 2 && names.size() <= 3) {
      boolean pair = isGiven(names.getFirst()) && isFamily(names.getLast());
      return pair ? weights.pair() : 0;
    }
    return names.size() == 1 && isName(names.getFirst()) ? weights.single() : 0;
  }

  /// `Nord Giuseppe`, `Lenedorf`, `Leone del friuli`.
  double town(List<String> words) {
    return words.size() < 6 && isMade(words) ? weights.town() : 0;
  }

  private boolean isMade(List<String> words) {
    boolean before = words.size() > 1 && has("before", words.getFirst());
    List<String> rest = before ? words.subList(1, words.size()) : words;
    String name = rest.getFirst();
    if (rest.size() > 1) {
      return has("after", PlaceWords.together(rest, 1)) && isName(name);
    }
    return (before && isName(name)) || (isBare() && isFamily(name)) || isGlued(name, "behind");
  }

  private boolean isBare() {
    return parts.containsKey("bare");
  }

  private boolean isGlued(String word, String part) {
    for (String behind : parts.getOrDefault(part, Set.of())) {
      if (word.endsWith(behind) && isName(word.substring(0, word.length() - behind.length()))) {
        return true;
      }
    }
    return false;
  }

  private boolean has(String part, String word) {
    return parts.getOrDefault(part, Set.of()).contains(word);
  }

  private boolean isName(String word) {
    return isGiven(word) || isFamily(word);
  }

  private boolean isGiven(String word) {
    return word.length() >= SHORTEST && NameBook.isGiven(word, tongue);
  }

  private boolean isFamily(String word) {
    return word.length() >= SHORTEST && NameBook.isFamily(word, tongue);
  }

  /// What stands under one heading of the file.
  static Set<String> words(String heading) {
    Set<String> words = new LinkedHashSet<>();
    for (NameFile.Section section : FILE.sections()) {
      if (section.heading().equals(heading)) {
        words.addAll(section.names());
      }
    }
    return Collections.unmodifiableSet(words);
  }

  private static List<PlaceHabit> read() {
    List<PlaceHabit> habits = new ArrayList<>();
    for (String fact : FILE.facts()) {
      String[] words = fact.split(" ");
      Weights weights =
          new Weights(power(words[1]), power(words[2]), power(words[3]), power(words[4]));
      habits.add(new PlaceHabit(NameBook.tongue(words[0]), weights, parts(words[0])));
    }
    return List.copyOf(habits);
  }

  private static Map<String, Set<String>> parts(String tongue) {
    Map<String, Set<String>> parts = new HashMap<>();
    for (NameFile.Section section : FILE.sections()) {
      String[] heading = section.heading().split(" ");
      if (heading[0].equals(tongue)) {
        parts.put(heading[1], Set.copyOf(section.names()));
      }
    }
    return Map.copyOf(parts);
  }

  private static double power(String written) {
    return Double.parseDouble(written);
  }
}
