package anamnesis.detect.invented;

import anamnesis.detect.Rule;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
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

    /// Sets of lists ([ListedNames]); [#UNSAID] where a record names nobody.
    private static final int UNSAID = -1;

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
      given[size - 1] = first.length() < 2 ? UNSAID : NameBook.givenNames().set(first);
      family[size - 1] = person.family().length() < 2 ? UNSAID : family(person);
    }

    /// A generator puts a double name together out of listed ones, and a `de` before one.
    private static int family(Person person) {
      int set = NameBook.familyNames().set(person.family());
      List<String> parts = set == 0 ? WholeName.halves(person.familyWritten()) : List.of();
      if (parts.isEmpty() || parts.size() > 2) {
        return set;
      }
      int first = NameBook.familyNames().set(parts.getFirst());
      return NameBook.familyNames().set(parts.getLast()) == 0 ? 0 : first;
    }

    @Override
    public void close(Marks.Hand marks) {
      NameScales best = NameScales.english();
      double most = 0;
      NameTally tally = NameTally.of(given, family, size);
      for (NameScales scales : NameScales.all()) {
        double powers = tally.atMost(scales) > most ? powers(scales) : 0;
        if (powers > most) {
          most = powers;
          best = scales;
        }
      }
      for (int record = 0; record < size; record++) {
        marks.weigh(record, Strand.GIVEN_NAMES, best.given(given[record]));
        marks.weigh(record, Strand.FAMILY_NAMES, best.family(family[record]));
      }
      if (most >= 2) {
        marks.made(best.lineage().words(), Math.min(5, most / 10));
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
        if (family[record] != UNSAID) {
          named++;
          odd += isOdd(record) ? 1 : 0;
          outside += EnglishLineage.isOfFaker(lists(record)) ? 0 : 1;
        }
      }
      if (odd < FEWEST || odd * 2 < named || outside * 10 > named) {
        return;
      }
      for (int record = 0; record < size; record++) {
        if (isOdd(record)) {
          marks.prove(record);
        }
      }
    }

    private boolean isOdd(int record) {
      return EnglishLineage.isOdd(lists(record));
    }

    private BitSet lists(int record) {
      return NameBook.familyNames().lists(Math.max(0, family[record]));
    }

    /// What speaks for it where it is at its best: among the records that are not plainly real.
    private double powers(NameScales scales) {
      double sum = 0;
      for (int record = 0; record < size; record++) {
        sum += Math.max(0, scales.given(given[record]) + scales.family(family[record]));
      }
      return sum;
    }
  }
}
