package anamnesis.detect.invented;

import anamnesis.detect.Detector;
import anamnesis.detect.Finding;
import anamnesis.detect.Given;
import anamnesis.detect.Judgement;
import anamnesis.detect.Need;
import anamnesis.detect.Rule;
import anamnesis.detect.seed.Seeds;
import java.util.Optional;
import java.util.Set;

/// One way in which a record betrays that nobody stands behind it.
///
/// All signs look at a table in one pass. What a sign finds strange is put on the scales; none of
/// them accuses a table.
public interface Sign extends Detector {
  /// How it looks at one table; nothing if the table has no column that it could judge by.
  Optional<Watch> watch(Columns columns);

  /// The same sign, with the seed files of the checkout at hand.
  default Sign knowing(Seeds seeds) {
    return this;
  }

  @Override
  default Set<Need> needs() {
    return Set.of(Need.PEOPLE);
  }

  @Override
  default Judgement examine(Given given) {
    return given.people().judgement(this);
  }

  /// A sign at work on one table.
  interface Watch {
    void see(Person person, Marks.Hand marks);

    /// After the last record, for what only all of them together show.
    default void close(Marks.Hand marks) {}

    /// After all have closed, for what hangs on what the others found.
    default void conclude(Marks.Hand marks) {}

    /// What it has to say of the table, once all was weighed: of a crowd that is suspect, or of
    /// which some are proven invented, how many of its records it speaks against.
    default Optional<Finding> finding(Rule rule, Crowd crowd) {
      return Spoken.of(rule, crowd);
    }
  }
}
