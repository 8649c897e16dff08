package anamnesis.detect.invented;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The lists of the generators, to draw from as they do.
record Names(Map<Character, List<String>> lists) {
  static Names of(String kind) {
    Map<Character, List<String>> lists = new HashMap<>();
    String section = "";
    for (String line : lines(kind + "-2026-11.txt")) {
      section = line.startsWith("[") ? line.replaceAll("[^a-z]", "") : section;
      if (!line.startsWith("[")) {
        for (int at = 0; at < section.length(); at++) {
          lists
              .computeIfAbsent(section.charAt(at), none -> new ArrayList<>())
              .addAll(List.of(line.split(" ")));
        }
      }
    }
    boolean ours = false;
    for (String line : lines("assistant-2026-11.txt")) {
      ours = line.startsWith("[") ? line.equals("[" + kind + "]") : ours;
      if (ours && !line.startsWith("[")) {
        lists.computeIfAbsent('l', none -> new ArrayList<>()).addAll(List.of(line.split(" ")));
      }
    }
    return new Names(lists);
  }

  /// One that stands in one of these lists.
  String any(Random chance, String generators) {
    List<String> list =
        lists.getOrDefault(generators.charAt(chance.nextInt(generators.length())), List.of());
    String name = list.get(chance.nextInt(list.size()));
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static List<String> lines(String file) {
    try (InputStream in = Sign.class.getResourceAsStream(file)) {
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
