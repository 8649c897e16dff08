package anamnesis.detect.invented;

import java.util.HashMap;
import java.util.Map;

/// Given names that only women have, or only men: where they come from stands at the head of the
/// file.
final class SexBook {
  static final int WOMAN = 1;
  static final int MAN = 2;

  private static final Map<String, Integer> SEXES = read();

  private SexBook() {}

  /// 0 if nobody can tell.
  static int sex(String given) {
    return SEXES.getOrDefault(given, 0);
  }

  private static Map<String, Integer> read() {
    Map<String, Integer> sexes = HashMap.newHashMap(8_192);
    int sex = 0;
    for (String line : NameBook.lines("sexes-2026-11.txt")) {
      if (line.startsWith("[")) {
        sex = line.equals("[f]") ? WOMAN : MAN;
        continue;
      }
      for (String name : line.split(" ")) {
        sexes.put(name, sex);
      }
    }
    return Map.copyOf(sexes);
  }
}
