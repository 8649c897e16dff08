package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A table that grew from copy to copy and stands still in the last ones, while others moved on.
///
/// What is appended to is learnt: it grew in the earlier copies and never lost a row. How long such
/// a table may rest is learnt as well, for a small practice has nights without a payment.
final class NoGrowth implements Detector {
  private static final Rule RULE =
      new Rule(
          "B07-no-growth",
          "tables that always grew stand still in the last copies",
          "has tables that stopped growing in the copies",
          "3 copies or more without a new row, in a table that grew before and never lost one;"
              + " critical if the database took rows in it meanwhile; a warning if other tables of"
              + " the copies moved on and it never rested half as long; else it is let be",
          "anamnesis backups compare A B",
          "what writes this table was switched off, or nothing of its kind happened",
          "count its rows of the last days in the database itself");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.COPIES);
  }

  @Override
  public Judgement examine(Given given) {
    if (given.allCopies().isEmpty()) {
      return Judgement.unable(Judgement.NO_COPY);
    }
    List<Finding> findings = new ArrayList<>();
    for (Series series : Series.in(given.allCopies())) {
      List<Resting> resting = resting(series.opened(), given.thresholds());
      if (!resting.isEmpty()) {
        Meanwhile meanwhile =
            new Meanwhile(activity(series, resting, given), moved(series, resting));
        judge(series, resting, meanwhile, given.thresholds()).ifPresent(findings::add);
      }
    }
    return new Judgement(findings, List.of(), true);
  }

  private static Optional<Activity> activity(Series series, List<Resting> resting, Given given) {
    Set<String> tables = resting.stream().map(Resting::table).collect(Collectors.toSet());
    Activity.Stretch stretch =
        new Activity.Stretch(
            resting.getFirst().first(), series.opened().getLast(), tables::contains);
    return given.anyDatabase().flatMap(asked -> Activity.between(stretch, asked));
  }

  /// What happened while tables rested.
  ///
  /// @param others tables of the same copies that moved on
  record Meanwhile(Optional<Activity> activity, Set<String> others) {
    /// Whether the database took rows in that very table.
    boolean wrote(Resting resting) {
      return activity
          .filter(found -> found.rows() > 0 && found.table().equals(resting.table()))
          .isPresent();
    }
  }

  /// A table that stands still.
  ///
  /// @param steps between copies, without a new row, at the end
  /// @param longest as many as it rested before
  /// @param grew how many of the earlier steps brought rows
  record Resting(String table, Copy first, int steps, int longest, int grew, int earlier) {
    /// One in how many tables that grow as often would rest for so long by chance.
    double odds() {
      double quiet = 1 - (double) grew / (earlier + 2);
      return Math.pow(1 / quiet, steps);
    }

    boolean beyondHabit(double least) {
      return steps > 2 * longest && odds() >= least;
    }
  }

  static List<Resting> resting(List<Copy> opened, Thresholds thresholds) {
    List<Resting> resting = new ArrayList<>();
    if (opened.size() > thresholds.count(RULE.id() + ".copies")) {
      Steps.of(opened).forEach((table, steps) -> steps.resting(opened).ifPresent(resting::add));
    }
    int least = thresholds.count(RULE.id() + ".copies") - 1;
    return resting.stream().filter(each -> each.steps() >= least).toList();
  }

  /// Only what moved in every other table tells that the practice was open.
  private static Set<String> moved(Series series, List<Resting> resting) {
    List<Copy> opened = series.opened();
    int steps = resting.stream().mapToInt(Resting::steps).min().orElse(0);
    Set<String> moved = new TreeSet<>();
    Steps.of(opened)
        .forEach(
            (table, all) -> {
              if (all.movedInLast(steps)) {
                moved.add(table);
              }
            });
    return moved;
  }

  static Optional<Finding> judge(
      Series series, List<Resting> resting, Meanwhile meanwhile, Thresholds thresholds) {
    Optional<Resting> proven = resting.stream().filter(meanwhile::wrote).findFirst();
    if (proven.isPresent()) {
      String words = meanwhile.activity().map(Activity::words).orElse("");
      return Optional.of(
          finding(thresholds.severity(RULE), series, words, measures(proven.get(), meanwhile)));
    }
    double odds = thresholds.count(RULE.id() + ".odds");
    return resting.stream()
        .filter(each -> !meanwhile.others().isEmpty() && each.beyondHabit(odds))
        .findFirst()
        .map(
            each ->
                finding(
                    Severity.WARN,
                    series,
                    meanwhile.others().iterator().next() + " moved on",
                    measures(each, meanwhile)));
  }

  private static Finding finding(
      Severity severity, Series series, String words, SequencedMap<String, Object> measures) {
    return RULE.finding(
        severity,
        severity == Severity.CRITICAL ? Confidence.STRONG : Confidence.INDICATOR,
        series.name(),
        "%s stands still in the last %s copies, and had grown in %s of %s before; %s"
            .formatted(
                measures.get("table"),
                measures.get("copies"),
                measures.get("grewBefore"),
                measures.get("stepsBefore"),
                words),
        measures);
  }

  private static SequencedMap<String, Object> measures(Resting resting, Meanwhile meanwhile) {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("table", resting.table());
    measures.put("copies", resting.steps() + 1);
    measures.put("first", resting.first().path());
    measures.put("grewBefore", resting.grew());
    measures.put("stepsBefore", resting.earlier());
    measures.put("longestRestBefore", resting.longest());
    measures.put("oddsOneIn", Math.round(Math.min(1e15, resting.odds())));
    measures.put("movedOn", String.join(", ", meanwhile.others()));
    meanwhile.activity().ifPresent(found -> measures.put("rowsWrittenBetween", found.rows()));
    return measures;
  }
}
