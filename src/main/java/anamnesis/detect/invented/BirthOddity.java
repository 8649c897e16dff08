package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.Rule;
import java.util.Optional;

/// Birth dates with the minute of birth, as a generator draws a moment and keeps all of it; and
/// tables in which nobody is a child and nobody old.
final class BirthOddity implements Sign {
  private static final Rule RULE =
      new Rule(
          "S11-dob-oddities",
          "birth dates with a time of day, and nobody young or old",
          "their birth dates are moments, as generators draw them",
          "a birth date with minutes or seconds weighs for each record; that nobody is under 18 or"
              + " over 80, a little, from 40 records on",
          "select the birth dates that are not at midnight",
          "a table of newborns; a practice that sees adults alone",
          "see who stood there before: anamnesis backups bisect PATH");

  private static final int FEWEST = 40;
  private static final double MINUTES = 1.6;
  private static final double DAYS_A_YEAR = 365.25;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Optional<Watch> watch(Columns columns) {
    return columns.has(ColumnKind.BORN) ? Optional.of(new Births()) : Optional.empty();
  }

  private static final class Births implements Watch {
    private long youngest = Long.MIN_VALUE;
    private long oldest = Long.MAX_VALUE;
    private long counted;

    @Override
    public void see(Person person, Marks.Hand marks) {
      String born = person.text(ColumnKind.BORN);
      if (Moments.hasMinutes(born)) {
        marks.weigh(person.place(), Strand.BIRTH_DATES, MINUTES);
      }
      long day = Moments.day(born);
      if (day != Moments.NONE) {
        youngest = Math.max(youngest, day);
        oldest = Math.min(oldest, day);
        counted++;
      }
    }

    /// Sixty-two years between the youngest and the oldest is what `between 18 and 80` comes to;
    /// real people are spread over nearly a hundred.
    @Override
    public void close(Marks.Hand marks) {
      double years = (youngest - oldest) / DAYS_A_YEAR;
      if (counted >= FEWEST && years > 50 && years <= 62.5) {
        marks.weighAll(Strand.BIRTH_DATES, 0.4);
      }
    }
  }
}
