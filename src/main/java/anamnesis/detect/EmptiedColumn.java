package anamnesis.detect;

import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.baseline.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// A column that was full and is not any more, in rows that are all there: an UPDATE that forgot
/// its WHERE.
final class EmptiedColumn implements BesideBaseline {
  private static final Rule RULE =
      new Rule(
          "P28-emptied-column",
          "a column that was full, and is empty in rows that are there",
          "has a column that was emptied",
          "critical if nine in ten rows had a value and one in ten has; a warning if half of the"
              + " values and 20 are gone, or a tenth where nine in ten rows had one",
          "select count(*), count(the column) from the table",
          "a migration that moved the values to another place: learn it with --accept",
          "have the values back from a copy, by key, before anybody writes over them");

  private static final int FEWEST = 20;
  private static final double FULL = 0.9;
  private static final double EMPTY = 0.1;

  /// Of a column that every row fills: rows that come without it take no value away.
  private static final double SOME = 0.1;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement examine(Against against) {
    Passing passing = Passing.of(against.thresholds());
    List<Finding> findings =
        against.whole().stream()
            .filter(pair -> !passing.is(pair.name()))
            .flatMap(pair -> pair.rows().stream())
            .flatMap(rows -> judge(rows).stream())
            .toList();
    return new Judgement(findings, against.gaps(), true);
  }

  private static List<Finding> judge(Against.Rows rows) {
    Held then = rows.then();
    Held now = rows.now();
    List<String> emptied = new ArrayList<>();
    Severity worst = Severity.WARN;
    for (String column : then.present().keySet()) {
      Long left = now.present().get(column);
      if (left != null && !then.soft().containsKey(column)) {
        Optional<Severity> loud =
            severity(
                new Filled(then.present().get(column), then.rows()), new Filled(left, now.rows()));
        if (loud.isPresent() && loud.get().compareTo(worst) > 0) {
          worst = loud.get();
          emptied.addFirst(column);
        } else if (loud.isPresent()) {
          emptied.add(column);
        }
      }
    }
    if (emptied.isEmpty()) {
      return List.of();
    }
    String column = emptied.getFirst();
    Filled before = new Filled(then.present().getOrDefault(column, 0L), then.rows());
    Filled after = new Filled(now.present().getOrDefault(column, 0L), now.rows());
    return List.of(finding(rows.pair(), new Emptied(emptied, before, after), worst));
  }

  /// @param columns the worst first, of which the numbers are
  private record Emptied(List<String> columns, Filled then, Filled now) {}

  /// How many rows of a table have a value.
  record Filled(long values, long rows) {
    double share() {
      return rows == 0 ? 0 : (double) values / rows;
    }
  }

  static Optional<Severity> severity(Filled then, Filled now) {
    double gone = then.share() * now.rows() - now.values();
    boolean half = gone >= FEWEST && now.share() * 2 <= then.share();
    if (!half && !isBitten(then, now)) {
      return Optional.empty();
    }
    boolean all = then.share() >= FULL && now.share() <= EMPTY;
    return Optional.of(all ? Severity.CRITICAL : Severity.WARN);
  }

  /// Values went, and more than the rows that went could have taken with them.
  private static boolean isBitten(Filled then, Filled now) {
    long gone = then.values() - now.values() - Math.max(0, then.rows() - now.rows());
    return then.share() >= FULL && gone >= Math.max(FEWEST, SOME * then.values());
  }

  private static Finding finding(Against.Pair pair, Emptied emptied, Severity loud) {
    int more = emptied.columns().size() - 1;
    SequencedMap<String, Object> measures = pair.measures();
    measures.put("columns", emptied.columns());
    measures.put("valuesBefore", emptied.then().values());
    measures.put("valuesNow", emptied.now().values());
    return RULE.finding(
        loud,
        Confidence.STRONG,
        pair.name(),
        String.format(
            Locale.ROOT,
            "%s: %s had %,d values in the %s, and has %,d%s",
            pair.name(),
            emptied.columns().getFirst(),
            emptied.then().values(),
            pair.words(),
            emptied.now().values(),
            more > 0 ? "; and %s columns more".formatted(more) : ""),
        measures);
  }
}
