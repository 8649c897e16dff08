package anamnesis.detect.invented;

import anamnesis.detect.Rule;
import java.util.Arrays;
import java.util.Optional;

/// Names out of the closed lists of generators. Real families are called many things that stand in
/// no list; and of the lists' rare names, no practice has this many.
///
/// The weights are likelihoods, measured: shares of each list's own draws against the largest share
/// found among real people, of whichever country (see [Lineage]).
final class NameLists implements Sign {
  private static final Rule RULE =
      new Rule(
          "S06-name-list",
          "given and family names out of the lists of one generator",
          "their names stand in a generator's list",
          "each name weighs as much as it is commoner among the generator's names than among real"
              + " ones; a name outside the list speaks against it",
          "compare the family names with the lists of faker-js, Datafaker, Python Faker and Chance",
          "a community in which these names are common; test accounts that somebody knows of",
          "see who stood there before: anamnesis backups bisect PATH");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Optional<Watch> watch(Columns columns) {
    return columns.named() ? Optional.of(new Names()) : Optional.empty();
  }

  /// For each record which lists its names stand in; whose lists they are is known at the end.
  private static final class Names implements Watch {
    private static final int FEWEST = 10;
    private static final int SAID = 1 << 30;

    private int[] given = new int[256];
    private int[] family = new int[256];
    private int size;

    @Override
    public void see(Person person, Marks.Hand marks) {
      size = person.place() + 1;
      if (size > given.length) {
        given = Arrays.copyOf(given, given.length * 2);
        family = Arrays.copyOf(family, family.length * 2);
      }
      String first = person.given();
      String last = person.family();
      given[size - 1] = first.length() < 2 ? 0 : NameBook.given(first) | SAID;
      family[size - 1] = last.length() < 2 ? 0 : NameBook.family(last) | SAID;
    }

    @Override
    public void close(Marks.Hand marks) {
      Lineage best = null;
      double most = 0;
      for (Lineage lineage : Lineage.values()) {
        double powers = powers(lineage);
        if (powers > most) {
          most = powers;
          best = lineage;
        }
      }
      if (best == null) {
        best = Lineage.FAKER;
      }
      for (int record = 0; record < size; record++) {
        marks.weigh(record, Strand.GIVEN_NAMES, weight(given[record], best, true));
        marks.weigh(record, Strand.FAMILY_NAMES, weight(family[record], best, false));
      }
      if (most >= 2) {
        marks.made(best.words(), Math.min(5, most / 10));
      }
      closed(marks);
    }

    /// Where every other family name is one of those that one real person in a hundred has, and
    /// next to none is of another list, nobody was born with them.
    private void closed(Marks.Hand marks) {
      int named = 0;
      int odd = 0;
      int outside = 0;
      for (int record = 0; record < size; record++) {
        if (family[record] != 0) {
          named++;
          odd += Lineage.isOdd(family[record]) ? 1 : 0;
          outside += Lineage.isOfFaker(family[record]) ? 0 : 1;
        }
      }
      if (odd < FEWEST || odd * 2 < named || outside * 10 > named) {
        return;
      }
      for (int record = 0; record < size; record++) {
        if (Lineage.isOdd(family[record])) {
          marks.prove(record);
        }
      }
    }

    /// What speaks for it where it is at its best: among the records that are not plainly real.
    private double powers(Lineage lineage) {
      double sum = 0;
      for (int record = 0; record < size; record++) {
        double both = weight(given[record], lineage, true) + weight(family[record], lineage, false);
        sum += Math.max(0, both);
      }
      return sum;
    }

    private static double weight(int lists, Lineage lineage, boolean given) {
      if (lists == 0) {
        return 0;
      }
      return given ? lineage.given(lists) : lineage.family(lists);
    }
  }
}
