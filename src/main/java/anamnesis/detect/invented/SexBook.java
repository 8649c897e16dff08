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
    for (NameFile.Section section : NameFile.read("sexes-2026-11.txt").sections()) {
      int sex = section.heading().equals("f") ? WOMAN : MAN;
      section.names().forEach(name -> sexes.put(name, sex));
    }
    return Map.copyOf(sexes);
  }
}
