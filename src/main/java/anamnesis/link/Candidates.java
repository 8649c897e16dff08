package anamnesis.link;

import anamnesis.contact.BirthDate;
import anamnesis.contact.Nicknames;
import anamnesis.contact.PersonName;
import anamnesis.contact.Trait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Which dossiers are worth comparing: those that have a birth date, a full name or a way to be
/// reached in common. Never all with all.
final class Candidates {
  /// More people than any household has at one phone or address: it is an institution's.
  static final int CROWD = 20;

  private Candidates() {}

  /// @param a,b numbers of dossiers, the smaller first
  record Two(int a, int b) implements Comparable<Two> {
    static Two of(int one, int other) {
      return new Two(Math.min(one, other), Math.max(one, other));
    }

    @Override
    public int compareTo(Two other) {
      return a != other.a ? Integer.compare(a, other.a) : Integer.compare(b, other.b);
    }
  }

  static NavigableSet<Two> among(List<Dossier> dossiers) {
    Map<Object, List<Integer>> blocks = new LinkedHashMap<>();
    for (int i = 0; i < dossiers.size(); i++) {
      int number = i;
      keys(dossiers.get(i).whole())
          .forEach(key -> blocks.computeIfAbsent(key, absent -> new ArrayList<>()).add(number));
    }
    NavigableSet<Two> pairs = new TreeSet<>();
    blocks.forEach(
        (key, block) -> {
          if (!(key instanceof Trait) || block.size() <= CROWD) {
            pair(block, dossiers, pairs);
          }
        });
    return pairs;
  }

  private static void pair(List<Integer> block, List<Dossier> dossiers, NavigableSet<Two> pairs) {
    for (int i = 0; i < block.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!dossiers.get(block.get(i)).clashesWith(dossiers.get(block.get(j)))) {
          pairs.add(Two.of(block.get(i), block.get(j)));
        }
      }
    }
  }

  private static NavigableSet<String> words(Portrait portrait) {
    NavigableSet<String> words = new TreeSet<>();
    for (BirthDate born : portrait.births()) {
      if (born.whole() && born.month() * born.day() > 1) {
        int low = Math.min(born.month(), born.day());
        int high = Math.max(born.month(), born.day());
        words.add("born %d %d %d".formatted(born.year(), low, high));
      }
    }
    for (PersonName name : portrait.names()) {
      String given = name.given().split(" ")[0];
      for (String family : name.family().split(" ")) {
        Nicknames.formal(given).forEach(formal -> words.add("name " + formal + " " + family));
      }
    }
    return words;
  }

  private static List<Object> keys(Portrait portrait) {
    List<Object> keys = new ArrayList<>(words(portrait));
    keys.addAll(portrait.shared());
    return keys;
  }
}
