package anamnesis.shell;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Names that are longer than a screen is wide: their beginning and their end, `…` between. JSON
/// says them in full.
final class Shortened {
  /// What stands beside a label, and a little for what is said around it.
  private static final int BESIDE = 48;

  private Shortened() {}

  static String name(String name) {
    return to(BESIDE, name);
  }

  /// Each word of a sentence.
  static String words(String text) {
    return Arrays.stream(text.split(" ", -1)).map(Shortened::name).collect(Collectors.joining(" "));
  }

  /// The end of a path tells more than its beginning: there stands when it was taken.
  static String to(int width, String text) {
    int[] signs = text.codePoints().toArray();
    if (signs.length <= width) {
      return text;
    }
    int end = (width - 1) * 2 / 3;
    int begin = width - 1 - end;
    return new String(signs, 0, begin) + "…" + new String(signs, signs.length - end, end);
  }
}
