package anamnesis.detect;

import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.baseline.Held;
import anamnesis.detect.baseline.Pace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/// A table that was written to day by day, and is not any more.
///
/// Where everything is silent the practice may be closed; where one table is while others live,
/// nobody is on holiday.
final class FreshnessStop implements BesideBaseline {
  private static final Rule RULE =
      new Rule(
          "P16-freshness-stop",
          "a table that was written to day by day, and is not any more",
          "is not written to any more",
          "a warning after 5 times the gap that one in a hundred was longer than, nights and closed"
              + " days left out, and three and a half open days; critical where one table is silent"
              + " for twice that while others live",
          "select max(…) of the column that tells when a row was written",
          "the practice is closed, or this part of it was given up",
          "look whether the application writes to this database at all, or to another one");

  private static final int LOUD = 2;

  @Override
  public Rule rule() {
    return RULE;
  }

  /// One table that tells of its own silence.
  ///
  /// @param missed how many rows the silence would have brought
  /// @param most how many it may miss
  record Silence(Against.Pair pair, String column, Instant newest, double missed, double most) {
    boolean tells() {
      return missed > most;
    }

    boolean lives() {
      return missed < most / 2;
    }
  }

  @Override
  public Judgement examine(Against against) {
    List<Silence> all = new ArrayList<>();
    for (Against.Pair pair : against.whole()) {
      silence(pair, against).ifPresent(all::add);
    }
    if (all.isEmpty() && against.whole().stream().anyMatch(FreshnessStop::tooYoung)) {
      return Judgement.unable("no table had been written to for four weeks before the baseline");
    }
    return new Judgement(judge(all, silence -> closed(silence, against)), against.gaps(), true);
  }

  /// Where tables are written to now and then, no silence says anything, and none is missed.
  private static boolean tooYoung(Against.Pair pair) {
    Held then = pair.then().held();
    Pace pace = then == null ? null : then.pace();
    return pace != null && pace.tooYoung();
  }

  /// Nothing where nothing was to be expected, or where it was as silent when all was well.
  private static Optional<Silence> silence(Against.Pair pair, Against against) {
    Against.Rows rows = pair.rows().orElse(null);
    Pace pace = rows == null ? null : rows.then().pace();
    if (rows == null || pace == null || !pace.speaks()) {
      return Optional.empty();
    }
    Instant before = rows.then().newest().get(pace.column());
    Instant newest = rows.now().newest().get(pace.column());
    if (before == null || newest == null || pace.expected(before, pair.then().at()) > pace.most()) {
      return Optional.empty();
    }
    double missed = pace.expected(newest, against.now().at());
    return Optional.of(new Silence(pair, pace.column(), newest, missed, pace.most()));
  }

  /// Whoever is closed in August is closed in August.
  private static boolean closed(Silence silence, Against against) {
    return against.baseline().closedThen(silence.newest(), against.now().at());
  }

  static List<Finding> judge(List<Silence> all, Predicate<Silence> closed) {
    List<Silence> silent = all.stream().filter(Silence::tells).toList();
    boolean others = all.stream().anyMatch(Silence::lives);
    if (!silent.isEmpty() && !others && all.size() > 1) {
      Silence last = silent.stream().max(Comparator.comparing(Silence::newest)).orElseThrow();
      return List.of(
          finding(
              last,
              Finding.EVERYTHING,
              closed.test(last) ? Severity.INFO : Severity.WARN,
              "nothing was written to any of %s tables since %s"
                  .formatted(all.size(), Against.day(last.newest()))));
    }
    return silent.stream()
        .map(
            each ->
                finding(
                    each,
                    each.pair().name(),
                    each.missed() > LOUD * each.most() && others
                        ? Severity.CRITICAL
                        : Severity.WARN,
                    String.format(
                        Locale.ROOT,
                        "%s: nothing new since %s; about %,d rows were to be expected",
                        each.pair().name(),
                        Against.day(each.newest()),
                        Math.round(each.missed()))))
        .toList();
  }

  private static Finding finding(
      Silence silence, String subject, Severity severity, String statement) {
    SequencedMap<String, Object> measures = silence.pair().measures();
    measures.put("newest", silence.newest().toString());
    measures.put("column", silence.column());
    measures.put("expectedRows", Math.round(silence.missed()));
    measures.put("allowedRows", Math.round(silence.most()));
    return RULE.finding(severity, Confidence.STRONG, subject, statement, measures);
  }
}
