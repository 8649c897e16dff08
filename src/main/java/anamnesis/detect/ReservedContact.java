package anamnesis.detect;

import anamnesis.database.Answer;
import anamnesis.database.Trouble;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Records of people whom no e-mail and no call could ever reach: somebody made them up.
///
/// It names single records, never a table: real people among invented ones stay unaccused.
final class ReservedContact implements Detector {
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
  private static final int SAMPLES = 200;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.DATABASE);
  }

  @Override
  public Judgement examine(Given given) {
    List<Finding> findings = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    int looked = 0;
    for (Table table : given.wounded().tables()) {
      if (table.partition()) {
        continue;
      }
      if (!table.gap().isEmpty()) {
        gaps.add(table.gap());
        continue;
      }
      try {
        finding(given.wounded(), table).ifPresent(findings::add);
        looked++;
      } catch (Trouble trouble) {
        gaps.add(Wounded.gap(table.name(), trouble));
      }
    }
    return new Judgement(findings, gaps, looked > 0 || gaps.isEmpty());
  }

  private static Optional<Finding> finding(Wounded wounded, Table table) {
    ContactColumns columns = columns(wounded, table);
    return columns.none()
        ? Optional.empty()
        : judge(table, columns, tally(wounded, table, columns));
  }

  static Optional<Finding> judge(Table table, ContactColumns columns, ReservedTally.Sum sum) {
    return severity(sum).map(severity -> finding(table, columns, sum, severity));
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
      Table table, ContactColumns columns, ReservedTally.Sum sum, Severity severity) {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("records", sum.judged());
    measures.put("reserved", sum.records().size());
    measures.put("distinctValues", sum.distinct());
    measures.put("placeholders", sum.habits());
    return new Finding(
        "S04-" + table.name(),
        RULE.id(),
        severity,
        Confidence.STRONG,
        table.name(),
        String.format(
            Locale.ROOT,
            "%s: %,d of %,d records can be reached by nobody: their contacts are reserved",
            table.name(),
            sum.records().size(),
            sum.judged()),
        measures,
        sum.records(),
        see(table, columns),
        RULE.refutedBy(),
        RULE.next());
  }

  private static String see(Table table, ContactColumns columns) {
    List<String> conditions = new ArrayList<>();
    columns
        .emails()
        .forEach(
            column ->
                conditions.add(
                    column.sql()
                        + " ~* '[@.](example\\.(com|net|org)|test|example|invalid|localhost)$'"));
    columns
        .phones()
        .forEach(
            column ->
                conditions.add(
                    "regexp_replace(%s::text, '\\D', '', 'g') ~ '55501\\d\\d$'"
                        .formatted(column.sql())));
    return "select count(*) from %s where %s"
        .formatted(table.sql(), String.join(" or ", conditions));
  }

  private static ContactColumns columns(Wounded wounded, Table table) {
    List<Table.Column> texts = table.columns().stream().filter(Table.Column::isText).toList();
    List<List<@Nullable String>> samples = new ArrayList<>();
    if (!texts.isEmpty()) {
      wounded.each(
          question(table, texts) + " limit " + SAMPLES,
          row -> samples.add(values(row, texts.size())));
    }
    return ContactColumns.of(table, samples);
  }

  private static ReservedTally.Sum tally(Wounded wounded, Table table, ContactColumns columns) {
    List<Table.Column> all = new ArrayList<>(table.place());
    int emails = all.size();
    all.addAll(columns.emails());
    int phones = all.size();
    all.addAll(columns.phones());
    ReservedTally tally = new ReservedTally();
    wounded.each(
        question(table, all),
        row -> {
          List<@Nullable String> values = values(row, all.size());
          tally.add(
              String.join(",", present(values.subList(0, emails))),
              present(values.subList(emails, phones)),
              present(values.subList(phones, values.size())));
        });
    return tally.sum();
  }

  private static String question(Table table, List<Table.Column> columns) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> "left(%s::text, 320) as c%s".formatted(columns.get(i).sql(), i))
        .collect(Collectors.joining(", ", "select ", " from " + table.sql()));
  }

  private static List<@Nullable String> values(Answer row, int count) {
    List<@Nullable String> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(row.text("c" + i).orElse(null));
    }
    return values;
  }

  private static List<String> present(List<@Nullable String> values) {
    List<String> present = new ArrayList<>();
    for (String value : values) {
      if (value != null && !value.isBlank()) {
        present.add(value);
      }
    }
    return present;
  }
}
