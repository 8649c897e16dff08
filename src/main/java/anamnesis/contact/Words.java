package anamnesis.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words of a text, in lower case: runs of letters and digits of any script.
///
/// Every name and address of every witness comes through here, so it is a walk over the letters and
/// no pattern.
final class Words {
  private Words() {}

  static List<String> of(String text) {
    return of(text, "");
  }

  /// @param joining marks that part nothing, as the apostrophe in O'Neill
  static List<String> of(String text, String joining) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0, c; i < lower.length(); i += Character.charCount(c)) {
      c = lower.codePointAt(i);
      if (isOfAWord(c)) {
        word.appendCodePoint(c);
      } else if (joining.indexOf(c) < 0) {
        end(word, words);
      }
    }
    end(word, words);
    return words;
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isOfAWord(int c) {
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> false;
    };
  }
}
