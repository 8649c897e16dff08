package anamnesis.detect.invented;

import anamnesis.detect.Rule;
import java.util.BitSet;
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

  private static final class Names implements Watch {
    private static final int FEWEST = 10;

    private final Listed names = new Listed();

    @Override
    public void see(Person person, Marks.Hand marks) {
      names.add(person);
    }

    @Override
    public void close(Marks.Hand marks) {
      closed(marks);
    }

    /// Whose names they are is told by the records that others speak against, too.
    @Override
    public void conclude(Marks.Hand marks) {
      WhoseNames whose = WhoseNames.of(names, marks);
      NameScales scales = whose.scales();
      for (int record = 0; record < names.size(); record++) {
        marks.weigh(record, Strand.GIVEN_NAMES, scales.given(names.given(record)));
        marks.weigh(record, Strand.FAMILY_NAMES, scales.family(names.family(record)));
      }
      if (whose.powers() >= 2) {
        marks.made(scales.lineage().words(), Math.min(5, whose.powers() / 10));
      }
    }

    /// Where every other family name is one of those that one real person in a hundred has, and
    /// next to none is of another list, nobody was born with them.
    private void closed(Marks.Hand marks) {
      int named = 0;
      int odd = 0;
      int outside = 0;
      for (int record = 0; record < names.size(); record++) {
        if (names.family(record) != Listed.UNSAID) {
          named++;
          odd += isOdd(record) ? 1 : 0;
          outside += EnglishLineage.isOfFaker(lists(record)) ? 0 : 1;
        }
      }
      if (odd < FEWEST || odd * 2 < named || outside * 10 > named) {
        return;
      }
      for (int record = 0; record < names.size(); record++) {
        if (isOdd(record)) {
          marks.prove(record);
        }
      }
    }

    private boolean isOdd(int record) {
      return EnglishLineage.isOdd(lists(record));
    }

    private BitSet lists(int record) {
      return NameBook.familyNames().lists(Math.max(0, names.family(record)));
    }
  }
}
