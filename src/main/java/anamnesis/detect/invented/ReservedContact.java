package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// Records of people whom no e-mail and no call could ever reach: somebody made them up.
///
/// It names single records, never a table: real people among invented ones stay unaccused.
final class ReservedContact implements Sign {
  private static final Rule RULE =
      new Rule(
          "S04-reserved-contact",
          "people with e-mail addresses or phone numbers reserved for examples",
          "holds people whom nobody could reach",
          "critical from half of the records of a table, and 5; a warning from 5 %, and 2; a value"
              + " that very many share is taken for a placeholder",
          "select the records whose e-mail ends in example.com, .test or .invalid, or whose number"
              + " is 555-0100 to 555-0199",
          "these are test accounts or a demonstration that somebody knows of",
          "delete nothing: they are evidence; see who stood there before: anamnesis backups PATH");

  private static final int FEWEST = 5;

  /// A real record with such a contact is one in a thousand, an invented one every second.
  private static final double POWERS = 2.7;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Optional<Watch> watch(Columns columns) {
    return columns.has(ColumnKind.EMAIL) || columns.has(ColumnKind.PHONE)
        ? Optional.of(new Contacts())
        : Optional.empty();
  }

  private static final class Contacts implements Watch {
    private final ReservedTally tally = new ReservedTally();
    private final BitSet called = new BitSet();

    @Override
    public void see(Person person, Marks.Hand marks) {
      List<String> phones = person.all(ColumnKind.PHONE);
      if (tally.add(person.place(), person.emails(), phones)) {
        called.set(person.place(), phones.stream().anyMatch(Reserved::phone));
      }
    }

    @Override
    public void close(Marks.Hand marks) {
      for (int record : tally.sum().records()) {
        // A number says nothing of the address beside it: each hangs on a strand of its own.
        boolean phone = called.get(record);
        marks.weigh(record, phone ? Strand.PHONES : Strand.EMAILS, POWERS);
      }
    }

    @Override
    public Optional<Finding> finding(Rule rule, Crowd crowd) {
      return judge(crowd.columns(), tally.sum(), crowd::keysOf);
    }
  }

  /// @param keys what tells those records apart
  static Optional<Finding> judge(
      Columns columns,
      ReservedTally.Sum sum,
      java.util.function.Function<List<Integer>, List<String>> keys) {
    return severity(sum)
        .map(severity -> finding(columns, sum, severity, keys.apply(sum.records())));
  }

  /// How loud so many are.
  static Optional<Severity> severity(ReservedTally.Sum sum) {
    int reserved = sum.records().size();
    if (reserved * 2L >= sum.judged() && reserved >= FEWEST && sum.distinct() >= FEWEST) {
      return Optional.of(Severity.CRITICAL);
    }
    if (reserved * 20L >= sum.judged() && reserved >= 2) {
      return Optional.of(Severity.WARN);
    }
    return reserved >= FEWEST && sum.distinct() >= FEWEST
        ? Optional.of(Severity.INFO)
        : Optional.empty();
  }

  private static Finding finding(
      Columns columns, ReservedTally.Sum sum, Severity severity, List<String> records) {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("records", sum.judged());
    measures.put("reserved", records.size());
    measures.put("distinctValues", sum.distinct());
    measures.put("placeholders", sum.habits());
    return new Finding(
        "S04-" + columns.table(),
        RULE.id(),
        severity,
        Confidence.STRONG,
        columns.table(),
        String.format(
            Locale.ROOT,
            "%s: %,d of %,d records can be reached by nobody: their contacts are reserved",
            columns.table(),
            records.size(),
            sum.judged()),
        measures,
        records,
        see(columns),
        RULE.refutedBy(),
        RULE.next());
  }

  private static String see(Columns columns) {
    List<String> conditions = new ArrayList<>();
    for (int column : columns.of(ColumnKind.EMAIL)) {
      conditions.add(
          columns.sql(column)
              + " ~* '[@.](example\\.(com|net|org)|test|example|invalid|localhost)$'");
    }
    for (int column : columns.of(ColumnKind.PHONE)) {
      conditions.add(
          "regexp_replace(%s::text, '\\D', '', 'g') ~ '55501\\d\\d$'"
              .formatted(columns.sql(column)));
    }
    return "select count(*) from %s where %s"
        .formatted(columns.sqlTable(), String.join(" or ", conditions));
  }
}
