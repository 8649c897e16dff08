package anamnesis.detect.invented;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The lists of the generators, to draw from as they do.
record Names(Map<Character, List<String>> lists) {
  static Names of(String kind) {
    Map<Character, List<String>> lists = new HashMap<>();
    for (NameFile.Section section : NameFile.read(kind + "-2026-11.txt").sections()) {
      for (char generator : section.heading().toCharArray()) {
        lists.computeIfAbsent(generator, none -> new ArrayList<>()).addAll(section.names());
      }
    }
    for (NameFile.Section section : NameFile.read("assistant-2026-11.txt").sections()) {
      if (section.heading().equals(kind)) {
        lists.computeIfAbsent('l', none -> new ArrayList<>()).addAll(section.names());
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
}
