package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Streets and towns put together out of the lists of names: `68747 Casper Ridges, New Thielview`.
final class MadeUpAddress implements Sign {
  private static final Rule RULE =
      new Rule(
          "S19-made-up-address",
          "streets and towns put together out of lists of names",
          "they live in streets and towns that were put together out of lists of names",
          "each street and town weighs by how generators make them",
          "read the towns: North Gerson, Monserrateton, Port Kamronview",
          "a county that names its streets after its families",
          "see who stood there before: anamnesis backups bisect PATH");

  private static final Set<String> BEFORE = PlaceHabit.words("en before");
  private static final Set<String> SAINTS = PlaceHabit.words("en saints");
  private static final List<String> BEHIND = List.copyOf(PlaceHabit.words("en behind"));

  /// Words of the post office that stand behind one real street in a thousand.
  private static final Set<String> RARE = PlaceHabit.words("en rare");

  private static final Pattern STATE_AND_ZIP =
      Pattern.compile("[, ]([A-Z]{2})[, ]+([0-9]{5})(?:-[0-9]{4})?$");

  private static final double MADE = 1.2;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Optional<Watch> watch(Columns columns) {
    return columns.has(ColumnKind.STREET) || columns.has(ColumnKind.CITY)
        ? Optional.of(new Places())
        : Optional.empty();
  }

  /// A town that others of the table live in too is a town, whatever it is called: generators
  /// hardly ever make one twice.
  private static final class Places implements Watch {
    private static final int SLOTS = 1 << 16;

    /// By chance a generator makes one town twice.
    private static final int FEW = 2;

    private final int[] inhabitants = new int[SLOTS];
    private final int[] hashes = new int[SLOTS];
    private final float[] weights = new float[SLOTS];
    private int[] towns = new int[256];
    private float[] made = new float[256];

    @Override
    public void see(Person person, Marks.Hand marks) {
      String street = person.text(ColumnKind.STREET);
      int comma = street.indexOf(',');
      String city = person.text(ColumnKind.CITY);
      live(person.place(), city.isEmpty() && comma > 0 ? part(street, comma) : city);
      double english = street(comma > 0 ? street.substring(0, comma) : street);
      double powers = Math.max(english, PlacesAbroad.street(street));
      Matcher end = STATE_AND_ZIP.matcher(street);
      if (comma > 0 && end.find()) {
        powers += ZipCodes.weight(end.group(2), end.group(1));
      }
      if (powers != 0) {
        marks.weigh(person.place(), Strand.ADDRESSES, powers);
      }
    }

    private void live(int record, String town) {
      int hash = town.hashCode();
      int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
      inhabitants[slot]++;
      if (record >= towns.length) {
        towns = Arrays.copyOf(towns, towns.length * 2);
        made = Arrays.copyOf(made, towns.length);
      }
      towns[record] = slot;
      made[record] = made(town, slot);
    }

    /// Where many live in few towns, each is looked at once.
    private float made(String town, int slot) {
      if (inhabitants[slot] == 1 || hashes[slot] != town.hashCode()) {
        hashes[slot] = town.hashCode();
        weights[slot] = (float) (town(town) > 0 ? MADE : PlacesAbroad.town(town));
      }
      return weights[slot];
    }

    private static String part(String street, int comma) {
      int end = street.indexOf(',', comma + 1);
      return street.substring(comma + 1, end < 0 ? street.length() : end).strip();
    }

    @Override
    public void close(Marks.Hand marks) {
      int alone = Math.max(FEW, marks.records() / 1_000);
      for (int record = 0; record < marks.records(); record++) {
        if (made[record] > 0 && inhabitants[towns[record]] <= alone) {
          marks.weigh(record, Strand.ADDRESSES, made[record]);
        }
      }
    }
  }

  /// `463 Thiel Green`: a family's name, or a given one, and a word that hardly any street has.
  static double street(String line) {
    List<String> words = Letters.words(line);
    if (words.size() < 2) {
      return 0;
    }
    boolean rare = RARE.contains(words.get(1));
    boolean odd = DerivedEmail.isOddFamily(words.get(0));
    boolean name = odd || NameBook.given(words.get(0)) != 0;
    return rare && name ? 1.5 : odd ? 0.8 : rare ? 0.4 : 0;
  }

  /// `Monserrateton`, `North Gerson`: a name, and what generators put before and behind it.
  static double town(String town) {
    List<String> words = Letters.words(town);
    if (words.isEmpty() || words.size() > 2) {
      return 0;
    }
    String name = words.getLast();
    boolean before = words.size() == 2 && BEFORE.contains(words.getFirst());
    if (before && words.getFirst().equals("st") && SAINTS.contains(name)) {
      return 0;
    }
    boolean behind = isName(stem(name)) && !stem(name).equals(name);
    if (before && (behind || isName(name))) {
      return 1.3;
    }
    return behind && (words.size() == 1) ? 1 : 0;
  }

  private static String stem(String name) {
    for (String behind : BEHIND) {
      if (name.length() > behind.length() + 2 && name.endsWith(behind)) {
        return name.substring(0, name.length() - behind.length());
      }
    }
    return name;
  }

  /// Of the lists that towns are made of; Chance has its own way.
  private static boolean isFamily(String word) {
    return (NameBook.family(word) & (NameBook.bit('f') | NameBook.bit('p'))) != 0;
  }

  private static boolean isName(String word) {
    return word.length() > 2 && (NameBook.given(word) != 0 || isFamily(word));
  }
}
