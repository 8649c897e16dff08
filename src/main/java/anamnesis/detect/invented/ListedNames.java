package anamnesis.detect.invented;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Given names, or family names, each with the lists that it stands in. Names that stand in the
/// same lists are one set, which has a number; 0 is that of the names in no list.
final class ListedNames {
  private final Map<String, Integer> names = HashMap.newHashMap(65_536);
  private final List<BitSet> sets = new ArrayList<>();

  /// Of each set the English lists, a bit for each.
  private final List<Integer> english = new ArrayList<>();

  private final Map<BitSet, Integer> numbers = new HashMap<>();

  ListedNames() {
    number(new BitSet());
  }

  void add(String name, BitSet lists) {
    names.merge(name, number(lists), (known, more) -> number(both(known, more)));
  }

  int set(String name) {
    return names.getOrDefault(name, 0);
  }

  BitSet lists(int set) {
    return sets.get(set);
  }

  /// The English lists that have a name, each a bit.
  int english(String name) {
    return english.get(set(name));
  }

  private static int bits(BitSet lists) {
    int bits = 0;
    for (int at = lists.nextSetBit(0);
        at >= 0 && at < Integer.SIZE;
        at = lists.nextSetBit(at + 1)) {
      bits |= 1 << at;
    }
    return bits & NameBook.ENGLISH;
  }

  int sets() {
    return sets.size();
  }

  private BitSet both(int known, int more) {
    BitSet both = (BitSet) sets.get(known).clone();
    both.or(sets.get(more));
    return both;
  }

  private int number(BitSet lists) {
    Integer known = numbers.putIfAbsent(lists, sets.size());
    if (known == null) {
      sets.add(lists);
      english.add(bits(lists));
      return sets.size() - 1;
    }
    return known;
  }
}
