package anamnesis.detect.invented;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which generators can write a name at all: where the lists come from, and as of when, stands at
/// the head of the files.
final class NameBook {
  /// A bit for each letter of the alphabet.
  private static final int ALL = (1 << 26) - 1;

  private static final Map<String, Integer> GIVEN = HashMap.newHashMap(8_192);
  private static final Map<String, Integer> FAMILY = HashMap.newHashMap(2_048);
  private static final Set<String> CAST = new HashSet<>();

  static {
    read("given-2026-11.txt");
    read("family-2026-11.txt");
    readAssistant();
  }

  private NameBook() {}

  /// The generators that have it, each a bit ([#bit]).
  static int given(String name) {
    return GIVEN.getOrDefault(name, 0);
  }

  static int family(String name) {
    return FAMILY.getOrDefault(name, 0);
  }

  /// Whether any generator has it.
  static boolean isListed(int lists) {
    return (lists & ALL) != 0;
  }

  static int bit(char generator) {
    return 1 << (generator - 'a');
  }

  /// Whether language models write this very name, `sarah johnson`, again and again.
  static boolean cast(String name) {
    return CAST.contains(name);
  }

  private static void read(String file) {
    int bits = 0;
    Map<String, Integer> names = file.startsWith("family") ? FAMILY : GIVEN;
    for (String line : lines(file)) {
      if (line.startsWith("[")) {
        bits =
            line.chars().filter(c -> c >= 'a').map(c -> bit((char) c)).reduce(0, (a, b) -> a | b);
      } else {
        add(names, line, bits);
      }
    }
  }

  private static void readAssistant() {
    String part = "";
    for (String line : lines("assistant-2026-11.txt")) {
      if (line.startsWith("[")) {
        part = line;
        continue;
      }
      switch (part) {
        case "[given]" -> add(GIVEN, line, bit('l'));
        case "[family]" -> add(FAMILY, line, bit('l'));
        default -> addCast(line);
      }
    }
  }

  private static void addCast(String line) {
    for (String name : line.split(";")) {
      CAST.add(String.join(" ", Letters.words(name)));
    }
  }

  private static void add(Map<String, Integer> names, String line, int bits) {
    if (!line.startsWith("[")) {
      for (String name : line.split(" ")) {
        names.merge(Letters.only(name), bits, (a, b) -> a | b);
      }
    }
  }

  static List<String> lines(String file) {
    try (InputStream in = NameBook.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
