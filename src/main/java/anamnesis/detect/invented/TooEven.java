package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.Rule;
import java.util.Optional;

/// People who take turns: no two in a row are born in one month, and a woman follows each man.
/// Chance repeats itself; who makes people up one by one, a language model above all, avoids to.
///
/// Both are exact tests against chance, in the order of the table ([Avoided], [Turns]). That sexes
/// take turns supports what others say, no more: a register of couples shows it too.
final class TooEven implements Sign {
  private static final Rule RULE =
      new Rule(
          "S23-too-even",
          "birth months and sexes that take turns, as chance does not",
          "they take turns in birth month and sex, as chance does not",
          "a stretch of ten records at least, a hundred times likelier from somebody who avoids"
              + " repetition than from chance",
          "read the birth months in the order of the key: twelve in a row without repetition come"
              + " by chance once in 20,000 tables",
          "a table sampled by birth month, or in which couples were entered in turn",
          "see who stood there before: anamnesis backups bisect PATH");

  private static final int FEWEST = 10;
  private static final double TELLING = 2;

  /// A list in the order of birth dates goes through the months too; here both ways are taken.
  private static final double BOTH_WAYS = 0.2;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Optional<Watch> watch(Columns columns) {
    return columns.has(ColumnKind.BORN) || columns.has(ColumnKind.SEX) || columns.named()
        ? Optional.of(new Order())
        : Optional.empty();
  }

  private static final class Order implements Watch {
    private final BirthDays births = new BirthDays();
    private final Turns turns = new Turns();
    private final Initials initials = new Initials();

    @Override
    public void see(Person person, Marks.Hand marks) {
      births.add(person);
      turns.add(person);
      initials.add(person);
    }

    @Override
    public void close(Marks.Hand marks) {
      births(marks);
      weigh(Stretch.best(turns.powers()), Strand.SEXES, marks);
      weigh(letters(initials.given()), Strand.GIVEN_NAMES, marks);
      weigh(letters(initials.family()), Strand.FAMILY_NAMES, marks);
    }

    private static Stretch letters(byte[] letters) {
      return Stretch.best(Avoided.INITIALS.powers(letters));
    }

    private void births(Marks.Hand marks) {
      float[] months = Avoided.MONTHS.powers(births.months());
      Stretch stretch = Stretch.best(months);
      double up = births.ascending(stretch);
      if (up < BOTH_WAYS || up > 1 - BOTH_WAYS) {
        return;
      }
      double days = stretch.sum(Avoided.DAYS.powers(births.days()));
      weigh(stretch.and(days), Strand.BIRTH_DATES, marks);
    }

    private static void weigh(Stretch stretch, Strand strand, Marks.Hand marks) {
      if (stretch.length() < FEWEST || stretch.powers() < TELLING) {
        return;
      }
      for (int record = stretch.from(); record < stretch.to(); record++) {
        marks.weigh(record, strand, stretch.powers() / stretch.length());
        marks.speak(record);
      }
      if (!strand.supports()) {
        marks.oneHand(stretch);
        marks.made("a language model", Math.min(4, stretch.powers() / 2));
      }
    }
  }
}
