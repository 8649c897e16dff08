package anamnesis.detect;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.baseline.Held;
import anamnesis.detect.baseline.Portrait;
import anamnesis.detect.baseline.Sketch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Rows gone from a table that is only ever added to: an audit log, a ledger, a history.
final class AuditDelete implements Detector {
  private static final Rule RULE =
      new Rule(
          "P19-audit-delete",
          "rows gone from a table that is only ever added to",
          "is a log, and entries of it are gone",
          "critical if any entry of the baseline is gone; a warning if its counters saw a DELETE",
          "select n_tup_del from pg_stat_user_tables; the lowest and highest id, and count(*)",
          "a rotation that somebody ordered (P17-count-drop.purged in your thresholds)",
          "keep a copy of the log as it is, and find who may delete in it: anamnesis posture");

  /// A table that lost rows so often while all was well is rotated.
  private static final int ACCIDENTS = 2;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.DATABASE);
  }

  /// Counters first: they are of little use once rows were read.
  @Override
  public Judgement examine(Given given) {
    Set<String> words = Set.copyOf(given.thresholds().words("P19-audit-delete.tables"));
    List<Finding> findings = new ArrayList<>();
    Optional<Against> against = given.against();
    if (against.isPresent()) {
      for (Against.Pair pair : against.get().whole()) {
        if (isLog(pair.name(), words)) {
          compared(pair, against.get())
              .flatMap(seen -> judge(seen, Optional.of(pair)))
              .ifPresent(findings::add);
        }
      }
      return new Judgement(findings, against.get().gaps(), true);
    }
    Portrait now = given.look().catalogue();
    now.tables()
        .forEach(
            (name, table) -> {
              if (isLog(name, words) && given.wounded().selection().includes(name)) {
                judge(new Seen(name, -1, -1, 0, table.deleted(), false), Optional.empty())
                    .ifPresent(findings::add);
              }
            });
    return new Judgement(findings, List.of(), true);
  }

  static boolean isLog(String table, Set<String> words) {
    String name = table.substring(table.indexOf('.') + 1);
    return words.contains(table.toLowerCase(Locale.ROOT))
        || ColumnKind.words(name).stream().anyMatch(words::contains);
  }

  /// @param gone entries of the baseline that are not there any more
  /// @param deleted how many DELETE took since, by its counters; -1 if nobody knows
  record Seen(String table, long then, long now, long gone, long deleted, boolean rotated) {}

  private static Optional<Seen> compared(Against.Pair pair, Against against) {
    Portrait.Table before = pair.then();
    Portrait.Table after = pair.now();
    if (after == null) {
      return Optional.empty();
    }
    Held then = before.held();
    Held now = after.held();
    if (then == null || now == null) {
      return Optional.empty();
    }
    Sketch.Kept kept = then.keys().in(now.keys());
    long deleted =
        before.deleted() < 0 || after.deleted() < before.deleted()
            ? -1
            : after.deleted() - before.deleted();
    return Optional.of(
        new Seen(
            pair.name(),
            then.rows(),
            now.rows(),
            Math.max(Math.max(0, then.rows() - now.rows()), kept.gone()),
            deleted,
            against.purged(pair) || against.baseline().losses(pair.name()) > ACCIDENTS));
  }

  static Optional<Finding> judge(Seen seen, Optional<Against.Pair> against) {
    if (seen.rotated() || (seen.gone() == 0 && seen.deleted() <= 0)) {
      return Optional.empty();
    }
    SequencedMap<String, Object> measures =
        against.map(Against.Pair::measures).orElseGet(LinkedHashMap::new);
    measures.put("deleted", seen.deleted());
    String counters =
        String.format(Locale.ROOT, "its counters saw %,d rows deleted", seen.deleted());
    String statement = seen.table() + ": " + counters;
    if (seen.gone() > 0) {
      measures.put("before", seen.then());
      measures.put("now", seen.now());
      measures.put("gone", seen.gone());
      statement =
          String.format(
              Locale.ROOT,
              "%s: %,d of %,d entries of the %s are gone; it should only grow",
              seen.table(),
              seen.gone(),
              seen.then(),
              against.map(Against.Pair::words).orElse(""));
    }
    return Optional.of(
        RULE.finding(
            seen.gone() > 0 ? Severity.CRITICAL : Severity.WARN,
            Confidence.STRONG,
            seen.table(),
            statement,
            measures));
  }
}
