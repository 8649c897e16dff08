package anamnesis.detect.invented;

import java.util.BitSet;

/// A given and a family name that stand in the lists of one tongue: `hamann.ursel`,
/// `davidfasching`. Any two names may; what tells is whose address it is.
final class ListedPair {
  /// No list has names as short as that by design.
  private static final int SHORTEST = 3;

  private ListedPair() {}

  /// Whether it is one, in whatever order, apart from the English, who are weighed by their rare
  /// families ([DerivedEmail]).
  static boolean is(String local) {
    int parted = parted(local);
    if (parted >= 0) {
      return isPair(
          Letters.only(local.substring(0, parted)), Letters.only(local.substring(parted)));
    }
    String letters = Letters.only(local);
    for (int at = SHORTEST; at <= letters.length() - SHORTEST; at++) {
      if (isPair(letters.substring(0, at), letters.substring(at))) {
        return true;
      }
    }
    return false;
  }

  private static int parted(String local) {
    int at = 0;
    while (at < local.length() && "._-".indexOf(local.charAt(at)) < 0) {
      at++;
    }
    return at < local.length() ? at : -1;
  }

  private static boolean isPair(String one, String other) {
    return one.length() >= SHORTEST
        && other.length() >= SHORTEST
        && (are(one, other) || are(other, one));
  }

  private static boolean are(String given, String family) {
    int first = NameBook.givenNames().set(given);
    int last = first == 0 ? 0 : NameBook.familyNames().set(family);
    return last != 0
        && shareTongue(NameBook.givenNames().lists(first), NameBook.familyNames().lists(last));
  }

  private static boolean shareTongue(BitSet given, BitSet family) {
    for (int at = NameBook.after(0, given); at >= 0; at = NameBook.after(at, given)) {
      if (NameBook.speaks(family, at)) {
        return true;
      }
    }
    return false;
  }
}
