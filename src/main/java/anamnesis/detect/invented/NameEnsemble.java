package anamnesis.detect.invented;

import anamnesis.detect.Rule;
import java.util.Optional;

/// The cast that language models write when they are asked for a few patients: the same names again
/// and again, one of each origin.
///
/// Source of the idea: arXiv 2606.02184, on the names that models repeat; the list is our own
/// observation, dated in its file, for such habits change with every release.
final class NameEnsemble implements Sign {
  private static final Rule RULE =
      new Rule(
          "S08-name-ensemble",
          "whole names that language models write again and again",
          "they are called as language models call the people they make up",
          "one such name is nothing; each weighs a little, and only beside other signs",
          "read the names: Sarah Johnson, Michael Chen, Emily Rodriguez, David Kim",
          "people are really called so",
          "see who stood there before: anamnesis backups bisect PATH");

  /// Such a name is one of hundreds of real ones, and every fifth of theirs.
  private static final double POWERS = 1.2;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Optional<Watch> watch(Columns columns) {
    return columns.named() ? Optional.of(new Cast()) : Optional.empty();
  }

  private static final class Cast implements Watch {
    private final WholeNames names = NameBook.cast();
    private int seen;

    @Override
    public void see(Person person, Marks.Hand marks) {
      if (!person.family().isEmpty() && names.has(person.given(), person.family())) {
        marks.weigh(person.place(), Strand.FAMILY_NAMES, POWERS);
        seen++;
      }
    }

    @Override
    public void close(Marks.Hand marks) {
      if (seen >= 4 && seen * 10 >= marks.records()) {
        marks.made("a language model", 3);
      }
    }
  }
}
