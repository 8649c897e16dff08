package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.Rule;
import java.util.Arrays;
import java.util.Optional;
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
      double english = EnglishPlaces.street(comma > 0 ? street.substring(0, comma) : street);
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
        weights[slot] = (float) (EnglishPlaces.town(town) > 0 ? MADE : PlacesAbroad.town(town));
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
}
