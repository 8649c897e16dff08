package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.Rule;
import java.util.BitSet;
import java.util.Optional;

/// Records that nothing ever happened to, in a table where something happened to the others: no
/// visit, no payment, no last login. Whoever just registered looks the same: it says something only
/// where something else speaks first ([Crowd] sees to that).
final class Hollow implements Sign {
  private static final Rule RULE =
      new Rule(
          "S13-hollow",
          "records without a history, among others that have one",
          "they have no visit, payment or login, and others have",
          "from 20 records on, if between a fifth and nearly all have a history; never alone",
          "select those of them that no visit, payment or appointment names",
          "people who registered and have not come yet; an import of names alone",
          "ask those who are in doubt; see when they came: anamnesis backups bisect PATH");

  private static final int FEWEST = 20;
  private static final double SOME = 0.2;
  private static final double NEARLY_ALL = 0.97;
  private static final double NOTHING = 0.5;

  /// Who invents people invents visits too, now and then.
  private static final double SOMETHING = -0.3;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Optional<Watch> watch(Columns columns) {
    return columns.has(ColumnKind.HISTORY) ? Optional.of(new Lives()) : Optional.empty();
  }

  private static final class Lives implements Watch {
    private final BitSet lived = new BitSet();

    @Override
    public void see(Person person, Marks.Hand marks) {
      lived.set(person.place(), person.all(ColumnKind.HISTORY).stream().anyMatch(Lives::isMore));
    }

    /// Counted, and none: `0`, `0.00`.
    private static boolean isMore(String value) {
      return value.chars().anyMatch(sign -> "0., -".indexOf(sign) < 0);
    }

    @Override
    public void close(Marks.Hand marks) {
      int records = marks.records();
      int living = lived.cardinality();
      if (records < FEWEST || living < SOME * records || living > NEARLY_ALL * records) {
        return;
      }
      for (int record = 0; record < records; record++) {
        marks.weigh(record, Strand.HISTORY, lived.get(record) ? SOMETHING : NOTHING);
      }
    }
  }
}
