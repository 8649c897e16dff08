package anamnesis.detect.invented;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How the generators of one tongue put streets and towns together; the data file says where from.
///
/// @param parts the words of it, by what they are for
record PlaceHabit(int tongue, Weights weights, Map<String, Set<String>> parts) {
  private static final List<PlaceHabit> ALL = read();

  /// A kind of street that hardly any real one is, if somebody's name follows.
  private static final double ODD = 0.8;

  private static final int SHORTEST = 3;

  /// What a street weighs that bears two names, one, or stands in a closed list; and a town.
  record Weights(double pair, double single, double listed, double town) {}

  static List<PlaceHabit> all() {
    return ALL;
  }

  /// `Hildburg-Wirth-Allee`, `rue Juliette Dias`, `Incrocio Fiorentino`.
  ///
  /// @param words of the line, up to the number
  double street(List<String> words) {
    if (words.isEmpty()) {
      return 0;
    }
    String way = words.getFirst();
    boolean odd = has("odd", way);
    if (odd || has("way", way)) {
      double named = called(Letters.withoutParticles(words.subList(1, words.size())));
      double listed = has("streets", together(words, 1)) ? weights.listed() : 0;
      return Math.max(named, listed) + (odd && named > 0 ? ODD : 0);
    }
    if (has("streets", together(words, 0))) {
      return weights.listed();
    }
    return words.size() > 1 && has("end", words.getLast())
        ? called(words.subList(0, words.size() - 1))
        : glued(words);
  }

  /// `Dominickstraat`.
  private double glued(List<String> words) {
    return weights.single() > 0 && words.size() == 1 && isName(stem(words.getFirst(), "end"))
        ? weights.single()
        : 0;
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
    return !words.isEmpty() && words.size() < 6 && isMade(words) ? weights.town() : 0;
  }

  private boolean isMade(List<String> words) {
    boolean before = words.size() > 1 && has("before", words.getFirst());
    List<String> rest = before ? words.subList(1, words.size()) : words;
    String name = rest.getFirst();
    if (rest.size() > 1) {
      return isName(name) && has("after", together(rest, 1));
    }
    boolean bare = before || (parts.containsKey("bare") && isFamily(name));
    return (bare && isName(name)) || isName(stem(name, "behind"));
  }

  private String stem(String word, String part) {
    for (String behind : parts.getOrDefault(part, Set.of())) {
      if (word.length() >= behind.length() + SHORTEST && word.endsWith(behind)) {
        return word.substring(0, word.length() - behind.length());
      }
    }
    return "";
  }

  private static String together(List<String> words, int from) {
    return String.join("", words.subList(from, words.size()));
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

  private static List<PlaceHabit> read() {
    NameFile file = NameFile.read("places-2026-11.txt");
    List<PlaceHabit> habits = new ArrayList<>();
    for (String fact : file.facts()) {
      String[] words = fact.split(" ");
      Map<String, Set<String>> parts = new HashMap<>();
      for (NameFile.Section section : file.sections()) {
        String[] heading = section.heading().split(" ");
        if (heading[0].equals(words[0])) {
          parts.put(heading[1], Set.copyOf(section.names()));
        }
      }
      habits.add(
          new PlaceHabit(
              NameBook.tongue(words[0]),
              new Weights(
                  Double.parseDouble(words[1]),
                  Double.parseDouble(words[2]),
                  Double.parseDouble(words[3]),
                  Double.parseDouble(words[4])),
              Map.copyOf(parts)));
    }
    return List.copyOf(habits);
  }
}
