package anamnesis.detect.invented;

import java.util.List;
import java.util.Set;

/// How generators put English streets and towns together; [PlacesAbroad] knows the other tongues.
final class EnglishPlaces {
  private static final Set<String> BEFORE = PlaceHabit.words("en before");
  private static final Set<String> SAINTS = PlaceHabit.words("en saints");
  private static final List<String> BEHIND = List.copyOf(PlaceHabit.words("en behind"));

  /// Words of the post office that stand behind one real street in a thousand.
  private static final Set<String> RARE = PlaceHabit.words("en rare");

  private EnglishPlaces() {}

  /// `463 Thiel Green`: a family's name, or a given one, and a word that hardly any street has.
  static double street(String line) {
    List<String> words = Letters.words(line);
    if (words.size() < 2) {
      return 0;
    }
    boolean rare = RARE.contains(words.get(1));
    boolean odd = DerivedEmail.isOddFamily(words.get(0));
    boolean name = odd || NameBook.given(words.get(0)) != 0;
    return rare && name ? 1.5 : odd ? 0.8 : rare ? 0.4 : 0;
  }

  /// `Monserrateton`, `North Gerson`: a name, and what generators put before and behind it.
  static double town(String town) {
    List<String> words = Letters.words(town);
    if (words.isEmpty() || words.size() > 2) {
      return 0;
    }
    String name = words.getLast();
    boolean before = words.size() == 2 && BEFORE.contains(words.getFirst());
    if (before && words.getFirst().equals("st") && SAINTS.contains(name)) {
      return 0;
    }
    boolean behind = isName(stem(name)) && !stem(name).equals(name);
    if (before && (behind || isName(name))) {
      return 1.3;
    }
    return behind && (words.size() == 1) ? 1 : 0;
  }

  private static String stem(String name) {
    for (String behind : BEHIND) {
      if (name.length() > behind.length() + 2 && name.endsWith(behind)) {
        return name.substring(0, name.length() - behind.length());
      }
    }
    return name;
  }

  /// Of the lists that towns are made of; Chance has its own way.
  private static boolean isFamily(String word) {
    return (NameBook.family(word) & (NameBook.bit('f') | NameBook.bit('p'))) != 0;
  }

  private static boolean isName(String word) {
    return word.length() > 2 && (NameBook.given(word) != 0 || isFamily(word));
  }
}
