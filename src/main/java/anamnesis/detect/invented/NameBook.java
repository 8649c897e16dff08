package anamnesis.detect.invented;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Which generators can write a name at all: where the lists come from, and as of when, stands at
/// the head of the files. They are read when the first name is asked for.
final class NameBook {
  /// English first: its lists are those of [EnglishLineage].
  private static final List<String> TONGUES =
      List.of(
          "en", "gb", "in", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "nb", "fi", "cs",
          "ro", "tr", "hu");

  private static final int LETTERS = 26;

  /// The bits of all English lists.
  static final int ENGLISH = (1 << LETTERS) - 1;

  private static final ListedNames GIVEN = new ListedNames();
  private static final ListedNames FAMILY = new ListedNames();
  private static final List<String> CAST = new ArrayList<>();
  private static final List<Lineage> LINEAGES = new ArrayList<>(List.of(EnglishLineage.values()));

  static {
    readEnglish("given-2026-11.txt", GIVEN);
    readEnglish("family-2026-11.txt", FAMILY);
    readAssistant();
    for (int tongue = 1; tongue < TONGUES.size(); tongue++) {
      readTongue(tongue);
    }
  }

  private NameBook() {}

  static ListedNames givenNames() {
    return GIVEN;
  }

  static ListedNames familyNames() {
    return FAMILY;
  }

  static List<Lineage> lineages() {
    return LINEAGES;
  }

  /// The generators of English names that have it, each a bit ([#bit]).
  static int given(String name) {
    return GIVEN.english(name);
  }

  static int family(String name) {
    return FAMILY.english(name);
  }

  static int bit(char generator) {
    return 1 << (generator - 'a');
  }

  /// Where a list stands among all of them.
  static int place(int tongue, char generator) {
    return tongue * LETTERS + generator - 'a';
  }

  static int tongue(String code) {
    return TONGUES.indexOf(code);
  }

  static boolean isGiven(String name, int tongue) {
    return speaks(GIVEN.lists(GIVEN.set(name)), tongue);
  }

  static boolean isFamily(String name, int tongue) {
    return speaks(FAMILY.lists(FAMILY.set(name)), tongue);
  }

  /// The next tongue behind this one that has a name of these lists, or -1.
  static int after(int tongue, BitSet lists) {
    int next = lists.nextSetBit((tongue + 1) * LETTERS);
    return next < 0 ? -1 : next / LETTERS;
  }

  /// Whether a tongue has a name of these lists.
  static boolean speaks(BitSet lists, int tongue) {
    int next = lists.nextSetBit(tongue * LETTERS);
    return next >= 0 && next < (tongue + 1) * LETTERS;
  }

  /// Whole names that language models write again and again.
  static WholeNames cast() {
    return WholeNames.of(CAST);
  }

  private static void readEnglish(String file, ListedNames names) {
    for (NameFile.Section section : NameFile.read(file).sections()) {
      add(names, section.names(), lists(0, section.heading()));
    }
  }

  private static void readAssistant() {
    for (NameFile.Section section : NameFile.read("assistant-2026-11.txt").sections()) {
      switch (section.heading()) {
        case "given" -> add(GIVEN, section.names(), lists(0, "l"));
        case "family" -> add(FAMILY, section.names(), lists(0, "l"));
        default -> CAST.addAll(section.lines());
      }
    }
  }

  /// Headings are `given ap`: given names that stand in the lists a and p of this language.
  private static void readTongue(int tongue) {
    NameFile file = NameFile.read("names-" + TONGUES.get(tongue) + "-2026-11.txt");
    BitSet given = new BitSet();
    BitSet family = new BitSet();
    for (NameFile.Section section : file.sections()) {
      String[] heading = section.heading().split(" ");
      boolean ofGiven = heading[0].equals("given");
      BitSet lists = lists(tongue, heading[1]);
      (ofGiven ? given : family).or(lists);
      add(ofGiven ? GIVEN : FAMILY, section.names(), lists);
    }
    for (String fact : file.facts()) {
      String[] parts = fact.split(" \\| ");
      LINEAGES.add(
          new Tongue(parts[0], scale(tongue, parts[1], given), scale(tongue, parts[2], family)));
    }
  }

  /// `a 0.07 -0.06 -1.18`: a list, and what a name of it weighs that is in no other of the
  /// language, that is in others too, and that is not in it. `en:j` is a list of the English names.
  private static Tongue.Scale scale(int tongue, String written, BitSet all) {
    String[] words = written.split(" ");
    boolean english = words[0].startsWith("en:");
    int list = english ? place(0, words[0].charAt(3)) : place(tongue, words[0].charAt(0));
    BitSet others = english ? new BitSet() : (BitSet) all.clone();
    others.clear(list);
    return new Tongue.Scale(
        list,
        others,
        Double.parseDouble(words[1]),
        Double.parseDouble(words[2]),
        Double.parseDouble(words[3]));
  }

  private static BitSet lists(int tongue, String generators) {
    BitSet lists = new BitSet();
    generators.chars().forEach(generator -> lists.set(place(tongue, (char) generator)));
    return lists;
  }

  private static void add(ListedNames names, List<String> written, BitSet lists) {
    for (String name : written) {
      names.add(Letters.only(name), lists);
    }
  }
}
