package anamnesis.detect;

import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.baseline.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// Rows that are all there and all marked as deleted: a count sees nothing, and a practice sees
/// nobody.
final class MassSoftDelete implements BesideBaseline {
  private static final Rule RULE =
      new Rule(
          "P27-mass-soft-delete",
          "very many rows marked as deleted since the baseline",
          "has rows marked as deleted that lived",
          "critical from half of the living rows and 20; a warning from a fifth and 10",
          "select count(*) from the table where its column for deletion is set",
          "an archiving that somebody ordered (P17-count-drop.purged in your thresholds)",
          "the rows are all there: find the moment they were marked at, and who wrote it");

  private static final int MANY = 20;
  private static final int SOME = 10;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Judgement examine(Against against) {
    List<Finding> findings =
        against.whole().stream()
            .filter(pair -> !against.purged(pair))
            .flatMap(pair -> pair.rows().stream())
            .flatMap(rows -> judge(rows).stream())
            .toList();
    return new Judgement(findings, against.gaps(), true);
  }

  private static List<Finding> judge(Against.Rows rows) {
    Held then = rows.then();
    List<Finding> findings = new ArrayList<>();
    rows.now()
        .soft()
        .forEach(
            (column, marked) -> {
              Long before = then.soft().get(column);
              if (before != null) {
                Marked since = new Marked(column, then.rows() - before, marked - before);
                severity(since.lived(), since.rows())
                    .map(loud -> finding(rows.pair(), since, loud))
                    .ifPresent(findings::add);
              }
            });
    return findings.stream().limit(1).toList();
  }

  /// @param lived how many rows lived when all was well
  /// @param rows how many more are marked now
  private record Marked(String column, long lived, long rows) {}

  static Optional<Severity> severity(long lived, long marked) {
    if (marked >= MANY && marked * 2 >= lived) {
      return Optional.of(Severity.CRITICAL);
    }
    return marked >= SOME && marked * 5 >= lived ? Optional.of(Severity.WARN) : Optional.empty();
  }

  private static Finding finding(Against.Pair pair, Marked since, Severity loud) {
    SequencedMap<String, Object> measures = pair.measures();
    measures.put("column", since.column());
    measures.put("markedSince", since.rows());
    measures.put("lived", since.lived());
    return RULE.finding(
        loud,
        Confidence.STRONG,
        pair.name(),
        String.format(
            Locale.ROOT,
            "%s: %,d rows that lived in the %s are marked as deleted in %s",
            pair.name(),
            since.rows(),
            pair.words(),
            since.column()),
        measures);
  }
}
