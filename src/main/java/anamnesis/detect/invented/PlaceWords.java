package anamnesis.detect.invented;

import java.util.ArrayList;
import java.util.List;

/// The words of a street or a town, plain and in lower case.
final class PlaceWords {
  private PlaceWords() {}

  /// Taken apart at whatever is no letter, up to its number.
  static List<String> of(String place) {
    List<String> words = new ArrayList<>(4);
    int from = -1;
    for (int i = 0; i <= place.length(); i++) {
      boolean letter = i < place.length() && Character.isLetter(place.charAt(i));
      if (letter && from < 0) {
        from = i;
      } else if (!letter && from >= 0) {
        words.add(spelled(Letters.only(place.substring(from, i))));
        from = -1;
      }
      if (i < place.length() && !words.isEmpty() && ends(place.charAt(i))) {
        return words;
      }
    }
    return words;
  }

  /// Those from one on, as one.
  static String together(List<String> words, int from) {
    return String.join("", words.subList(from, words.size()));
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
}
